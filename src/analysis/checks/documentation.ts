/** How the documentation before a definition has to fit it, as far as its form goes. QAPI reference, "Documentation comments". */
import { requires, type Dialect } from '../../schema/dialect.ts';
import type { Pragmas } from '../../schema/model.ts';
import type { StringValue } from '../../syntax/ast.ts';
import type { ParsedDoc } from '../../syntax/docs/parse-doc.ts';
import { describeDefinition } from '../describe.ts';
import type { Reporter } from '../reporter.ts';

export interface DocumentedDefinition {
  readonly kind: string;
  readonly name: StringValue;
  readonly hasReturns: boolean;
  readonly doc: ParsedDoc | undefined;
}

export interface DocumentationRules {
  readonly dialect: Dialect;
  readonly pragmas: Pragmas;
  readonly reporter: Reporter;
}

/** Sections that are for commands only. */
const sectionKinds = { Returns: 'returns', Errors: 'errors' } as const;

/** Gives the documentation back if it is indeed this definition's. */
export function checkDocumentation({ kind, name, hasReturns, doc }: DocumentedDefinition, { dialect, pragmas, reporter }: DocumentationRules): ParsedDoc | undefined {
  const what = describeDefinition(kind, name.text);
  const isLaw = requires(dialect, 'no-note-tag');
  if (doc === undefined) {
    if (pragmas.docRequired && requires(dialect, 'documented-members')) reporter.report('doc/required', name.span, { what });
    return undefined;
  }
  if (doc.damaged || !isLaw) return doc;
  if (doc.doc.symbol !== name.text) {
    const related = doc.doc.symbolSpan && [{ message: 'the documentation names this', span: doc.doc.symbolSpan }];
    reporter.report('doc/wrong-symbol', name.span, { symbol: doc.doc.symbol ?? '', name: name.text }, related && { related });
    return undefined;
  }
  if (kind !== 'command') {
    // The reference looks for Returns first.
    for (const title of ['Returns', 'Errors'] as const) {
      const section = doc.doc.sections.find((candidate) => candidate.kind === sectionKinds[title]);
      if (section !== undefined) reporter.sink.report('doc/returns-outside-command', section.span, { section: title, what });
    }
  } else if (!hasReturns) {
    const section = doc.doc.sections.find((candidate) => candidate.kind === 'returns');
    if (section !== undefined) reporter.sink.report('doc/returns-without-returns', section.span, { name: name.text });
  }
  return doc;
}
