/** Runs the command line inside the test's process: takes arguments and what the process would see, gives what it wrote and its exit status. */
import { main } from '../../src/cli/main.ts';
import type { OutputStream } from '../../src/cli/command-io.ts';
import type { Watching } from '../../src/project/watch.ts';
import type { FileSystem } from '../../src/source/file-system.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';

export interface RunOptions {
  readonly stdin?: string | Uint8Array | AsyncIterable<Uint8Array>;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether standard output and error are terminals. */
  readonly terminal?: boolean;
  readonly fileSystem?: FileSystem;
  /** For `--watch`. */
  readonly watching?: Watching;
  /** Hears of standard error as it is written. */
  readonly onError?: (text: string) => void;
}

export interface RunResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The working directory is that of the test's process. The clock ticks once a look. */
export async function runCli(args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const stdout = collect(options.terminal);
  const stderr = collect(options.terminal, options.onError);
  let time = 0;
  const status = await main(args, {
    stdout,
    stderr,
    stdin: streamOf(options.stdin ?? ''),
    env: options.env ?? {},
    workingDirectory: process.cwd(),
    fileSystem: options.fileSystem ?? nodeFileSystem,
    now: () => time++,
    watching: () => (options.watching === undefined ? Promise.reject(new Error('nothing to watch by')) : Promise.resolve(options.watching)),
  });
  return { status, stdout: stdout.text, stderr: stderr.text };
}

function collect(isTTY = false, onText?: (text: string) => void): OutputStream & { text: string } {
  return {
    isTTY,
    columns: 100,
    text: '',
    write(chunk) {
      this.text += chunk;
      onText?.(chunk);
    },
  };
}

async function* streamOf(content: string | Uint8Array | AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  if (typeof content === 'string') yield new TextEncoder().encode(content);
  else if (content instanceof Uint8Array) yield content;
  else yield* content;
}
