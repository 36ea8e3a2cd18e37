/** How things may be called. QAPI reference, "Naming rules and reserved names". */
import { permits, requires, type Dialect } from '../../schema/dialect.ts';
import type { Pragmas } from '../../schema/model.ts';
import type { Reporter } from '../reporter.ts';
import type { StringValue } from '../../syntax/ast.ts';

/** An optional downstream prefix `__RFQDN_`, an optional `x-`, and the stem that the case rules are about. */
const wellFormedName = /^(?:__[a-z0-9.-]+_)?(?:x-)?([a-z][a-z0-9_-]*)$/i;

export interface NamingRules {
  readonly dialect: Dialect;
  readonly pragmas: Pragmas;
  readonly reporter: Reporter;
}

/** A name as identifiers of generated C see it: other characters become `_`. Clashes are found on these. */
export function identifierOf(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/g, '_');
}

/** Types, commands and events: each kind has its case. */
export function checkDefinitionName(kind: string, name: StringValue, { dialect, pragmas, reporter }: NamingRules): void {
  const stem = stemOf(name.text);
  if (stem === undefined) {
    reporter.report('name/invalid', name.span, { what: `a ${kind}`, name: name.text });
    return;
  }
  // Before 6.2 the exceptions to the rules were not all in the schema.
  if (!requires(dialect, 'definition-naming')) return;
  switch (kind) {
    case 'event':
      if (/[a-z-]/.test(stem)) {
        reporter.report('name/event-case', name.span, { name: name.text }, { suggestion: didYouMeanSpelling(name.text.toUpperCase().replaceAll('-', '_')) });
      }
      break;
    case 'command': {
      const mayUnderscore = pragmas.commandNameExceptions.has(name.text);
      if (/[A-Z]/.test(stem) || (stem.includes('_') && !mayUnderscore)) {
        reporter.report('name/command-case', name.span, { name: name.text }, { suggestion: didYouMeanSpelling(name.text.toLowerCase().replaceAll('_', '-')) });
      }
      break;
    }
    default:
      if (!/^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$/.test(stem)) reporter.report('name/type-case', name.span, { name: name.text });
      else if (name.text.endsWith('List')) reporter.report('name/reserved-suffix', name.span, { name: name.text, suffix: 'List' });
  }
}

export interface LowerName {
  /** Without the `*` of an optional member. */
  readonly name: string;
  readonly written: StringValue;
  /** Such as `member 'x'`. */
  readonly what: string;
  /** The type whose entry in `member-name-exceptions` excuses capitals and `_`. */
  readonly excusedBy: string | undefined;
}

/** Members, enum values, branches of alternates and features. */
export function checkLowerName({ name, written, what, excusedBy }: LowerName, { dialect, pragmas, reporter }: NamingRules): void {
  const stem = stemOf(name);
  if (stem === undefined) {
    if (name.includes('.') && permits(dialect, 'dotted-enum-value')) return;
    reporter.report('name/invalid', written.span, { what: what.replace(/ '.*/s, ''), name });
  } else if (requires(dialect, 'member-naming') && /[A-Z_]/.test(stem) && !(excusedBy !== undefined && pragmas.memberNameExceptions.has(excusedBy))) {
    reporter.report('name/member-case', written.span, { what }, { suggestion: didYouMeanSpelling(name.toLowerCase().replaceAll('_', '-')) });
  }
}

/** `u` and `has_…` would clash with what generated C adds to a struct. */
export function checkReservedMemberName({ name, written, what }: LowerName, { dialect, reporter }: NamingRules): void {
  if (!requires(dialect, 'reserved-names')) return;
  const identifier = identifierOf(name);
  if (identifier === 'u' || identifier.startsWith('has_')) reporter.report('name/reserved', written.span, { what });
}

function stemOf(name: string): string | undefined {
  if (identifierOf(name).startsWith('q_')) return undefined;
  return wellFormedName.exec(name)?.[1];
}

function didYouMeanSpelling(name: string): string {
  return `Write '${name}'.`;
}
