/** Command lines as getopt_long reads them. */
import { describe, expect, test } from 'vitest';
import { getOptions, type OptionForm } from '../../../../src/runtime/agent/process/get-options.ts';

const forms: readonly OptionForm[] = [
  { long: 'verbose', short: 'v', argument: 'none' },
  { long: 'version', short: 'V', argument: 'none' },
  { long: 'path', short: 'p', argument: 'required' },
  { long: 'pidfile', short: 'f', argument: 'required' },
  { long: 'hook', short: 'F', argument: 'attached' },
];

/** Options as `name` or `name=value`, problems as they are. */
function read(...args: string[]): readonly string[] {
  return getOptions(args, forms).map((each) => (each.kind === 'problem' ? each.text : `${each.name}${each.value === undefined ? '' : `=${each.value}`}`));
}

test.each<[string[], string[]]>([
  [[], []],
  [['-v'], ['verbose']],
  [['-vV'], ['verbose', 'version']],
  [['-p', 'x'], ['path=x']],
  [['-px'], ['path=x']],
  [['-vpx'], ['verbose', 'path=x']],
  [['-vp', '-v'], ['verbose', 'path=-v']],
  [['-p', ''], ['path=']],
  [['--path', 'x'], ['path=x']],
  [['--path=x=y'], ['path=x=y']],
  [['--path='], ['path=']],
  [['--pa', 'x'], ['path=x']],
  [['-F'], ['hook']],
  [['-F', 'x'], ['hook']],
  [['-Fx'], ['hook=x']],
  [['-vFv'], ['verbose', 'hook=v']],
  [['--hook', 'x'], ['hook']],
  [['--hook=x'], ['hook=x']],
  [['x', '-v', '-', 'y', '--version'], ['verbose', 'version']],
  [['-v', '--', '-V'], ['verbose']],
])('%j', (args, expected) => {
  expect(read(...args)).toEqual(expected);
});

describe('problems', () => {
  test.each<[string[], string[]]>([
    [['-z', '-v'], ["there is no option '-z'", 'verbose']],
    [['-vz'], ['verbose', "there is no option '-z'"]],
    [['--nope=1'], ["there is no option '--nope'"]],
    [['--p=1'], ["'--p' can be '--path' or '--pidfile'"]],
    [['--ver'], ["'--ver' can be '--verbose' or '--version'"]],
    [['--verbose=1'], ["option '--verbose' takes no argument"]],
    [['-p'], ["option '--path' needs an argument"]],
    [['--path'], ["option '--path' needs an argument"]],
  ])('%j', (args, expected) => {
    expect(read(...args)).toEqual(expected);
  });
});
