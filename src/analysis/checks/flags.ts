/** The flags of commands and events: each can only be given the value that differs from its default. QAPI reference, "Commands". */
import { permits, type Dialect } from '../../schema/dialect.ts';
import type { Entry } from '../../syntax/ast.ts';
import type { Reporter } from '../terms/reporter.ts';

/** In the order they are checked in. */
const flagValues = {
  'gen': false,
  'success-response': false,
  'boxed': true,
  'allow-oob': true,
  'allow-preconfig': true,
  'coroutine': true,
} as const;

/** A key that turns something on or off. */
export type Flag = keyof typeof flagValues;

const flags = Object.keys(flagValues) as Flag[];

/** Gives the flags that are set to the one value they can have. */
export function readFlags(entries: ReadonlyMap<string, Entry>, dialect: Dialect, reporter: Reporter): ReadonlySet<Flag> {
  const set = new Set<Flag>();
  for (const flag of flags) {
    const value = entries.get(flag)?.value;
    if (value === undefined || value.kind === 'invalid') continue;
    const isOldNo = value.kind === 'string' && value.text === 'no' && !flagValues[flag] && permits(dialect, 'string-flag');
    if (isOldNo || (value.kind === 'boolean' && value.value === flagValues[flag])) set.add(flag);
    else reporter.report('definition/flag-value', value.span, { flag, value: flagValues[flag] });
  }
  const oob = entries.get('allow-oob');
  if (oob !== undefined && set.has('allow-oob') && set.has('coroutine')) {
    reporter.report('definition/conflicting-flags', oob.key.span, { flag: 'allow-oob', other: 'coroutine' });
  }
  return set;
}
