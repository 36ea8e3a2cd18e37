/**
 * The second phase: takes one definition as written, gives its declaration. Applies the laws that need nothing but the
 * definition itself, in the order in which QEMU's generator does, so that the first report is the same.
 */
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import type { Dialect } from '../../schema/dialect.ts';
import type { Pragmas } from '../../schema/model.ts';
import type { StringValue } from '../../syntax/ast.ts';
import { readCondition } from '../checks/condition.ts';
import { readDefinitionEntries } from '../checks/definition-entries.ts';
import { findKind } from '../checks/definition-kind.ts';
import { checkDefinitionName } from '../checks/definition-names.ts';
import { checkDocumentation } from '../checks/documentation.ts';
import { readFeatures } from '../checks/features.ts';
import { readFlags, type Flag } from '../checks/flags.ts';
import type { Declaration } from '../terms/declarations.ts';
import { describeDefinition, describeValue } from '../terms/describe.ts';
import type { DefinitionItem } from '../terms/items.ts';
import { Reporter } from '../terms/reporter.ts';
import { readBody, type Body, type BodyRules } from './read-body.ts';

/** What a definition is read by. */
export interface DefinitionContext {
  readonly dialect: Dialect;
  readonly pragmas: Pragmas;
  readonly sink: DiagnosticSink;
}

type CommonParts = Pick<Declaration, 'reporter' | 'name' | 'nameSpan' | 'module' | 'value' | 'doc' | 'condition' | 'features' | 'incomplete'>;

/** What a definition leaves behind: its declaration, or at least its name, so that uses of it are not called unknown. */
export interface ReadDefinition {
  readonly declaration: Declaration | undefined;
  readonly name: StringValue | undefined;
}

/** Never throws; what is wrong is reported to the sink and left out of the declaration, which then is `incomplete`. */
export function readDefinition(item: DefinitionItem, { dialect, pragmas, sink }: DefinitionContext): ReadDefinition {
  const { value } = item;
  const found = findKind(item, dialect, sink);
  if (found === undefined) {
    const likelyName = value.entries[0]?.value;
    return { declaration: undefined, name: likelyName?.kind === 'string' ? likelyName : undefined };
  }
  const { kind, entry: { key: kindKey, value: name } } = found;
  const head = value.span.file.span(value.span.start, name.span.end);
  if (name.kind !== 'string') {
    if (name.kind !== 'invalid' && !item.broken) {
      const reporter = new Reporter(sink, { kind, name: undefined, span: head });
      reporter.report('definition/name-not-string', name.span, { kind: kindKey.text, found: describeValue(name) });
    }
    return { declaration: undefined, name: undefined };
  }
  if (item.broken) return { declaration: undefined, name };

  const reporter = new Reporter(sink, { kind, name: name.text, span: head });
  const owner = describeDefinition(kind, name.text);
  const rules: BodyRules = { dialect, pragmas, reporter, owner, name: name.text };
  checkDefinitionName(kind, name, rules);
  const hasReturns = kind === 'command' && value.entries.some(({ key }) => key.text === 'returns');
  const doc = checkDocumentation({ kind, name, hasReturns, doc: item.doc }, rules);
  const entries = readDefinitionEntries({ kind, kindKey, value, owner }, rules);
  const describe = (): string => owner;
  const body = readBody(kind, entries, rules);
  const condition = readCondition(entries.get('if')?.value, describe, rules);
  const features = readFeatures(entries.get('features')?.value, describe, rules);
  const flags = kind === 'command' || kind === 'event' ? readFlags(entries, dialect, reporter) : noFlags;
  const common = {
    reporter,
    name: name.text,
    nameSpan: value.span.file.span(name.span.start + 1, name.span.end - 1),
    module: item.module,
    value,
    doc,
    condition,
    features,
    incomplete: reporter.leavesOut,
  };
  return { declaration: assemble(body, common, flags), name };
}

const noFlags: ReadonlySet<Flag> = new Set();

/** Properties are written out, as spreading so many into thousands of objects takes a tenth of a check. */
function assemble(body: Body, common: CommonParts, flags: ReadonlySet<Flag>): Declaration {
  const { reporter, name, nameSpan, module, value, doc, condition, features, incomplete } = common;
  switch (body.kind) {
    case 'enum': {
      const { kind, values, prefix } = body;
      return { kind, reporter, name, nameSpan, module, value, doc, condition, features, incomplete, values, prefix };
    }
    case 'struct': {
      const { kind, base, members } = body;
      return { kind, reporter, name, nameSpan, module, value, doc, condition, features, incomplete, base, members };
    }
    case 'union': {
      const { kind, base, discriminator, branches } = body;
      return { kind, reporter, name, nameSpan, module, value, doc, condition, features, incomplete, base, discriminator, branches };
    }
    case 'alternate': {
      const { kind, branches } = body;
      return { kind, reporter, name, nameSpan, module, value, doc, condition, features, incomplete, branches };
    }
    case 'command': {
      const { kind, data, openArguments, returns } = body;
      return {
        kind, reporter, name, nameSpan, module, value, doc, condition, features, incomplete, data, openArguments, returns,
        boxed: flags.has('boxed'),
        gen: !flags.has('gen'),
        successResponse: !flags.has('success-response'),
        allowOob: flags.has('allow-oob'),
        allowPreconfig: flags.has('allow-preconfig'),
        coroutine: flags.has('coroutine'),
      };
    }
    case 'event': {
      const { kind, data } = body;
      return { kind, reporter, name, nameSpan, module, value, doc, condition, features, incomplete, data, boxed: flags.has('boxed') };
    }
    default:
      return body satisfies never;
  }
}
