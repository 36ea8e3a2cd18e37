/** Which commands are on. */
import { describe, expect, test } from 'vitest';
import { CommandPolicy, type PolicyOptions } from '../../../src/runtime/agent/command-policy.ts';

const names = ['guest-ping', 'guest-info', 'guest-shutdown', 'guest-exec'];
const enabled = (options: PolicyOptions): readonly string[] => names.filter((name) => new CommandPolicy(options).isEnabled(name));

describe('the lists', () => {
  test.each<[string, PolicyOptions, readonly string[]]>([
    ['none', {}, names],
    ['an empty allow list', { allow: [] }, names],
    ['an allow list', { allow: ['guest-exec', 'nope'] }, ['guest-exec']],
    ['a block list', { block: ['guest-exec', 'nope'] }, ['guest-ping', 'guest-info', 'guest-shutdown']],
    ['both', { allow: ['guest-exec', 'guest-ping'], block: ['guest-exec'] }, ['guest-ping']],
    ['a name with a space', { block: [' guest-ping'] }, names],
    ['off by itself', { offUnlessAllowed: ['guest-shutdown'] }, ['guest-ping', 'guest-info', 'guest-exec']],
    ['off by itself, allowed by name', { offUnlessAllowed: ['guest-shutdown'], allow: ['guest-shutdown'] }, ['guest-shutdown']],
    ['off by itself, allowed with all others', { offUnlessAllowed: ['guest-shutdown'], changesAllowed: true }, names],
    ['off by itself, allowed, but not named', { offUnlessAllowed: ['guest-shutdown'], changesAllowed: true, allow: ['guest-ping'] }, ['guest-ping']],
    ['off by itself, allowed and blocked', { offUnlessAllowed: ['guest-shutdown'], changesAllowed: true, block: ['guest-shutdown'] }, ['guest-ping', 'guest-info', 'guest-exec']],
  ])('%s', (_name, options, expected) => {
    expect(enabled(options)).toEqual(expected);
  });
});

test('while frozen exactly the commands for that are on, blocked or not, and afterwards the lists hold again', () => {
  const policy = new CommandPolicy({ block: ['guest-ping'], whileFrozen: ['guest-ping', 'guest-info'], offUnlessAllowed: ['guest-info'] });
  const on = (): readonly string[] => names.filter((name) => policy.isEnabled(name));
  policy.freeze();
  expect(policy.isFrozen).toBe(true);
  expect(on()).toEqual(['guest-ping', 'guest-info']);
  policy.thaw();
  expect(policy.isFrozen).toBe(false);
  expect(on()).toEqual(['guest-shutdown', 'guest-exec']);
});

test('a refusal names the command', () => {
  const policy = new CommandPolicy({ block: ['guest-exec'] });
  expect(policy.refusal('guest-ping')).toBeUndefined();
  expect(policy.refusal('guest-exec')).toBe('Command guest-exec has been disabled: the command is not allowed');
  policy.freeze();
  expect(policy.refusal('guest-ping')).toBe('Command guest-ping has been disabled: the command is not allowed');
});
