/** What is said when a command cannot go on: takes what was thrown, prints it, gives the exit status that it calls for. */
import { packageVersion } from '../project/package-files.ts';
import { ConfigurationError, RequestError } from '../project/request-error.ts';
import { FileSystemError } from '../source/file-system.ts';
import type { CommandContext } from './command-context.ts';
import type { CommandIo } from './command-io.ts';
import { exitStatus, type ExitStatus } from './exit-status.ts';
import { UsageError } from './usage-error.ts';

/** Where something was thrown. */
export interface FailureSetting {
  readonly io: CommandIo;
  /** Absent if the command line was not understood. */
  readonly context: CommandContext | undefined;
  readonly commandName: string | undefined;
  readonly isVerbose: boolean;
}

/** Never throws, whatever was thrown. */
export function describeFailure(error: unknown, { io, context, commandName, isVerbose }: FailureSetting): ExitStatus {
  const say = (line: string): unknown => io.stderr.write(`${line}\n`);
  if (error instanceof ConfigurationError && context !== undefined) {
    context.report(error.diagnostics);
    return exitStatus.unusable;
  }
  if (error instanceof UsageError || error instanceof RequestError) {
    say(`qapi-gen: ${error.message}${error.suggestion === undefined ? '' : `\n${error.suggestion}`}`);
    if (error instanceof UsageError) say(`Help: qapi-gen ${commandName === undefined ? '' : `${commandName} `}--help`);
    return exitStatus.unusable;
  }
  if (error instanceof FileSystemError) {
    say(`qapi-gen: '${error.path}' cannot be used: ${error.message}`);
    return exitStatus.unusable;
  }
  say(`qapi-gen: this is a bug of qapi-gen ${packageVersion()}, not a mistake of yours. Please report it with the schema and the command line.`);
  if (isVerbose && error instanceof Error) say(error.stack ?? error.message);
  else say(`${String(error)}\nWith --verbose it says where.`);
  return exitStatus.bug;
}
