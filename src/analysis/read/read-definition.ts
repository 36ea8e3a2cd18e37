/**
 * The second phase: takes one definition as written, gives its declaration. Applies the laws that need nothing but the
 * definition itself, in the order in which QEMU's generator does, so that the first report is the same.
 */
import { permits, lifetimeText, type Dialect } from '../../schema/dialect.ts';
import type { Permission } from '../../schema/lifetimes.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import type { Pragmas } from '../../schema/model.ts';
import type { Span } from '../../source/span.ts';
import type { Entry, ObjectValue, StringValue } from '../../syntax/ast.ts';
import { readBody, type Body, type BodyRules } from './read-body.ts';
import { readCondition } from '../checks/condition.ts';
import { permittedEntries, requirePermission } from '../checks/constructs.ts';
import { checkDocumentation } from '../checks/documentation.ts';
import { readFeatures } from '../checks/features.ts';
import { readFlags, type Flag } from '../checks/flags.ts';
import { checkKeys, type KeyRules } from '../checks/keys.ts';
import { checkDefinitionName } from '../checks/names.ts';
import type { Declaration } from '../terms/declarations.ts';
import { describeDefinition, describeValue } from '../terms/describe.ts';
import type { DefinitionItem } from './read-items.ts';
import { Reporter } from '../terms/reporter.ts';

export interface DefinitionContext {
  readonly dialect: Dialect;
  readonly pragmas: Pragmas;
  readonly sink: DiagnosticSink;
}

type Kind = Declaration['kind'];
type CommonParts = Pick<Declaration, 'reporter' | 'name' | 'nameSpan' | 'module' | 'value' | 'doc' | 'condition' | 'features' | 'incomplete'>;

/** The key that names a definition, its kind, and the releases that know it. */
const kindOfKey = new Map<string, { readonly kind: Kind; readonly permission?: Permission }>([
  ['enum', { kind: 'enum' }],
  ['struct', { kind: 'struct', permission: 'struct-definition' }],
  ['type', { kind: 'struct', permission: 'type-definition' }],
  ['union', { kind: 'union', permission: 'union' }],
  ['alternate', { kind: 'alternate', permission: 'alternate' }],
  ['command', { kind: 'command' }],
  ['event', { kind: 'event', permission: 'event' }],
]);

const keysOfKind: Readonly<Record<Kind, KeyRules>> = {
  enum: { required: ['data'], optional: ['if', 'features', 'prefix'] },
  struct: { required: ['data'], optional: ['base', 'if', 'features'] },
  union: { required: ['base', 'discriminator', 'data'], optional: ['if', 'features'] },
  alternate: { required: ['data'], optional: ['if', 'features'] },
  command: {
    required: [],
    optional: ['data', 'returns', 'boxed', 'if', 'features', 'gen', 'success-response', 'allow-oob', 'allow-preconfig', 'coroutine'],
  },
  event: { required: [], optional: ['data', 'boxed', 'if', 'features'] },
};

/** What a definition leaves behind: its declaration, or at least its name, so that uses of it are not called unknown. */
export interface ReadDefinition {
  readonly declaration: Declaration | undefined;
  readonly name: StringValue | undefined;
  readonly kind: Kind | undefined;
}

