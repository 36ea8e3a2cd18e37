/** `introspect`: prints what a program with this schema answers to `query-qmp-schema`. */
import { defineCommand } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { openSchemas, reportCheck, schemaPositionals, singleSchema } from '../open-schemas.ts';
import { flag, list } from '../option.ts';

/** The command `introspect`. */
export const introspectCommand = defineCommand({
  name: 'introspect',
  summary: 'Print the introspection data of a schema: what the program answers to query-qmp-schema',
  positionals: { ...schemaPositionals, usage: '[SCHEMA]', most: 1 },
  options: {
    mask: flag('Replace the names of types by numbers, as QEMU does (--no-mask, the default: keep them)'),
    define: list('The symbols that count as defined when conditions are evaluated (default: every condition holds)', { alias: 'D' }),
  },
  examples: [
    ['$0 introspect qapi/qapi-schema.json', 'Print it, with the names of types'],
    ['$0 introspect --mask schema.json', 'Print what the program itself would say'],
    ['$0 introspect --define CONFIG_LINUX,CONFIG_KVM schema.json', 'For a build with these symbols only'],
  ],
  findingsTo: 'stderr',

  async run({ positionals, options }, context) {
    const { checkSchemas } = await import('../../project/check.ts');
    const { printIntrospection } = await import('../../project/introspect.ts');
    const { project, fileReader } = await openSchemas({ schemas: positionals, define: options.define }, context);
    const schema = singleSchema(project.schemas, 'introspect');
    const report = checkSchemas([schema], fileReader);
    const status = reportCheck(report, context);
    const model = report.schemas[0]?.result.schema;
    if (status === exitStatus.clean && model !== undefined) {
      context.print(printIntrospection(model, { mask: options.mask === true, define: project.define }));
    }
    return status;
  },
});
