/** Every lint rule, in the order in which findings of one place are reported. */
import type { Rule } from './rule.ts';
import { deprecatedWithoutReason } from './rules/deprecated-without-reason.ts';
import { docMark } from './rules/doc-mark.ts';
import { exampleName } from './rules/example-name.ts';
import { exampleSyntax } from './rules/example-syntax.ts';
import { exampleValue } from './rules/example-value.ts';
import { futureSince } from './rules/future-since.ts';
import { malformedSince } from './rules/malformed-since.ts';
import { misplacedDoc } from './rules/misplaced-doc.ts';
import { missingMember } from './rules/missing-member.ts';
import { missingSince } from './rules/missing-since.ts';
import { misspelling } from './rules/misspelling.ts';
import { namelessDoc } from './rules/nameless-doc.ts';
import { optionalMark } from './rules/optional-mark.ts';
import { repeatedSection } from './rules/repeated-section.ts';
import { repeatedWord } from './rules/repeated-word.ts';
import { returnsOtherType } from './rules/returns-other-type.ts';
import { sectionTypo } from './rules/section-typo.ts';
import { sinceOrder } from './rules/since-order.ts';
import { untrueSince } from './rules/untrue-since.ts';
import { undocumented } from './rules/undocumented.ts';
import { unknownMember } from './rules/unknown-member.ts';
import { unknownReference } from './rules/unknown-reference.ts';

/** All rules, those of the smallest set first. */
export const rules: readonly Rule[] = [
  docMark,
  namelessDoc,
  misplacedDoc,
  unknownMember,
  repeatedSection,
  optionalMark,
  returnsOtherType,
  exampleSyntax,
  exampleName,
  exampleValue,
  untrueSince,
  missingMember,
  missingSince,
  malformedSince,
  sinceOrder,
  futureSince,
  unknownReference,
  deprecatedWithoutReason,
  sectionTypo,
  repeatedWord,
  misspelling,
  undocumented,
];
