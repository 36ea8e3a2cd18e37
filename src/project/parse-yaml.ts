/** A YAML configuration: takes the file, gives its value, `{}` if it is empty. Stands apart so that the YAML package is loaded only for YAML. */
import { parseDocument } from 'yaml';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import type { SourceFile } from '../source/source-file.ts';
import { ConfigurationError } from './request-error.ts';

/** @throws ConfigurationError with a diagnostic for every mistake of syntax */
export function parseYaml(file: SourceFile): unknown {
  const document = parseDocument(file.text, { prettyErrors: false });
  const sink = new DiagnosticSink();
  for (const { pos: [start, end], message } of document.errors) {
    sink.report('config/syntax', file.span(start, end), { language: 'YAML', detail: message });
  }
  if (sink.errorCount > 0) throw new ConfigurationError(sink.diagnostics);
  if (document.contents === null) return {};
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    sink.report('config/syntax', file.path, { language: 'YAML', detail: error instanceof Error ? error.message : String(error) });
    throw new ConfigurationError(sink.diagnostics);
  }
}
