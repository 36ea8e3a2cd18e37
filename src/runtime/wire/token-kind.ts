/** The kinds of tokens. RFC 8259, section 2. */

/** The kinds of tokens in the order of their numbers in the lexical table. */
export const tokenKinds = [
  'open-object', 'close-object', 'open-array', 'close-array', 'colon', 'comma', 'string', 'integer', 'double', 'keyword',
] as const;

/** What a token is. A keyword is any run of small letters; whether it means something is for the grammar to say. */
export type TokenKind = (typeof tokenKinds)[number];
