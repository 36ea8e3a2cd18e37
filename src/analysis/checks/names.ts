/** How things may be called. QAPI reference, "Naming rules and reserved names". */
import { permits, requires, severityIn, type Dialect } from '../../schema/dialect.ts';
import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { Pragmas } from '../../schema/model.ts';
import { describeDefinition, type Description } from '../terms/describe.ts';
import type { Reporter } from '../terms/reporter.ts';
import type { StringValue } from '../../syntax/ast.ts';

/** An optional downstream prefix `__RFQDN_`, an optional `x-`, and the stem that the case rules are about. */
const wellFormedName = /^(?:__[a-z0-9.-]+_)?(?:x-)?([a-z][a-z0-9_-]*)$/i;
/** What nearly every name of a member, value or command looks like; it keeps every rule. */
const ordinaryName = /^(?!q-)[a-z][a-z0-9-]*$/;
const camelCaseName = /^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$/;

/** What names are judged by. */
export interface NamingRules {
  readonly dialect: Dialect;
  readonly pragmas: Pragmas;
  readonly reporter: Reporter;
}

/** Types, commands and events. */
export function checkDefinitionName(kind: string, name: StringValue, { dialect, pragmas, reporter }: NamingRules): void {
  const what = describeDefinition(kind, name.text);
  if (isReserved(name.text)) {
    reporter.report('name/reserved', name.span, { what, beginning: 'q' });
    return;
  }
  const stem = stemOf(name.text);
  if (stem === undefined) {
    reporter.report('name/invalid', name.span, { what, first: 'a letter' });
    return;
  }
  const severity = severityIn(dialect, 'definition-naming');
  if (severity !== undefined && !hasRightCase({ kind, name, stem, severity }, { pragmas, reporter })) return;
  const suffix = kind === 'command' || kind === 'event' ? undefined : reservedSuffixes.find(([end, law]) => name.text.endsWith(end) && requires(dialect, law))?.[0];
  if (suffix !== undefined) reporter.report('name/reserved-suffix', name.span, { name: name.text, suffix });
}

/** Generated C has types of these names beside those of the schema. */
const reservedSuffixes = [['List', 'reserved-suffix-list'], ['Kind', 'reserved-suffix-kind']] as const;

interface CasedName {
  readonly kind: string;
  readonly name: StringValue;
  /** What of it the case rules are about. */
  readonly stem: string;
  readonly severity: Severity;
}

/** Each kind of definition has its case: false, and reported, for a name in another one. */
function hasRightCase({ kind, name, stem, severity }: CasedName, { pragmas, reporter }: Pick<NamingRules, 'pragmas' | 'reporter'>): boolean {
  const rest = name.text.slice(0, -stem.length);
  switch (kind) {
    case 'event':
      if (/[a-z-]/.test(stem)) {
        reporter.report('name/event-case', name.span, { name: name.text }, { severity, suggestion: `Write '${rest}${upperCase(stem)}'.` });
        return false;
      }
      return true;
    case 'command': {
      const mayUnderscore = pragmas.commandNameExceptions.has(name.text);
      if (/[A-Z]/.test(stem) || (stem.includes('_') && !mayUnderscore)) {
        reporter.report('name/command-case', name.span, { name: name.text }, { severity, suggestion: `Write '${rest}${lowerCase(stem)}'.` });
        return false;
      }
      return true;
    }
    default:
      if (!camelCaseName.test(stem)) {
        const spelling = camelCase(stem);
        const suggestion = camelCaseName.test(spelling) ? `Write '${rest}${spelling}'.` : undefined;
        reporter.report('name/type-case', name.span, { name: name.text }, { severity, suggestion });
        return false;
      }
      return true;
  }
}

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
}

/** Members, enum values, branches of alternates and features. */
export function checkLowerName(
  { name, written, what, excusedBy, mayBeginWithDigit = false }: LowerName,
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
  const law = /[A-Z]/.test(stem) ? 'lower-case-members' : stem.includes('_') ? 'member-naming' : undefined;
  const severity = law && severityIn(dialect, law);
  if (severity !== undefined && !(excusedBy !== undefined && pragmas.memberNameExceptions.has(excusedBy))) {
    const rest = name.slice(0, name.length - stem.length);
    reporter.report('name/member-case', written.span, { what: what() }, { severity, suggestion: `Write '${rest}${lowerCase(stem)}'.` });
  }
}

/** `u` and `has_…` would clash with what generated C adds to a struct: reported, then true. */
export function refusesReservedName({ name, written, what }: LowerName, { dialect, reporter }: NamingRules): boolean {
  const isTaken = requires(dialect, 'reserved-names') && (name === 'u' || /^has\W|^has_/.test(name));
  if (isTaken) reporter.report('name/reserved', written.span, { what: what(), beginning: 'has' });
  return isTaken;
}

function stemOf(name: string): string | undefined {
  return wellFormedName.exec(name)?.[1];
}

/** What generated C adds to names that would be keywords begins like this. */
function isReserved(name: string): boolean {
  return /^q\W|^q_/.test(name);
}

function lowerCase(stem: string): string {
  return wordsOf(stem).join('-').toLowerCase();
}

function upperCase(stem: string): string {
  return wordsOf(stem).join('_').toUpperCase();
}

function camelCase(stem: string): string {
  const words = /[a-z]/.test(stem) ? wordsOf(stem) : wordsOf(stem.toLowerCase());
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

function wordsOf(stem: string): readonly string[] {
  return stem.replace(/([a-z0-9])([A-Z])/g, '$1-$2').split(/[-_]/);
}
