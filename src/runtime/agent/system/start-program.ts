/** Starts programs on the real system. */
import { ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { closeSync } from 'node:fs';
import { Socket } from 'node:net';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { makeMemoryFile } from './memory-file.js';
import { makePipes, type Pipe } from './pipes.js';
import type { ProgramEnd, StartedProgram, StartOptions } from './system.js';

/** What connects programs; where it cannot be made, sockets do, with the drawbacks of these. */
export interface Plumbing {
  makePipes(count: number): Promise<readonly Pipe[] | undefined>;
  makeMemoryFile(content: Uint8Array): number | undefined;
}

type Stream = 'stdout' | 'stderr';

/** The other end of a stream that is kept. */
interface Source {
  readonly stream: Stream;
  readonly readable: Readable & { unref?: () => unknown };
}

/** Starts a program as `System.start` says. */
export async function startProgram(
  path: string, options: StartOptions, plumbing: Plumbing = { makePipes, makeMemoryFile },
): Promise<StartedProgram> {
  if ([path, ...options.argv, ...(options.environment ?? [])].some((each) => each.includes('\0'))) throw unspeakable();
  const pipes = await plumbing.makePipes(keptStreams(options.capture).length);
  const input = options.input === undefined ? 'ignore' : plumbing.makeMemoryFile(options.input) ?? 'pipe';
  try {
    const started = pipes === undefined ? startWithSockets(path, options, input) : startWithPipes(path, options, { input, pipes });
    const { child, sources } = await started;
    if (child.stdin !== null) feed(child.stdin, options.input);
    return watch(child, sources.map((source) => collect(source, options)));
  } finally {
    if (typeof input === 'number') closeSync(input);
  }
}

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

type InputEnd = number | 'ignore' | 'pipe';

interface Started {
  readonly child: ChildProcess;
  readonly sources: readonly Source[];
}

interface Ends {
  readonly input: InputEnd;
  readonly pipes: readonly Pipe[];
}

async function startWithPipes(path: string, options: StartOptions, { input, pipes }: Ends): Promise<Started> {
  const streams = keptStreams(options.capture);
  const endOf = (stream: Stream): number | 'ignore' => {
    return pipes[streams.indexOf(options.capture === 'merged' ? 'stdout' : stream)]?.writeEnd ?? 'ignore';
  };
  try {
    const child = await spawned(path, options, [input, endOf('stdout'), endOf('stderr')]);
    const sources = pipes.map(({ readEnd }, index): Source => {
      return { stream: streams[index] ?? 'stdout', readable: new Socket({ fd: readEnd, readable: true, writable: false }) };
    });
    return { child, sources };
  } catch (error) {
    for (const { readEnd } of pipes) closeSync(readEnd);
    throw error;
  } finally {
    for (const { writeEnd } of pipes) closeSync(writeEnd);
  }
}

/** The order of merged streams is that in which they arrive, which may not be that in which they were written. */
async function startWithSockets(path: string, options: StartOptions, input: InputEnd): Promise<Started> {
  const isMerged = options.capture === 'merged';
  const streams: readonly Stream[] = isMerged ? ['stdout', 'stderr'] : keptStreams(options.capture);
  const endOf = (stream: Stream): 'pipe' | 'ignore' => (streams.includes(stream) ? 'pipe' : 'ignore');
  const child = await spawned(path, options, [input, endOf('stdout'), endOf('stderr')]);
  const sources = streams.flatMap((stream): readonly Source[] => {
    const readable = child[stream];
    return readable === null ? [] : [{ stream: isMerged ? 'stdout' : stream, readable }];
  });
  return { child, sources };
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

async function collect({ stream, readable }: Source, { onOutput }: StartOptions): Promise<void> {
  readable.unref?.();
  readable.on('data', (chunk: Uint8Array) => onOutput?.(stream, chunk));
  readable.on('error', () => readable.destroy());
  await new Promise<void>((resolve) => readable.once('close', resolve));
}

function watch(child: ChildProcess, streams: readonly Promise<void>[]): StartedProgram {
  const end = new Promise<ProgramEnd>((resolve) => {
    child.once('exit', (status, signal) => resolve(signal === null ? { status: status ?? 0 } : { signal: constants.signals[signal] }));
  });
  return { pid: child.pid ?? 0, ended: Promise.all([end, ...streams]).then(([how]) => how) };
}

/** Texts end at this character for programs, so that it would hide what comes behind it. */
function unspeakable(): NodeJS.ErrnoException {
  return Object.assign(new Error('a program cannot be told U+0000'), { code: 'EINVAL' });
}
