/** Introspection data like any other schema: takes its text, gives the model, and reports what is wrong with it. */
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import type { Schema } from '../schema/model.ts';
import { buildSchema } from './build-schema.ts';
import { IntrospectionError } from './find-reply.ts';
import { parseIntrospection } from './parse-introspection.ts';

/** Where the text is from. */
export interface IntrospectionSource {
  /** As reported to the user. */
  readonly root: string;
  /** What its only module is called. */
  readonly module: string;
}

/** Nothing if something is wrong, which is then reported. */
export function readIntrospection(text: string, source: IntrospectionSource, sink: DiagnosticSink): Schema | undefined {
  try {
    return buildSchema(parseIntrospection(text), source);
  } catch (error) {
    if (!(error instanceof IntrospectionError)) throw error;
    sink.report('introspection/invalid', source.root, { problem: error.message });
    return undefined;
  }
}
