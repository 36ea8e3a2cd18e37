/** The pragma directive: takes its value, changes the pragma state. QAPI reference, "Pragma directives". */
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { lifetimeText, permits, type Dialect } from '../../schema/dialect.ts';
import type { Permission } from '../../schema/lifetimes.ts';
import type { Pragmas } from '../../schema/model.ts';
import type { Span } from '../../source/span.ts';
import type { Entry, Value } from '../../syntax/ast.ts';
import { describeValue } from '../terms/describe.ts';

/** The state while files are read: each pragma replaces what an earlier one of its name said. */
export interface PragmaState {
  docRequired: boolean;
  commandNameExceptions: ReadonlySet<string>;
  commandReturnsExceptions: ReadonlySet<string>;
  documentationExceptions: ReadonlySet<string>;
  memberNameExceptions: ReadonlySet<string>;
}

/** What holds where no directive says anything: nothing is required, nothing is excused. */
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

/** A pragma directive: its place, and the value that says what it sets. */
export interface PragmaDirective {
  readonly span: Span;
  readonly value: Value;
}

/** What pragmas are read by. */
export interface PragmaRules {
  readonly dialect: Dialect;
  readonly sink: DiagnosticSink;
}

/** Changes the state as a directive says; what it says wrongly is reported and changes nothing. */
export function readPragma(state: PragmaState, { span, value }: PragmaDirective, rules: PragmaRules): void {
  const { dialect, sink } = rules;
  if (value.kind !== 'object') {
    if (value.kind !== 'invalid') sink.report('pragma/not-an-object', span, { found: describeValue(value) }, { focus: value.span });
    return;
  }
  for (const entry of value.entries) {
    const name = entry.key.text;
    const pragma = listPragmas.get(name);
    if (name === 'doc-required') {
      applyDocRequired(state, entry, { span, sink });
    } else if (pragma === undefined) {
      const suggestion = didYouMean(name, [...namesInForce(dialect), 'doc-required']);
      sink.report('pragma/unknown', span, { name }, { focus: entry.key.span, suggestion });
    } else {
      if (!permits(dialect, pragma.permission)) reportUnavailable(entry, { span, sink }, dialect);
      const names = readNames(entry, { span, sink });
      if (names !== undefined) for (const target of pragma.sets) state[target] = names;
    }
  }
}

/** What it excuses is excused all the same: one mistake, one message. */
function reportUnavailable(entry: Entry, { span, sink }: Place, dialect: Dialect): void {
  const name = entry.key.text;
  const pragma = listPragmas.get(name);
  if (pragma === undefined) return;
  const args = { construct: `pragma '${name}'`, lifetime: lifetimeText(pragma.permission), dialect: dialect.label };
  const successors = namesInForce(dialect, pragma.sets).map((successor) => `'${successor}'`);
  const suggestion = successors.length === 0 ? undefined : `Write ${successors.join(' or ')}.`;
  sink.report('dialect/not-available', span, args, { focus: entry.key.span, suggestion });
}

/** The list pragmas that a dialect has, or those of them that set one of `targets`. */
function namesInForce(dialect: Dialect, targets?: readonly ListPragma[]): readonly string[] {
  return [...listPragmas]
    .filter(([, { sets, permission }]) => permits(dialect, permission) && (targets === undefined || sets.some((set) => targets.includes(set))))
    .map(([name]) => name);
}

interface Place {
  /** Of the directive. */
  readonly span: Span;
  readonly sink: DiagnosticSink;
}

function applyDocRequired(state: PragmaState, { value }: Entry, { span, sink }: Place): void {
  if (value.kind === 'boolean') state.docRequired = value.value;
  else if (value.kind !== 'invalid') {
    sink.report('pragma/not-boolean', span, { name: 'doc-required', found: describeValue(value) }, { focus: value.span });
  }
}

function readNames({ key, value }: Entry, { span, sink }: Place): ReadonlySet<string> | undefined {
  const items = value.kind === 'array' ? value.items : [];
  const wrong = value.kind === 'array' ? items.find((item) => item.kind !== 'string') : value;
  if (wrong !== undefined) {
    if (wrong.kind !== 'invalid') {
      const found = wrong === value ? describeValue(wrong) : `an array with ${describeValue(wrong)} in it`;
      sink.report('pragma/not-a-list', span, { name: key.text, found }, { focus: wrong.span });
    }
    return undefined;
  }
  return new Set(items.map((item) => (item.kind === 'string' ? item.text.replace(implicitBase, '$1') : '')));
}
