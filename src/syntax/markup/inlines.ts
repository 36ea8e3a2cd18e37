/** Inline markup: takes the text of a paragraph, gives its nodes. Reads from left to right, once. */
import { isSpace } from './inline-boundaries.ts';
import { readMarkedText, readOlderMarkedText } from './inline-marks.ts';
import { InlineReader, type InlineContext } from './inline-reader.ts';
import { readInterpretedText } from './inline-references.ts';
import type { InlineText } from './inline-text.ts';
import { readCommand, readFootnote, readMember, readOlderBackticks, readTargetName, readUrl } from './inline-words.ts';
import type { Inline } from '../../schema/markup.ts';

/** Reads at the reader's position if its construct stands there; else false, and nothing is taken. */
type InlineRecogniser = (reader: InlineReader) => boolean;
type RecogniserTable = Readonly<Record<string, readonly InlineRecogniser[]>>;

const restructured: RecogniserTable = {
  '\\': [readEscape],
  '*': [readMarkedText],
  '|': [readMarkedText],
  '`': [readMarkedText, readInterpretedText],
  '@': [readMember],
  '[': [readFootnote],
  _: [readTargetName],
  h: [readUrl],
  f: [readUrl],
  m: [readUrl],
};

const older: RecogniserTable = {
  '*': [readOlderMarkedText],
  _: [readOlderMarkedText],
  '`': [readOlderMarkedText, readOlderBackticks],
  '@': [readCommand, readMember],
  h: [readUrl],
  f: [readUrl],
};

const interesting = {
  rst: /[\\*|`@[_]|https?:|ftp:|mailto:/g,
  older: /[*_`@]|https?:|ftp:/g,
};

/** Never throws: marks that mean nothing stay text, and a start mark without its end is reported. Texts that meet are one node. */
export function parseInlines(source: InlineText, context: InlineContext): readonly Inline[] {
  const { text } = source;
  const table = context.flavour === 'rst' ? restructured : older;
  const pattern = context.flavour === 'rst' ? interesting.rst : interesting.older;
  pattern.lastIndex = 0;
  if (!pattern.test(text)) return text === '' ? [] : [{ kind: 'text', span: source.span(0, text.length), text }];
  const reader = new InlineReader(source, context);
  for (;;) {
    pattern.lastIndex = reader.position;
    const index = pattern.exec(reader.text)?.index;
    if (index === undefined) break;
    reader.takeText(index);
    const recognisers = table[reader.text[index] ?? ''] ?? [];
    if (!recognisers.some((recognise) => recognise(reader))) reader.takeText(index + 1);
  }
  reader.takeText(reader.text.length);
  return reader.finish();
}

/** A backslash and what it protects; nothing is shown for white space or the end of the text. */
function readEscape(reader: InlineReader): boolean {
  const { position } = reader;
  const next = reader.text[position + 1];
  if (isSpace(next)) {
    reader.skip(Math.min(position + 2, reader.text.length));
  } else {
    reader.skip(position + 1);
    reader.takeText(position + 2);
  }
  return true;
}
