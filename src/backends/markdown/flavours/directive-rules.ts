/** What generators with remark-directive and emoji shortcodes need besides the escapes of CommonMark. */
import { commonRules, type EscapeRules } from '../escape.ts';

/** A colon in front of a name begins a directive, one on either side an emoji, which is looked for in text without escapes. */
export const directiveRules: Required<EscapeRules> = {
  backslash: [...commonRules.backslash, /:(?=\S)/],
  reference: commonRules.reference,
  split: [/:(?=[\w+-]+:)/],
};
