/** Starts programs on the real system. */
import { ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { closeSync } from 'node:fs';
import { Socket } from 'node:net';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { makePipes, type Pipe } from './pipes.js';
import type { ProgramEnd, StartedProgram, StartOptions } from './system.js';

/** Starts a program as `System.start` says. */
export async function startProgram(path: string, options: StartOptions): Promise<StartedProgram> {
  if ([path, ...options.argv, ...(options.environment ?? [])].some((each) => each.includes('\0'))) throw noSuchText();
  const streams = keptStreams(options.capture);
  const wanted = (options.input === undefined ? 0 : 1) + streams.length;
  const pipes = await makePipes(wanted);
  return pipes === undefined ? startWithSockets(path, options) : startWithPipes(path, options, pipes);
}

type Stream = 'stdout' | 'stderr';

function keptStreams(capture: StartOptions['capture']): readonly Stream[] {
  switch (capture) {
    case 'none':
      return [];
    case 'stdout':
    case 'merged':
      return ['stdout'];
    case 'stderr':
      return ['stderr'];
    case 'separated':
      return ['stdout', 'stderr'];
    default:
      return capture satisfies never;
  }
}

async function startWithPipes(path: string, options: StartOptions, pipes: readonly Pipe[]): Promise<StartedProgram> {
  const [input, outputs] = options.input === undefined ? [undefined, pipes] : [pipes[0], pipes.slice(1)];
  const kept = keptStreams(options.capture).map((stream, index) => ({ stream, pipe: outputs[index] }));
  const endOf = (stream: Stream): number | 'ignore' => {
    const source = options.capture === 'merged' ? 'stdout' : stream;
    return kept.find((each) => each.stream === source)?.pipe?.writeEnd ?? 'ignore';
  };
  const closing = [input?.readEnd, ...outputs.map(({ writeEnd }) => writeEnd)].filter((end) => end !== undefined);
  const opened = [input?.writeEnd, ...outputs.map(({ readEnd }) => readEnd)].filter((end) => end !== undefined);
  let child: ChildProcess;
  try {
    child = await spawned(path, options, [input?.readEnd ?? 'ignore', endOf('stdout'), endOf('stderr')]);
  } catch (error) {
    for (const end of opened) closeSync(end);
    throw error;
  } finally {
    for (const end of closing) closeSync(end);
  }
  if (input !== undefined) feed(new Socket({ fd: input.writeEnd, readable: false, writable: true }), options.input);
  return watch(child, kept.flatMap(({ stream, pipe }) => {
    return pipe === undefined ? [] : [collect(new Socket({ fd: pipe.readEnd, readable: true, writable: false }), stream, options)];
  }));
}

/** The order of merged streams is that in which they arrive, which may not be that in which they were written. */
async function startWithSockets(path: string, options: StartOptions): Promise<StartedProgram> {
  const streams: readonly Stream[] = options.capture === 'merged' ? ['stdout', 'stderr'] : keptStreams(options.capture);
  const endOf = (stream: Stream): 'pipe' | 'ignore' => (streams.includes(stream) ? 'pipe' : 'ignore');
  const child = await spawned(path, options, [options.input === undefined ? 'ignore' : 'pipe', endOf('stdout'), endOf('stderr')]);
  if (child.stdin !== null) feed(child.stdin, options.input);
  return watch(child, streams.flatMap((stream) => {
    const source = child[stream];
    return source === null ? [] : [collect(source, options.capture === 'merged' ? 'stdout' : stream, options)];
  }));
}

async function spawned(path: string, { argv: [name, ...args], environment }: StartOptions, stdio: StdioOptions): Promise<ChildProcess> {
  const child = isOrdinary(environment)
    ? spawn(path, args, { argv0: name, stdio, ...(environment !== undefined && { env: pairsOf(environment) }) })
    : spawnWithLines({ file: path, args: [name, ...args], envPairs: environment, stdio });
  child.unref();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    if (child.pid !== undefined) resolve(child);
  });
}

/** True if the environment says the same as an object with its names and values. */
function isOrdinary(environment: readonly string[] | undefined): boolean {
  const names = environment?.map((line) => line.slice(0, Math.max(line.indexOf('='), 0))) ?? [];
  return !names.includes('') && new Set(names).size === names.length;
}

function pairsOf(environment: readonly string[]): Record<string, string> {
  return Object.fromEntries(environment.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

/** What `spawn` itself calls; it takes the environment as lines. */
interface LineSpawner {
  spawn(options: { file: string; args: readonly string[]; envPairs: readonly string[] | undefined; stdio: StdioOptions }): number;
}

/** For an environment that `spawn` cannot express: lines without an equals sign, or names that come twice. */
function spawnWithLines(options: Parameters<LineSpawner['spawn']>[0]): ChildProcess {
  const child: unknown = Reflect.construct(ChildProcess, []);
  (child as LineSpawner).spawn(options);
  return child as ChildProcess;
}

/** A program that does not read all of its input is its own affair. */
function feed(target: Writable & { unref?: () => unknown }, input: Uint8Array | undefined): void {
  target.on('error', () => target.destroy());
  target.unref?.();
  target.end(input);
}

async function collect(source: Readable & { unref?: () => unknown }, stream: Stream, { onOutput }: StartOptions): Promise<void> {
  source.unref?.();
  source.on('data', (chunk: Uint8Array) => onOutput?.(stream, chunk));
  source.on('error', () => source.destroy());
  await new Promise<void>((resolve) => source.once('close', resolve));
}

function watch(child: ChildProcess, streams: readonly Promise<void>[]): StartedProgram {
  const end = new Promise<ProgramEnd>((resolve) => {
    child.once('exit', (status, signal) => resolve(signal === null ? { status: status ?? 0 } : { signal: constants.signals[signal] }));
  });
  return { pid: child.pid ?? 0, ended: Promise.all([end, ...streams]).then(([how]) => how) };
}

function noSuchText(): NodeJS.ErrnoException {
  return Object.assign(new Error('a program cannot be told U+0000'), { code: 'EINVAL' });
}
