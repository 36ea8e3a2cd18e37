/** The guest agent as a process of its own, from the sources: starts it in a folder of its own, talks to it, ends it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import { connectTo, untilListening } from '../../../support/listening-program.ts';
import { guestAgentTable } from '../guest-agent-schema.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');

/** How a process ended, and what it said. */
export interface Outcome {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An agent that was started. */
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Outcome>;
}

/** A program with the bundled schema, and a folder, for the tests of one file. */
export class AgentFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'qapi-gen-process-'));
  readonly program = join(this.path, 'agent.cjs');
  readonly socket = join(this.path, 'socket');
  readonly #children: ChildProcess[] = [];

  /** The options that most tests need. */
  get listening(): readonly string[] {
    return ['-m', 'unix-listen', '-p', this.socket, '-t', this.path];
  }

  file(name: string): string {
    return join(this.path, name);
  }

  async build(schemaRoot?: string): Promise<void> {
    await build({
      stdin: {
        contents: `import { runGuestAgent } from './src/runtime/agent/process/guest-agent.ts';
          runGuestAgent({ table: ${JSON.stringify(guestAgentTable(schemaRoot))}, name: 'agent', version: '1.2.3' }).then((status) => process.exit(status));`,
        resolveDir: root,
      },
      bundle: true, platform: 'node', format: 'cjs', outfile: this.program, logLevel: 'error',
    });
  }

  /** Starts the agent; with a script in front, that is what runs, and the agent is its `"$@"`. */
  start(args: readonly string[], options: { readonly script?: string; readonly env?: NodeJS.ProcessEnv; readonly stdio3?: number | 'ignore' } = {}): Started {
    const command = [process.execPath, this.program, ...args];
    const [file = '', ...rest] = options.script === undefined ? command : ['/bin/sh', '-c', options.script, 'sh', ...command];
    const child = spawn(file, rest, { cwd: this.path, env: options.env ?? process.env, stdio: ['ignore', 'pipe', 'pipe', options.stdio3 ?? 'ignore'] });
    this.#children.push(child);
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const ended = once(child, 'close').then(([status, signal]) => ({ status, signal, stdout, stderr }) as Outcome);
    return { child, ended };
  }

  /** Runs the agent to its end. */
  run(args: readonly string[], options?: Parameters<AgentFolder['start']>[1]): Promise<Outcome> {
    return this.start(args, options).ended;
  }

  /** Starts the agent and waits until it listens. @throws Error with what it said if it ends */
  async listen(further: readonly string[] = [], options?: Parameters<AgentFolder['start']>[1]): Promise<Started> {
    const started = this.start([...this.listening, ...further], options);
    if (await untilListening(this.socket, started.child)) return started;
    throw new Error(`the agent ended at once: ${(await started.ended).stderr}`);
  }

  async connect(): Promise<Client> {
    return new Client(await connectTo(this.socket));
  }

  write(name: string, text: string): string {
    writeFileSync(this.file(name), text);
    return this.file(name);
  }

  /** Ends what still runs. */
  async stopAll(): Promise<void> {
    for (const child of this.#children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'close');
    }
  }
}

/** One connection. */
export class Client {
  readonly socket: Socket;
  #text = '';

  constructor(socket: Socket) {
    this.socket = socket.setEncoding('latin1').on('data', (text: string) => (this.#text += text)).on('error', () => undefined);
  }

  /** Sends a request and gives the next line that comes. @throws Error if the agent hangs up */
  async ask(request: string): Promise<string> {
    this.socket.write(request);
    while (!this.#text.includes('\n')) {
      if (this.socket.destroyed || this.socket.readableEnded) throw new Error('the agent hung up');
      const waiting = new AbortController();
      const { signal } = waiting;
      await Promise.race([once(this.socket, 'data', { signal }), once(this.socket, 'close', { signal })]);
      waiting.abort();
    }
    const end = this.#text.indexOf('\n');
    const line = this.#text.slice(0, end);
    this.#text = this.#text.slice(end + 1);
    return line;
  }

  /** Executes a command and gives what it returns. @throws Error with its description if it fails */
  async execute(command: string, args: object = {}): Promise<unknown> {
    const reply = JSON.parse(await this.ask(JSON.stringify({ execute: command, arguments: args }))) as Record<string, unknown>;
    if ('return' in reply) return reply['return'];
    throw new Error((reply['error'] as { desc: string }).desc);
  }
}

/** A folder with a program in it, for the tests of one file. */
export function useAgentFolder(): AgentFolder {
  const folder = new AgentFolder();
  beforeAll(() => folder.build());
  afterAll(async () => {
    await folder.stopAll();
    rmSync(folder.path, { recursive: true, force: true });
  });
  return folder;
}
