/** The command line: takes arguments and a process, gives an exit status. Loads a command's own parts only when it runs. */
import process from 'node:process';
import { packageVersion } from '../project/package-files.ts';
import { nodeFileSystem } from '../source/node-file-system.ts';
import { ObservingFileSystem } from '../source/observing-file-system.ts';
import { CommandContext } from './command-context.ts';
import type { CommandIo, OutputStream } from './command-io.ts';
import { commands } from './commands.ts';
import { describeFailure } from './describe-failure.ts';
import type { EarlierRun } from './earlier-run.ts';
import { endOutput } from './end-output.ts';
import { exitStatus, type ExitStatus } from './exit-status.ts';
import { isDocument, loadPrinter } from './formats.ts';
import { openPieces } from './piece-keeper.ts';
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
    const status = await command.run({ positionals, options }, context);
    if (status === exitStatus.clean || status === exitStatus.findings) context.completeReports();
    return status;
  } catch (error) {
    const named = commands.find(({ name }) => args.includes(name))?.name;
    return describeFailure(error, { io, context, commandName: named, isVerbose: args.includes('--verbose') });
  }
}

/** What is left of a process whose command has run. */
export interface FinishedProcess {
  /** What a repetition needs to know; absent if nobody can tell whether it would do the same. */
  readonly run: EarlierRun | undefined;
  /**
   * Ends it at once, as Node would take its time to give the memory back; not where results were printed, as only time
   * tells whether they arrived, nor while a reader has not taken everything.
   */
  end(): void;
}

/** Who runs a process. */
export interface ProcessSetting {
  /** Whether anything may be kept for later processes: how a repetition would go, and pieces of what is generated. */
  readonly isRecorded: boolean;
  /** Changes with every build of this program. */
  readonly build: string;
}

/** Runs the command line of this process and sets its exit status. */
export async function runProcess({ isRecorded, build }: ProcessSetting): Promise<FinishedProcess> {
  const observer = isRecorded ? new ObservingFileSystem(nodeFileSystem) : undefined;
  const output: (readonly ['stdout' | 'stderr', string])[] = [];
  const environment: Record<string, string | null> = {};
  let isRepeatable = false;
  const watched = new Map<'stdout' | 'stderr', OutputStream>();
  const watch = (name: 'stdout' | 'stderr'): OutputStream => {
    const known = watched.get(name);
    if (known !== undefined) return known;
    const stream = process[name].on('error', endOutput);
    const recorded: OutputStream = {
      isTTY: stream.isTTY,
      get columns() {
        return stream.columns;
      },
      write(text, repeated = text) {
        output.push([name, repeated]);
        return stream.write(text);
      },
    };
    watched.set(name, recorded);
    return recorded;
  };
  const status = await main(process.argv.slice(2), {
    // Node makes each of these when it is asked for, which takes time.
    get stdout() {
      return watch('stdout');
    },
    get stderr() {
      return watch('stderr');
    },
    get stdin() {
      return process.stdin;
    },
    env: new Proxy(process.env, {
      get(variables, name: string) {
        environment[name] = variables[name] ?? null;
        return variables[name];
      },
    }),
    workingDirectory: process.cwd(),
    fileSystem: observer ?? nodeFileSystem,
    now: () => Number(process.hrtime.bigint()) / 1e6,
    async watching() {
      const { watchWithProcess } = await import('./process-watching.ts');
      return watchWithProcess();
    },
    allowRepetition() {
      isRepeatable = true;
    },
    ...(isRecorded && { openPieces: (task) => openPieces([build, ...task], process) }),
  });
  process.exitCode ??= status;
  const observations = isRepeatable && (status === exitStatus.clean || status === exitStatus.findings) ? observer?.observations() : undefined;
  return {
    run: observations && { observations, environment, output, status },
    end() {
      if (!watched.has('stdout') && [...watched.keys()].every((name) => process[name].writableLength === 0)) process.exit();
    },
  };
}
