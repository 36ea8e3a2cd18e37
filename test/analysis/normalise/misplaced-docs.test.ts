/** Documentation comments of the oldest dialect that stand above the wrong definition. */
import { describe, expect, it } from 'vitest';
import { compileText } from '../../support/compile-text.ts';

const docsOf = (text: string): Record<string, string | undefined> => {
  const schema = compileText(text, 'legacy');
  return Object.fromEntries([...schema.definitions.values()].map(({ name, doc }) => [name, doc?.symbol]));
};

describe('a comment above another definition', () => {
  it('goes to the definition that it names', () => {
    expect(docsOf(`##
# @get-clock:
#
# Tell the time.
##
{ 'type': 'Clock', 'data': { 'hour': 'int' } }
{ 'command': 'get-clock', 'returns': 'Clock' }
`)).toEqual({ 'Clock': undefined, 'get-clock': 'get-clock' });
  });

  it('stays where it is if that definition has one of its own', () => {
    expect(docsOf(`##
# @get-clock:
#
# Tell the time.
##
{ 'type': 'Clock', 'data': { 'hour': 'int' } }
##
# @get-clock:
#
# Tell the time, really.
##
{ 'command': 'get-clock', 'returns': 'Clock' }
`)).toEqual({ 'Clock': 'get-clock', 'get-clock': 'get-clock' });
  });

  it('stays where it is if no definition has that name', () => {
    expect(docsOf(`##
# @clock:
#
# Tell the time.
##
{ 'type': 'Clock', 'data': { 'hour': 'int' } }
`)).toEqual({ Clock: 'clock' });
  });
});
