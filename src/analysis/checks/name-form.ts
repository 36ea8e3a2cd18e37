/** What all names have in common: how they begin, and which characters they have. QAPI reference, "Naming rules and reserved names". */
import type { Dialect } from '../../schema/dialect.ts';
import type { Pragmas } from '../../schema/model.ts';
import type { Reporter } from '../terms/reporter.ts';

/** An optional downstream prefix `__RFQDN_`, an optional `x-`, and the stem that the case rules are about. */
const wellFormedName = /^(?:__[a-z0-9.-]+_)?(?:x-)?([a-z][a-z0-9_-]*)$/i;

/** What names are judged by. */
export interface NamingRules {
  readonly dialect: Dialect;
  readonly pragmas: Pragmas;
  readonly reporter: Reporter;
}

/** The part of a name that the case rules are about; undefined if the name is not well-formed. */
export function stemOf(name: string): string | undefined {
  return wellFormedName.exec(name)?.[1];
}

/** What generated C adds to names that would be keywords begins like this. */
export function isReserved(name: string): boolean {
  return /^q\W|^q_/.test(name);
}
