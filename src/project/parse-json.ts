/** JSON that a user wrote: takes the file, gives its value. */
import { DiagnosticSink } from '../diagnostics/sink.ts';
import { messageOf } from '../source/error-message.ts';
import type { SourceFile } from '../source/source-file.ts';
import { ConfigurationError } from './request-error.ts';

/**
 * A byte order mark is passed over.
 * @throws ConfigurationError with a diagnostic for the first mistake of syntax
 */
export function parseJson(file: SourceFile): unknown {
  const text = file.text.replace(/^\ufeff/, '');
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = messageOf(error);
    const offset = offsetOfMistake(text, message) + file.text.length - text.length;
    const detail = message.replace(/, (?:\.\.\.)?".* is not valid JSON$| in JSON at position \d+.*$/s, '');
    const sink = new DiagnosticSink();
    sink.report('config/syntax', file.span(offset, offset + 1), { language: 'JSON', detail });
    throw new ConfigurationError(sink.diagnostics);
  }
}

const unexpectedToken = /^Unexpected token/;

/** V8 says of an unexpected token what it is, but not where: the shortest beginning of the text with that mistake ends there. */
function offsetOfMistake(text: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  if (!unexpectedToken.test(message)) return text.length;
  let low = 1;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (unexpectedToken.test(mistakeIn(text.slice(0, middle)))) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

function mistakeIn(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return messageOf(error);
  }
}
