/** Dumps: takes a compiled schema, gives its trees or its model as text, for programs that build on them and for comparison with QEMU. */
import { dumpAst } from '../backends/dump/ast.ts';
import { dumpModel } from '../backends/dump/model.ts';
import { dumpQemuTest } from '../backends/dump/qemu-test.ts';
import { jsonText } from '../codegen/json-text.ts';
import type { CompileResult } from './compile.ts';
import { RequestError } from './request-error.ts';

/** `qemu-test`: the format of QEMU's schema tests; `ast` and `model`: JSON. */
export type DumpForm = 'qemu-test' | 'ast' | 'model';

/**
 * Ends with a line end; nothing if the form needs a model and there is none. Syntax trees are there even for a broken schema.
 * @throws RequestError for the syntax trees of introspection data
 */
export function printDump({ schema, trees, dialect, isIntrospection }: CompileResult, form: DumpForm): string | undefined {
  switch (form) {
    case 'ast':
      if (isIntrospection) throw new RequestError('introspection data has no syntax trees', 'Its model can be printed: --as model.');
      return jsonText(dumpAst(trees, dialect));
    case 'model':
      return schema && jsonText(dumpModel(schema));
    case 'qemu-test':
      return schema && dumpQemuTest(schema);
    default:
      return form satisfies never;
  }
}
