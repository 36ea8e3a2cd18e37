/** `modernize`: rewrites an old schema into today's dialect. */
import { countOf } from '../../diagnostics/printers/counts.ts';
import { defineCommand } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { schemaPositionals, singleSchema } from '../open-schemas.ts';
import { flag, text } from '../option.ts';
import { documentOfRewritten, finishRewritten, openRewriting } from '../rewritten-files.ts';
import { UsageError } from '../usage-error.ts';

/** The command `modernize`. */
export const modernizeCommand = defineCommand({
  name: 'modernize',
  summary: "Rewrite an old schema into today's dialect; programs see no difference",
  positionals: {
    ...schemaPositionals,
    usage: '[SCHEMA]',
    description: 'SCHEMA is the root file of a schema, which is rewritten with all that it includes; "-" is standard input. '
      + 'Without it, the configuration names the schema. What only a person can know is marked TODO.',
    most: 1,
  },
  options: {
    write: flag('Write the files that change', { alias: 'w' }),
    output: text('Folder to write a copy into, with the files as they lie to each other', { alias: 'o' }),
    diff: flag('Write nothing; print what would change (the default for several files)'),
    check: flag('Write nothing; list the files that would change, and fail if there are any'),
  },
  examples: [
    ['$0 modernize old.json', 'Print the new text of a schema in one file'],
    ['$0 modernize qapi-schema.json -o modern', 'Write a copy of all its files'],
    ['$0 modernize --write --dialect 2.12 qapi/qapi-schema.json', 'Rewrite the schema of QEMU 2.12 in place'],
  ],
  findingsTo: 'stderr',
  documentTo: ({ write, check, output }) => documentOfRewritten({ write: write === true || output !== undefined, check }),

  async run({ positionals, options }, context) {
    const { output, write, diff, check } = options;
    if (output !== undefined && [write, diff, check].includes(true)) throw new UsageError('--output excludes --write, --diff and --check');
    const { mode, schemas, fileReader } = await openRewriting({ command: 'modernize', schemas: positionals, options }, context);
    const { modernize } = await import('../../project/modernize.ts');
    const { copyRewritten } = await import('../../project/rewritten-file.ts');
    const { locateInCopies } = await import('../../project/remaining.ts');
    const result = modernize(singleSchema(schemas, 'modernize'), fileReader);
    if (result.files.length === 0) {
      context.report(result.diagnostics);
      return result.isUnreadable ? exitStatus.unusable : exitStatus.findings;
    }
    const kept = result.diagnostics.map((diagnostic) => ({ ...diagnostic, severity: 'warning' as const }));
    const files = output === undefined ? result.files : copyRewritten(result.files, output);
    const writes = result.isSameInterface && (mode.write || output !== undefined);
    const status = context.report([...kept, ...(writes ? locateInCopies(result.remaining, result.files, files) : result.remainingInSource)]);
    if (!result.isSameInterface) {
      context.note('Programs would see a difference, so nothing was written. This is a mistake of modernize.');
      return exitStatus.findings;
    }
    if (result.toDoCount > 0) context.note(`${countOf(result.toDoCount, 'mark')} TODO for a person to see to.`);
    const isSeveral = files.length > 1 && !mode.check && !mode.write && output === undefined;
    const finished = finishRewritten(files, {
      mode: { ...mode, write: mode.write || output !== undefined, diff: mode.diff || isSeveral }, rule: 'not modern',
    }, context);
    return status === exitStatus.clean ? finished : status;
  },
});
