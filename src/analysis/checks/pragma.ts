/** The pragma directive: takes its value, changes the pragma state. QAPI reference, "Pragma directives". */
import { didYouMean } from '../../diagnostics/suggest.ts';
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import { lifetimeText, permits, type Dialect } from '../../schema/dialect.ts';
import type { Permission } from '../../schema/lifetimes.ts';
import type { Pragmas } from '../../schema/model.ts';
import type { Span } from '../../source/span.ts';
import type { Entry, ObjectValue } from '../../syntax/ast.ts';
import { describeValue } from '../terms/describe.ts';

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

/** Until 4.1 members that a definition has inline were excused by the name of their implicit type. */
const implicitBase = /^q_obj_(.*)-base$/;

/** The name by which the arguments of a command or event were excused then. */
export function implicitArgumentsName(owner: string): string {
  return `q_obj_${owner}-arg`;
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
    } else if (pragma === undefined) {
      const suggestion = didYouMean(name, [...namesInForce(dialect), 'doc-required']);
      sink.report('pragma/unknown', directive.span, { name }, { focus: entry.key.span, suggestion });
    } else if (!permits(dialect, pragma.permission)) {
      const args = { construct: `pragma '${name}'`, lifetime: lifetimeText(pragma.permission), dialect: dialect.label };
      const successors = namesInForce(dialect, pragma.sets).map((successor) => `'${successor}'`);
      const suggestion = successors.length === 0 ? undefined : `Write ${successors.join(' or ')}.`;
      sink.report('dialect/not-available', directive.span, args, { focus: entry.key.span, suggestion });
    } else {
      applyList(state, pragma.sets, entry, { span: directive.span, sink });
    }
  }
}

/** The list pragmas that a dialect has, or those of them that set one of `targets`. */
function namesInForce(dialect: Dialect, targets?: readonly ListPragma[]): readonly string[] {
  return [...listPragmas]
    .filter(([, { sets, permission }]) => permits(dialect, permission) && (targets === undefined || sets.some((set) => targets.includes(set))))
    .map(([name]) => name);
}

function applyDocRequired(state: PragmaState, { value }: Entry, span: Span, sink: DiagnosticSink): void {
  if (value.kind === 'boolean') state.docRequired = value.value;
  else if (value.kind !== 'invalid') {
    sink.report('pragma/not-boolean', span, { name: 'doc-required', found: describeValue(value) }, { focus: value.span });
  }
}

function applyList(state: PragmaState, sets: readonly ListPragma[], { key, value }: Entry, { span, sink }: { span: Span; sink: DiagnosticSink }): void {
  const items = value.kind === 'array' ? value.items : [];
  const wrong = value.kind === 'array' ? items.find((item) => item.kind !== 'string') : value;
  if (wrong !== undefined) {
    if (wrong.kind !== 'invalid') {
      const found = wrong === value ? describeValue(wrong) : `an array with ${describeValue(wrong)} in it`;
      sink.report('pragma/not-a-list', span, { name: key.text, found }, { focus: wrong.span });
    }
    return;
  }
  const names = new Set(items.map((item) => (item.kind === 'string' ? item.text.replace(implicitBase, '$1') : '')));
  for (const target of sets) state[target] = names;
}
