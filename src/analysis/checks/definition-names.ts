/** How types, commands and events are called. QAPI reference, "Naming rules and reserved names". */
import type { Severity } from '../../diagnostics/diagnostic.ts';
import { requires, severityIn } from '../../schema/dialect.ts';
import type { StringValue } from '../../syntax/ast.ts';
import { describeDefinition } from '../terms/describe.ts';
import { camelCase, lowerCase, upperCase } from '../terms/spelling.ts';
import { isReserved, stemOf, type NamingRules } from './name-form.ts';

const camelCaseName = /^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$/;

/** Reports a name that is reserved, not well-formed, or not in the case of its kind. */
export function checkDefinitionName(kind: string, name: StringValue, { dialect, pragmas, reporter }: NamingRules): void {
  const what = (): string => describeDefinition(kind, name.text);
  if (isReserved(name.text)) {
    reporter.report('name/reserved', name.span, { what: what(), beginning: 'q' });
    return;
  }
  const stem = stemOf(name.text);
  if (stem === undefined) {
    reporter.report('name/invalid', name.span, { what: what(), first: 'a letter' });
    return;
  }
  const severity = severityIn(dialect, 'definition-naming');
  if (severity !== undefined && !hasRightCase({ kind, name, stem, severity }, { pragmas, reporter })) return;
  const isCall = kind === 'command' || kind === 'event';
  const suffix = isCall && !requires(dialect, 'reserved-suffix-on-calls') ? undefined : reservedSuffixes.find(([end, law]) => name.text.endsWith(end) && requires(dialect, law))?.[0];
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
