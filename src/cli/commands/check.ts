/** `check`: reports everything that is wrong with schemas. */
import { countOf } from '../../diagnostics/printers/counts.ts';
import { defineCommand } from '../command.ts';
import { allowRepetition, openSchemas, reportCheck, schemaPositionals } from '../open-schemas.ts';

/** The command `check`. */
export const checkCommand = defineCommand({
  name: 'check',
  summary: 'Check schemas and report every mistake',
  positionals: schemaPositionals,
  options: {},
  examples: [
    ['$0 check qapi/qapi-schema.json', 'Check a schema with all that it includes'],
    ['$0 check --dialect 7.2 schema.json', 'Hold it to what QEMU 7.2 accepted'],
    ['$0 check --format json schema.json', 'Report to a program'],
    ['$0 check - --stdin-filepath qapi/net.json < edited', 'Check the text of an editor'],
  ],
  findingsTo: 'stdout',

  async run({ positionals }, context) {
    const { checkSchemas } = await import('../../project/check.ts');
    const start = context.io.now();
    const opened = await openSchemas({ schemas: positionals }, context);
    const { project, fileReader } = opened;
    allowRepetition(opened, context);
    const report = checkSchemas(project.schemas, fileReader);
    const status = reportCheck(report, context);
    if (report.diagnostics.length === 0 && !report.isUnreadable) {
      const files = countOf(report.fileCount, 'file');
      context.note(`Checked ${files} in ${Math.round(context.io.now() - start)} ms: no problems.`, `Checked ${files} earlier, and nothing has changed: no problems.`);
    }
    return status;
  },
});
