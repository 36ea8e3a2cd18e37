/** The form of directives: each stands alone in its object. QAPI reference, "Include directives", "Pragma directives". */
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import { lifetimeText, permits, type Dialect } from '../../schema/dialect.ts';
import type { Span } from '../../source/span.ts';
import type { Entry, ObjectValue, StringValue } from '../../syntax/ast.ts';
import type { IncludeTarget } from '../../syntax/load-files.ts';
import { definitionKeys } from '../terms/definition-keys.ts';
import { describeValue } from '../terms/describe.ts';

/** The entry that makes an object a directive; undefined for a definition, even one that has such a key besides. */
export function findDirective({ entries }: ObjectValue): Entry | undefined {
  const directive = entries.find(({ key }) => key.text === 'include' || key.text === 'pragma');
  const isDefinition = directive !== entries[0] && entries.some(({ key }) => definitionKeys.has(key.text));
  return isDefinition ? undefined : directive;
}

/** Whether a directive can be followed; if not, that is reported. An include is followed even where the dialect has none. */
export function checkDirective({ key }: Entry, { entries, span }: ObjectValue, { dialect, sink }: { readonly dialect: Dialect; readonly sink: DiagnosticSink }): boolean {
  const name = key.text as 'include' | 'pragma';
  if (!permits(dialect, name)) {
    const args = { construct: `directive '${name}'`, lifetime: lifetimeText(name), dialect: dialect.label };
    sink.report('dialect/not-available', span, args, { focus: key.span });
    if (name === 'pragma') return false;
  }
  const other = entries.find((entry) => entry.key !== key);
  if (other !== undefined) sink.report(`${name}/not-alone`, span, { other: other.key.text }, { focus: other.key.span });
  return other === undefined;
}

/** The path that an include directive names; undefined, and reported, if it is no string. `span` is the directive's. */
export function readIncludePath({ value }: Entry, span: Span, sink: DiagnosticSink): StringValue | undefined {
  if (value.kind === 'string') return value;
  if (value.kind !== 'invalid') sink.report('include/not-a-string', span, { found: describeValue(value) }, { focus: value.span });
  return undefined;
}

/** Reports an include that leads nowhere. `span` is the directive's, `focus` that of the path in it. */
export function checkIncludeTarget(target: IncludeTarget, { span, focus }: { readonly span: Span; readonly focus: Span }, sink: DiagnosticSink): void {
  if (target.kind === 'loop') sink.report('include/loop', span, { path: target.path }, { focus });
  if (target.kind === 'unreadable') sink.report('include/unreadable', span, { path: target.path, problem: target.error.message }, { focus });
}
