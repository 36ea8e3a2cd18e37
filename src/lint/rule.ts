/** The shape of a lint rule: it takes a schema that was checked, and says what it would not leave like that. */
import type { ArgumentsOf, Code } from '../diagnostics/catalogue.ts';
import type { LintCode } from '../diagnostics/catalogue/lint.ts';
import type { RelatedPlace } from '../diagnostics/diagnostic.ts';
import type { Definition } from '../schema/model.ts';
import type { Span } from '../source/span.ts';
import type { RuleSet } from './rule-set.ts';
import type { LintSubject } from './subject/subject.ts';

/** One rule. Its page is that of its code. */
export interface Rule {
  readonly code: LintCode;
  /** The smallest set that has it; the larger ones have it too. */
  readonly set: RuleSet;
  /** What checking, or a rule before it, says of the same mistake; where it has, the rule says nothing. */
  readonly coveredBy: readonly Code[];
  /** In no particular order. */
  find(subject: LintSubject): Iterable<RawFinding>;
}

/** What a rule says, before severities and exceptions are applied. */
export interface RawFinding {
  readonly span: Span;
  readonly args: object;
  /** For the reader's orientation. */
  readonly definition?: Pick<Definition, 'kind' | 'name'> | undefined;
  /** Where else checking may have said the same. */
  readonly alsoAt?: readonly (Span | undefined)[];
  readonly related?: readonly RelatedPlace[];
  /** As a full sentence. */
  readonly suggestion?: string | undefined;
  /** Edits that mend it and change nothing of what the schema means. */
  readonly fix?: readonly TextEdit[] | undefined;
}

/** A finding together with the rule that made it. */
export interface CodedFinding extends RawFinding {
  readonly code: LintCode;
}

/** A stretch of text to replace; an empty one is a place to insert at. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** A rule with the type of its message's arguments. */
export function defineRule<const C extends LintCode>(rule: {
  readonly code: C;
  readonly set: RuleSet;
  readonly coveredBy?: readonly Code[];
  find(subject: LintSubject): Iterable<RawFinding & { readonly args: ArgumentsOf<C> }>;
}): Rule {
  return { coveredBy: [], ...rule };
}
