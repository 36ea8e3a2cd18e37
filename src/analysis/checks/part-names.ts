/** How members, enum values, branches and features are called. QAPI reference, "Naming rules and reserved names". */
import { permits, requires, severityIn } from '../../schema/dialect.ts';
import type { StringValue } from '../../syntax/ast.ts';
import type { Description } from '../terms/describe.ts';
import { lowerCase } from '../terms/spelling.ts';
import { isReserved, stemOf, type NamingRules } from './name-form.ts';

/** What nearly every name of a member, value or command looks like; it keeps every rule. */
const ordinaryName = /^(?!q-)[a-z][a-z0-9-]*$/;

/** A name of a part of a definition, and what is particular to the part. */
export interface LowerName {
  /** Without the `*` of an optional member. */
  readonly name: string;
  readonly written: StringValue;
  readonly what: Description;
  /** The type whose entry in `member-name-exceptions` excuses capitals and `_`. */
  readonly excusedBy: string | undefined;
  /** True for enum values, which may begin with a digit. */
  readonly mayBeginWithDigit?: boolean;
  readonly isFeature?: boolean;
}

/** Reports a name that is reserved, not well-formed, or not in lower case with hyphens. Not for branches that name values of an enum. */
export function checkLowerName(
  { name, written, what, excusedBy, mayBeginWithDigit = false, isFeature = false }: LowerName,
  { dialect, pragmas, reporter }: NamingRules,
): void {
  if (ordinaryName.test(name)) return;
  if (isReserved(name)) {
    reporter.report('name/reserved', written.span, { what: what(), beginning: 'q' });
    return;
  }
  const stem = mayBeginWithDigit && /^\d/.test(name) ? stemOf(`d${name}`)?.slice(1) : stemOf(name);
  if (stem === undefined) {
    if (name.includes('.') && permits(dialect, 'dotted-enum-value')) return;
    reporter.report('name/invalid', written.span, { what: what(), first: mayBeginWithDigit ? 'a letter or digit' : 'a letter' });
    return;
  }
  // Before 6.0 an underscore was as good as a hyphen.
  const lawOfCase = /[A-Z]/.test(stem) ? 'lower-case-members' : stem.includes('_') ? 'member-naming' : undefined;
  const law = lawOfCase !== undefined && isFeature ? 'feature-naming' : lawOfCase;
  const severity = law && severityIn(dialect, law);
  if (severity !== undefined && !(excusedBy !== undefined && pragmas.memberNameExceptions.has(excusedBy))) {
    const rest = name.slice(0, name.length - stem.length);
    reporter.report('name/member-case', written.span, { what: what() }, { severity, suggestion: `Write '${rest}${lowerCase(stem)}'.` });
  }
}

/** `u` and `has_…` would clash with what generated C adds to a struct: reported, then true. */
export function refusesReservedName({ name, written, what }: LowerName, { dialect, reporter }: NamingRules): boolean {
  const law = name === written.text ? 'reserved-names' : 'reserved-optional-names';
  const isTaken = (name === 'u' || /^has\W|^has_/.test(name)) && requires(dialect, law);
  if (isTaken) reporter.report('name/reserved', written.span, { what: what(), beginning: 'has' });
  return isTaken;
}
