/** `fmt`: gives schemas their layout. */
import { defineCommand } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { flag } from '../option.ts';
import { documentOfRewritten, finishRewritten, openRewriting } from '../rewritten-files.ts';
import { UsageError } from '../usage-error.ts';

/** The command `fmt`. */
export const fmtCommand = defineCommand({
  name: 'fmt',
  summary: 'Give the code and the documentation of schemas their layout',
  positionals: {
    usage: '[FILE...]',
    description: 'FILE is a file of a schema; "-" is standard input. With --check, --diff and --write, the files that it includes are '
      + 'formatted with it. Without FILE, the configuration names the schemas.',
    most: Infinity,
  },
  options: {
    check: flag('Write nothing; list the files that are not formatted, and fail if there are any'),
    diff: flag('Write nothing; print what would change'),
    write: flag('Write the files that change', { alias: 'w' }),
    includes: flag('With --check, --diff and --write, format the files that FILE includes, too (the default); --no-includes: only those named'),
  },
  examples: [
    ['$0 fmt --write qapi/qapi-schema.json', 'Format a schema with all that it includes'],
    ['$0 fmt --check', 'In CI: is everything that the configuration names formatted?'],
    ['$0 fmt --write --no-includes qapi/net.json qapi/ui.json', 'These files only'],
    ['$0 fmt - --stdin-filepath qapi/net.json < edited', 'The text of an editor'],
  ],
  findingsTo: 'stderr',
  documentTo: documentOfRewritten,

  async run({ positionals, options }, context) {
    const { mode, schemas, fileReader } = await openRewriting({ command: 'fmt', schemas: positionals, options }, context);
    const prints = !mode.check && !mode.diff && !mode.write;
    const { fmt, findUnformatted } = await import('../../project/fmt.ts');
    if (prints && schemas.length > 1) throw new UsageError('several files cannot be printed as one', 'Say --write, --check or --diff.');
    const { files, diagnostics, isUnreadable } = fmt({ schemas, fileReader, includes: !prints && options.includes !== false });
    const status = context.report(diagnostics, undefined, { listed: mode.check ? findUnformatted(files) : [] });
    if (prints && status !== exitStatus.clean) return isUnreadable ? exitStatus.unusable : status;
    const finished = finishRewritten(files, { mode, rule: 'not formatted' }, context);
    return isUnreadable ? exitStatus.unusable : Math.max(status, finished) === 0 ? exitStatus.clean : exitStatus.findings;
  },
});
