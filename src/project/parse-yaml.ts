/** A YAML configuration: takes the file, gives its value, `{}` if it is empty. Stands apart so that the YAML package is loaded only for YAML. */
import { parseDocument, type ErrorCode } from 'yaml';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import { messageOf } from '../source/error-message.ts';
import type { SourceFile } from '../source/source-file.ts';
import { ConfigurationError } from './request-error.ts';

/**
 * The value of the document.
 * @throws ConfigurationError with a diagnostic for the first mistake of syntax, whose consequences the others may be, and
 * for every key that stands twice
 */
export function parseYaml(file: SourceFile): unknown {
  const document = parseDocument(file.text, { prettyErrors: false });
  const sink = new DiagnosticSink();
  const first = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  for (const error of document.errors) {
    if (error.code === 'DUPLICATE_KEY' || error === first) {
      sink.report('config/syntax', file.span(...error.pos), { language: 'YAML', detail: details[error.code] ?? error.message });
    }
  }
  if (sink.errorCount > 0) throw new ConfigurationError(sink.diagnostics);
  if (document.contents === null) return {};
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    sink.report('config/syntax', file.path, { language: 'YAML', detail: messageOf(error) });
    throw new ConfigurationError(sink.diagnostics);
  }
}

/** Where the package speaks to programmers. */
const details: Readonly<Partial<Record<ErrorCode, string>>> = {
  DUPLICATE_KEY: 'this key stands there twice',
  MULTIPLE_DOCS: 'a second document begins here, but a configuration is one',
};