export function readDefinition(item: DefinitionItem, { dialect, pragmas, sink }: DefinitionContext): ReadDefinition {
  const { value } = item;
  const kindEntry = findKindEntry(item, dialect, sink);
  const kind = kindOfKey.get(kindEntry?.key.text ?? '')?.kind;
  if (kindEntry === undefined || kind === undefined) {
    const likelyName = value.entries[0]?.value;
    return { declaration: undefined, name: likelyName?.kind === 'string' ? likelyName : undefined, kind: undefined };
  }
  const name = kindEntry.value;
  const head = value.span.file.span(value.span.start, name.span.end);
  if (name.kind !== 'string') {
    if (name.kind !== 'invalid' && !item.broken) {
      const reporter = new Reporter(sink, { kind, name: undefined, span: head });
      reporter.report('definition/name-not-string', name.span, { kind: kindEntry.key.text, found: describeValue(name) });
    }
    return { declaration: undefined, name: undefined, kind };
  }
  if (item.broken) return { declaration: undefined, name, kind };

  const reporter = new Reporter(sink, { kind, name: name.text, span: head });
  const owner = describeDefinition(kind, name.text);
  const rules: BodyRules = { dialect, pragmas, reporter, owner, name: name.text };
  checkDefinitionName(kind, name, rules);
  const hasReturns = value.entries.some(({ key }) => key.text === 'returns');
  const doc = checkDocumentation({ kind, name, hasReturns, doc: item.doc }, rules);
  const { required, optional } = keysInForce(kind, { value, kindSpan: kindEntry.key.span }, rules);
  const describe = (): string => owner;
  const entries = permittedEntries(kind, checkKeys(value, describe, { required: [kindEntry.key.text, ...required], optional }, reporter), rules);
  const body = readBody(kind, entries, rules);
  const common = {
    reporter,
    name: name.text,
    nameSpan: value.span.file.span(name.span.start + 1, name.span.end - 1),
    module: item.module,
    value,
    doc,
    condition: readCondition(entries.get('if')?.value, describe, rules),
    features: readFeatures(entries.get('features')?.value, describe, rules),
  };
  const flags = readFlags(entries, dialect, reporter);
  return { declaration: assemble(body, { ...common, incomplete: reporter.leavesOut }, flags), name, kind };
}

function assemble(body: Body, common: CommonParts, flags: ReadonlySet<Flag>): Declaration {
  switch (body.kind) {
    case 'command':
      return {
        ...common,
        ...body,
        boxed: flags.has('boxed'),
        gen: !flags.has('gen'),
        successResponse: !flags.has('success-response'),
        allowOob: flags.has('allow-oob'),
        allowPreconfig: flags.has('allow-preconfig'),
        coroutine: flags.has('coroutine'),
      };
    case 'event':
      return { ...common, ...body, boxed: flags.has('boxed') };
    case 'enum':
    case 'struct':
    case 'union':
    case 'alternate':
      return { ...common, ...body };
    default:
      return body satisfies never;
  }
}

function isKnown(key: string, dialect: Dialect): boolean {
  const kind = kindOfKey.get(key);
  return kind !== undefined && (kind.permission === undefined || permits(dialect, kind.permission));
}

/** The entry that says what the object defines; there must be exactly one. */
function findKindEntry({ value, broken }: DefinitionItem, dialect: Dialect, sink: DiagnosticSink): Entry | undefined {
  const found = value.entries.filter(({ key }) => isKnown(key.text, dialect));
  if (found.length === 1) return found[0];
  if (broken) return undefined;
  const known = [...kindOfKey.keys()].filter((key) => isKnown(key, dialect));
  const [first] = value.entries;
  const other = kindOfKey.get(first?.key.text ?? '');
  if (found.length === 0 && first !== undefined && other?.permission !== undefined) {
    const args = { construct: `a definition with '${first.key.text}'`, lifetime: lifetimeText(other.permission), dialect: dialect.label };
    const successor = known.find((key) => kindOfKey.get(key)?.kind === other.kind);
    sink.report('dialect/not-available', value.span, args, { focus: first.key.span, suggestion: successor && `Write '${successor}'.` });
    return first;
  }
  const suggestion = found.length > 1 || first === undefined ? undefined : didYouMean(first.key.text, [...known, 'include', 'pragma']);
  sink.report('definition/unknown-kind', value.span, { kinds: known, found: found.map(({ key }) => key.text) }, {
    focus: (found[1] ?? first)?.key.span,
    suggestion,
  });
  return undefined;
}

/** Old unions lack what today's must have. */
function keysInForce(kind: Kind, { value, kindSpan }: { value: ObjectValue; kindSpan: Span }, { dialect, reporter }: BodyRules): KeyRules {
  const rules = keysOfKind[kind];
  if (kind !== 'union') return rules;
  const discriminator = value.entries.find(({ key }) => key.text === 'discriminator')?.value;
  const isAnonymous = discriminator?.kind === 'object' && permits(dialect, 'anonymous-union');
  const isSimple = discriminator === undefined && (permits(dialect, 'simple-union-base') || value.entries.every(({ key }) => key.text !== 'base'));
  if (isSimple && permits(dialect, 'union')) requirePermission('simple-union', "a union without 'base' and 'discriminator'", kindSpan, { dialect, reporter });
  return isAnonymous || isSimple ? { required: ['data'], optional: ['base', 'discriminator', ...rules.optional] } : rules;
}
