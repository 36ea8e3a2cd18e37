/** The pragma directive: takes its value, changes the pragma state. QAPI reference, "Pragma directives". */
import { didYouMean } from '../../diagnostics/suggest.ts';
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import { lifetimeText, permits, type Dialect, type Permission } from '../../schema/dialect.ts';
import type { Pragmas } from '../../schema/model.ts';
import type { Span } from '../../source/span.ts';
import type { Entry, ObjectValue } from '../../syntax/ast.ts';
import { describeValue } from '../describe.ts';

/** The state while files are read: each pragma replaces what an earlier one of its name said. */
export interface PragmaState {
  docRequired: boolean;
  commandNameExceptions: ReadonlySet<string>;
  commandReturnsExceptions: ReadonlySet<string>;
  documentationExceptions: ReadonlySet<string>;
  memberNameExceptions: ReadonlySet<string>;
}

export function initialPragmas(): PragmaState {
  const none: ReadonlySet<string> = new Set();
  return {
    docRequired: false,
    commandNameExceptions: none,
    commandReturnsExceptions: none,
    documentationExceptions: none,
    memberNameExceptions: none,
  };
}

type ListPragma = Exclude<keyof Pragmas, 'docRequired'>;

/** Each list pragma, what it sets, and which releases know it. */
const listPragmas = new Map<string, { readonly sets: readonly ListPragma[]; readonly permission: Permission }>([
  ['command-name-exceptions', { sets: ['commandNameExceptions'], permission: 'pragma-exceptions' }],
  ['command-returns-exceptions', { sets: ['commandReturnsExceptions'], permission: 'pragma-exceptions' }],
  ['documentation-exceptions', { sets: ['documentationExceptions'], permission: 'pragma-documentation-exceptions' }],
  ['member-name-exceptions', { sets: ['memberNameExceptions'], permission: 'pragma-exceptions' }],
  ['returns-whitelist', { sets: ['commandReturnsExceptions'], permission: 'pragma-whitelist' }],
  ['name-case-whitelist', { sets: ['commandNameExceptions', 'memberNameExceptions'], permission: 'pragma-whitelist' }],
]);

export interface PragmaDirective {
  readonly span: Span;
  readonly value: ObjectValue;
}

export function applyPragma(state: PragmaState, directive: PragmaDirective, dialect: Dialect, sink: DiagnosticSink): void {
  for (const entry of directive.value.entries) {
    const name = entry.key.text;
    const pragma = listPragmas.get(name);
    if (name === 'doc-required') {
      applyDocRequired(state, entry, directive.span, sink);
    } else if (pragma === undefined || !permits(dialect, pragma.permission)) {
      const known = [...listPragmas].filter(([, { permission }]) => permits(dialect, permission)).map(([known]) => known);
      const suggestion = pragma === undefined ? didYouMean(name, [...known, 'doc-required']) : `It was there ${lifetimeText(pragma.permission)}.`;
      sink.report('pragma/unknown', directive.span, { name }, { focus: entry.key.span, suggestion });
    } else {
      applyList(state, pragma.sets, entry, { span: directive.span, sink });
    }
  }
}

function applyDocRequired(state: PragmaState, { value }: Entry, span: Span, sink: DiagnosticSink): void {
  if (value.kind === 'boolean') state.docRequired = value.value;
  else if (value.kind !== 'invalid') {
    sink.report('pragma/not-boolean', span, { name: 'doc-required' }, { focus: value.span, suggestion: `It is ${describeValue(value)} here.` });
  }
}

function applyList(state: PragmaState, sets: readonly ListPragma[], { key, value }: Entry, { span, sink }: { span: Span; sink: DiagnosticSink }): void {
  const items = value.kind === 'array' ? value.items : [];
  const wrong = value.kind === 'array' ? items.find((item) => item.kind !== 'string') : value;
  if (wrong !== undefined) {
    if (wrong.kind !== 'invalid') sink.report('pragma/not-a-list', span, { name: key.text }, { focus: wrong.span });
    return;
  }
  const names = new Set(items.map((item) => (item.kind === 'string' ? item.text : '')));
  for (const target of sets) state[target] = names;
}
