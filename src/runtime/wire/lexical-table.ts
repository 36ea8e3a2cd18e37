/**
 * QEMU's lexical rules as a table: for each state and each byte what to do. RFC 8259, sections 2, 6 and 7; QMP
 * specification, "General Definitions" (single-quoted strings) and "Forcing the JSON parser into known-good state".
 */
import { tokenKinds, type TokenKind } from './token-kind.js';

/** The states of the lexer: between tokens, inside of one, or skipping what follows an error. */
export const states = [
  'start', 'recovery', 'double-quoted', 'double-quoted-escape', 'single-quoted', 'single-quoted-escape',
  'sign', 'zero', 'digits', 'point', 'fraction', 'exponent', 'exponent-sign', 'exponent-digits', 'keyword',
] as const;

type State = (typeof states)[number];

/** What the table says of a byte that no rule foresees: it ends the token as an error and is part of it. */
export const stray = 0xff;

/** A flag: the byte is not part of the token before it and is looked at once more, in the next state. */
export const again = 0x40;

/** A flag: a token is complete. The lower bits are its kind; without the flag they are the next state. */
export const complete = 0x20;

/** The part of an action that is a kind or a state. */
export const operand = 0x1f;

type Action = { readonly to: State } | { readonly back: State } | { readonly done: TokenKind } | { readonly doneBefore: TokenKind };

/** Bytes as stretches of three characters each, the first and the last byte with a dash between them. */
type Rule = readonly [bytes: string, action: Action];

const printable = '\x20-\xfd';

/** Later rules go before earlier ones. */
const rules: { readonly [name in State]: readonly Rule[] } = {
  start: [
    ['\x20-\x20\t-\t\n-\n\r-\r', { to: 'start' }],
    ['{-{', { done: 'open-object' }], ['}-}', { done: 'close-object' }],
    ['[-[', { done: 'open-array' }], [']-]', { done: 'close-array' }],
    [':-:', { done: 'colon' }], [',-,', { done: 'comma' }],
    ['"-"', { to: 'double-quoted' }], ["'-'", { to: 'single-quoted' }],
    ['---', { to: 'sign' }], ['0-0', { to: 'zero' }], ['1-9', { to: 'digits' }],
    ['a-z', { to: 'keyword' }],
  ],
  recovery: [
    ['\0-\xff', { back: 'start' }],
    [`${printable}\t-\t`, { to: 'recovery' }],
    ['{-{}-}[-[]-]:-:,-,', { back: 'start' }],
  ],
  'double-quoted': [[printable, { to: 'double-quoted' }], ['\\-\\', { to: 'double-quoted-escape' }], ['"-"', { done: 'string' }]],
  'double-quoted-escape': [[printable, { to: 'double-quoted' }]],
  'single-quoted': [[printable, { to: 'single-quoted' }], ['\\-\\', { to: 'single-quoted-escape' }], ["'-'", { done: 'string' }]],
  'single-quoted-escape': [[printable, { to: 'single-quoted' }]],
  sign: [['0-0', { to: 'zero' }], ['1-9', { to: 'digits' }]],
  zero: [['\0-/:-\xff', { doneBefore: 'integer' }], ['.-.', { to: 'point' }]],
  digits: [
    ['\0-\xff', { doneBefore: 'integer' }], ['0-9', { to: 'digits' }], ['.-.', { to: 'point' }], ['e-eE-E', { to: 'exponent' }],
  ],
  point: [['0-9', { to: 'fraction' }]],
  fraction: [['\0-\xff', { doneBefore: 'double' }], ['0-9', { to: 'fraction' }], ['e-eE-E', { to: 'exponent' }]],
  exponent: [['+-+---', { to: 'exponent-sign' }], ['0-9', { to: 'exponent-digits' }]],
  'exponent-sign': [['0-9', { to: 'exponent-digits' }]],
  'exponent-digits': [['\0-\xff', { doneBefore: 'double' }], ['0-9', { to: 'exponent-digits' }]],
  keyword: [['\0-\xff', { doneBefore: 'keyword' }], ['a-z', { to: 'keyword' }]],
};

/** The number of a state in the table. */
export function stateNumber(name: State): number {
  return states.indexOf(name);
}

/** The action for a state and a byte, at the state's number times 256 plus the byte. */
export const lexicalTable: Uint8Array = buildTable();

function buildTable(): Uint8Array {
  const table = new Uint8Array(states.length * 256).fill(stray);
  states.forEach((name, state) => {
    for (const [bytes, action] of rules[name]) {
      for (let index = 0; index < bytes.length; index += 3) {
        table.fill(encode(action), state * 256 + bytes.charCodeAt(index), state * 256 + bytes.charCodeAt(index + 2) + 1);
      }
    }
  });
  return table;
}

function encode(action: Action): number {
  if ('to' in action) return stateNumber(action.to);
  if ('back' in action) return again | stateNumber(action.back);
  if ('done' in action) return complete | tokenKinds.indexOf(action.done);
  return again | complete | tokenKinds.indexOf(action.doneBefore);
}
