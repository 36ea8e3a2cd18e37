/** `dump`: prints a schema as the compiler sees it. */
import type { DumpForm } from '../../project/dump.ts';
import { defineCommand } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { openSchemas, reportCheck, schemaPositionals, singleSchema } from '../open-schemas.ts';
import { choice } from '../option.ts';

const dumpForms: readonly DumpForm[] = ['model', 'ast', 'qemu-test'];

/** The command `dump`. */
export const dumpCommand = defineCommand({
  name: 'dump',
  summary: 'Print a schema as the compiler sees it',
  positionals: { ...schemaPositionals, usage: '[SCHEMA]', most: 1 },
  options: {
    as: choice(
      "model (the default): JSON of the checked schema; ast: JSON of the syntax trees; qemu-test: the format of QEMU's own schema tests",
      dumpForms,
    ),
  },
  examples: [
    ['$0 dump schema.json', 'The model, for a program that builds on it'],
    ['$0 dump --as ast broken.json', 'The syntax trees, as far as the text could be read'],
    ['$0 dump --as qemu-test --dialect 10.2 schema.json', "For comparison with QEMU's test-qapi.py"],
  ],
  findingsTo: 'stderr',

  async run({ positionals, options }, context) {
    const { checkSchemas } = await import('../../project/check.ts');
    const { printDump } = await import('../../project/dump.ts');
    const { project, fileReader } = await openSchemas({ schemas: positionals }, context);
    const report = checkSchemas([singleSchema(project.schemas, 'dump')], fileReader);
    const status = reportCheck(report, context);
    const form = options.as ?? 'model';
    const [checked] = report.schemas;
    if (checked !== undefined && status !== exitStatus.unusable && (status === exitStatus.clean || form === 'ast')) {
      const dump = printDump(checked.result, form);
      if (dump !== undefined) context.print(dump);
    }
    return status;
  },
});
