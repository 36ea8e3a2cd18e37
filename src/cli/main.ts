/** The command line: takes arguments and a process, gives an exit status. Loads a command's own parts only when it runs. */
import process from 'node:process';
import { packageVersion } from '../project/package-files.ts';
import { nodeFileSystem } from '../source/node-file-system.ts';
import { CommandContext } from './command-context.ts';
import type { CommandIo } from './command-io.ts';
import { commands } from './commands.ts';
import { describeFailure } from './describe-failure.ts';
import { exitStatus, type ExitStatus } from './exit-status.ts';
import { isDocument, loadPrinter } from './formats.ts';
import { parseArguments } from './parse-arguments.ts';

const widestHelp = 110;

/** Runs one command line. Never throws: whatever goes wrong is printed and becomes an exit status. */
export async function main(args: readonly string[], io: CommandIo): Promise<ExitStatus> {
  let context: CommandContext | undefined;
  try {
    const parsed = await parseArguments(args, { commands, version: packageVersion, width: () => Math.min(io.stdout.columns || widestHelp, widestHelp) });
    if (parsed.kind === 'print') {
      (parsed.wasAskedFor ? io.stdout : io.stderr).write(parsed.text);
      return parsed.wasAskedFor ? exitStatus.clean : exitStatus.unusable;
    }
    const { command, globals, positionals, options } = parsed.invocation;
    const [print, ...files] = await Promise.all([
      loadPrinter(globals.format ?? 'pretty'),
      ...globals.report.map(async ({ format, path }) => ({ path, print: await loadPrinter(format) })),
    ]);
    const stream = isDocument(globals.format ?? 'pretty') ? command.documentTo?.(options) ?? command.findingsTo : command.findingsTo;
    context = new CommandContext(io, globals, { stream, print, files });
    return await command.run({ positionals, options }, context);
  } catch (error) {
    const named = commands.find(({ name }) => args.includes(name))?.name;
    return describeFailure(error, { io, context, commandName: named, isVerbose: args.includes('--verbose') });
  }
}

/** What is left of a process whose command has run. */
export interface FinishedProcess {
  /**
   * Ends it at once, as Node would take its time to give the memory back; not where results were printed, as only time
   * tells whether they arrived, nor while a reader has not taken everything.
   */
  end(): void;
}

/** Runs the command line of this process and sets its exit status. */
export async function runProcess(): Promise<FinishedProcess> {
  let hasResults = false;
  const watched = new Set<NodeJS.WriteStream>();
  const watch = (stream: NodeJS.WriteStream): NodeJS.WriteStream => {
    if (!watched.has(stream)) stream.on('error', endOutput);
    watched.add(stream);
    return stream;
  };
  const status = await main(process.argv.slice(2), {
    // Node makes each of these when it is asked for, which takes time.
    get stdout() {
      hasResults = true;
      return watch(process.stdout);
    },
    get stderr() {
      return watch(process.stderr);
    },
    get stdin() {
      return process.stdin;
    },
    env: process.env,
    workingDirectory: process.cwd(),
    fileSystem: nodeFileSystem,
    now: () => Number(process.hrtime.bigint()) / 1e6,
  });
  process.exitCode ??= status;
  return {
    end() {
      const isAllSaid = [...watched].every(({ writableLength }) => writableLength === 0);
      if (!hasResults && isAllSaid) process.exit();
    },
  };
}

/** A reader that has seen enough (`| head`) is no failure; a full disk is. */
function endOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.exitCode = exitStatus.unusable;
  try {
    process.stderr.write(`qapi-gen: the output cannot be written: ${error.message}\n`);
  } catch {
    // There is nowhere left to say it.
  }
}
