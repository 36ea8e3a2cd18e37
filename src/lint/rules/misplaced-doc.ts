/** Documentation stands right above what it documents; above something else, readers take it for documentation of that. */
import type { Span } from '../../source/span.ts';
import { defineRule, type RawFinding } from '../rule.ts';
import { definedName, valueBelow } from '../subject/value-above.ts';
import type { LintSubject } from '../subject/subject.ts';

/** The rule `lint/misplaced-doc`. */
export const misplacedDoc = defineRule({
  code: 'lint/misplaced-doc',
  set: 'minimal',
  coveredBy: ['doc/wrong-symbol', 'doc/no-definition'],
  find: (subject) => [...aboveOthers(subject), ...aboveNothing(subject)],
});

type Finding = RawFinding & { readonly args: { readonly symbol: string; readonly name: string | undefined } };

function aboveOthers(subject: LintSubject): readonly Finding[] {
  return subject.documented.flatMap(({ definition, doc }) => {
    const { span, nameSpan } = definition;
    const between = span === undefined ? undefined : definitionBetween(subject, doc.span, span);
    if (between === undefined) return [];
    return [{
      span: doc.symbolSpan ?? doc.span,
      args: { symbol: definition.name, name: between },
      definition,
      alsoAt: [nameSpan],
      related: nameSpan === undefined ? [] : [{ message: 'it is defined here', span: nameSpan }],
      suggestion: `Move it right above the definition of '${definition.name}'.`,
    }];
  });
}

/** Documentation of what is not defined anywhere, and that no definition has. */
function aboveNothing({ schema, definitions, trees }: LintSubject): readonly Finding[] {
  const taken = new Set(definitions.map(({ doc }) => doc));
  return schema.docs.flatMap((doc) => {
    const { symbol, symbolSpan, span } = doc;
    if (symbol === undefined || taken.has(doc) || schema.definitions.has(symbol)) return [];
    // A definition that could not be read was reported.
    const next = valueBelow(span, trees);
    if (next !== undefined && definedName(next) === symbol) return [];
    return [{ span: symbolSpan ?? span, args: { symbol, name: undefined }, alsoAt: [span, next?.span] }];
  });
}

/** The first definition that stands between a doc comment and the definition that it names. */
function definitionBetween({ trees }: LintSubject, doc: Span, definition: Span): string | undefined {
  if (definition.file !== doc.file) return undefined;
  const next = valueBelow(doc, trees);
  return next === undefined || next.span.start >= definition.start ? undefined : definedName(next);
}
