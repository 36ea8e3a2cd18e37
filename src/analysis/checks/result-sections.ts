/**
 * What a command gives back, and how it fails, is described for commands only, and `Returns` for those that return
 * something. QAPI reference, "Definition documentation".
 */
import type { Severity } from '../../diagnostics/diagnostic.ts';
import { requires } from '../../schema/dialect.ts';
import type { Doc } from '../../schema/doc.ts';
import type { StringValue } from '../../syntax/ast.ts';
import { describeDefinition } from '../terms/describe.ts';
import type { ConstructRules } from './constructs.ts';

/** Sections that are for commands only. */
const sectionKinds = { Returns: 'returns', Errors: 'errors' } as const;

/** A definition with documentation of its own. */
export interface DescribedResult {
  readonly kind: string;
  readonly name: StringValue;
  /** Whether `returns` is written. */
  readonly hasReturns: boolean;
  /** Of a section that does not belong there. */
  readonly severity: Severity;
}

/** Reports sections `Returns` and `Errors` where there is nothing that they could describe. */
export function checkResultSections(doc: Doc, { kind, name, hasReturns, severity }: DescribedResult, { dialect, reporter }: ConstructRules): void {
  if (!doc.sections.some((section) => section.kind === 'returns' || section.kind === 'errors')) return;
  if (kind !== 'command') {
    // The reference looks for Returns first.
    for (const title of ['Returns', 'Errors'] as const) {
      const section = doc.sections.find((candidate) => candidate.kind === sectionKinds[title]);
      if (section !== undefined) reporter.sink.report('doc/returns-outside-command', section.span, { section: title, what: describeDefinition(kind, name.text) }, { severity });
    }
  } else if (!hasReturns && requires(dialect, 'described-returns-exist')) {
    const section = doc.sections.find((candidate) => candidate.kind === 'returns');
    if (section !== undefined) reporter.sink.report('doc/returns-without-returns', section.span, { name: name.text });
  }
}
