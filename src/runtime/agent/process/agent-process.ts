/** An agent as a process: takes a command line and what answers the commands, gives the status to end with. */
import { resolve as absolutePath } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Marshaller } from '../../marshal/marshaller.js';
import type { SchemaTable } from '../../marshal/schema-table.js';
import { createAgent, type Agent } from '../agent.js';
import { CommandPolicy } from '../command-policy.js';
import type { Handlers } from '../handler.js';
import type { Log } from '../log.js';
import { openChannel, type Channel, type ChannelTarget } from './channel.js';
import { helpText, readCommandLine } from './command-line.js';
import { dumpConfig } from './config-file.js';
import { settleDaemon, startDaemon, takeDaemonRole, type DaemonRole } from './daemon.js';
import { LogFile } from './log-file.js';
import { writePidFile, type PidFile } from './pid-file.js';
import { namesOf, withDefaults, type Settings } from './settings.js';
import { onEndingSignal } from './signals.js';
import { activatedSocket } from './socket-activation.js';
import { messageOf, StartError } from './start-error.js';

/** What is to run. */
export interface AgentProgram {
  /** As it calls itself. */
  readonly name: string;
  readonly version: string;
  readonly table: SchemaTable;
  /** Commands that are off unless they are allowed. */
  readonly offUnlessAllowed: readonly string[];
  /** Commands that are on while file systems are frozen. */
  readonly whileFrozen: readonly string[];
  /** The commands that have handlers, in the order of the schema. */
  readonly commands: readonly string[];
  readonly sentinelCommand?: string;
  /** Makes the handlers, once it is known how the process runs. @throws StartError, from the promise, if they cannot work */
  start(settings: Settings, log: Log): Promise<RunningCommands>;
}

/** Handlers at work. */
export interface RunningCommands {
  readonly handlers: Handlers;
  readonly freeze: {
    readonly isFrozen: boolean;
    onChange(listener: (isFrozen: boolean) => void): void;
  };
  /** Ends what they hold open. */
  stop(): void;
}

/** Between two attempts to open a channel, in milliseconds. */
const retryPause = 5000;

/**
 * Runs until it is told to end, by a signal or because its channel failed, and gives the status for the process, which may
 * then be ended at once.
 */
export async function runAgentProcess(program: AgentProgram, args: readonly string[] = process.argv.slice(2)): Promise<number> {
  const role = takeDaemonRole();
  try {
    return await perform(program, args, role);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    new LogFile(false).write('critical', error.message);
    await role?.tell(error.message);
    return 1;
  }
}

async function perform(program: AgentProgram, args: readonly string[], role: DaemonRole | undefined): Promise<number> {
  const task = readCommandLine(args, process.env);
  switch (task.kind) {
    case 'help':
      return print(helpText(program.name));
    case 'version':
      return print(`${program.name} ${program.version}\n`);
    case 'list':
      return print(program.commands.map((name) => `${name}\n`).join(''));
    case 'refuse':
      print(`${program.name}: ${task.text}; '${program.name} --help' tells what there is\n`);
      return 1;
    case 'dump':
    case 'run': {
      const fd = role === undefined ? activatedSocket(process.env, process.pid) : role.fd;
      const settings = withDefaults(task.said, { isActivated: fd !== undefined });
      if (task.kind === 'dump') return print(dumpConfig(settings));
      if (!settings.daemon || role !== undefined) return new AgentProcess(program, withAbsolutePaths(settings), fd).run(role);
      await startDaemon(fd);
      return 0;
    }
    default:
      return task satisfies never;
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** A process that serves. */
class AgentProcess {
  readonly #program: AgentProgram;
  readonly #settings: Settings;
  readonly #target: ChannelTarget;
  readonly #log: LogFile;
  readonly #policy: CommandPolicy;
  #pidFile: PidFile | undefined;

  constructor(program: AgentProgram, settings: Settings, fd: number | undefined) {
    this.#program = program;
    this.#settings = settings;
    this.#target = { method: settings.method, path: settings.path, fd };
    this.#log = new LogFile(settings.verbose);
    this.#policy = new CommandPolicy({
      allow: namesOf(settings.allowRpcs),
      block: namesOf(settings.blockRpcs),
      offUnlessAllowed: program.offUnlessAllowed,
      changesAllowed: settings.allowChanges,
      whileFrozen: program.whileFrozen,
    });
  }

  async run(role: DaemonRole | undefined): Promise<number> {
    for (const name of ['LISTEN_PID', 'LISTEN_FDS', 'LISTEN_FDNAMES']) delete process.env[name];
    const log = this.#log.write;
    const commands = await this.#program.start(this.#settings, log);
    const { table, sentinelCommand } = this.#program;
    const agent = createAgent({
      table, flavour: 'qga', handlers: commands.handlers, policy: this.#policy, log,
      // The commands answer as the newest agent does, whatever schema they are of.
      marshaller: new Marshaller(table, { omitsUnknown: true }),
      ...(sentinelCommand !== undefined && { sentinelCommand }),
    });
    const ending = this.#watch();
    try {
      if (commands.freeze.isFrozen) this.#freeze();
      else this.#openFiles();
      commands.freeze.onChange((isFrozen) => (isFrozen ? this.#freeze() : this.#thaw()));
      if (role !== undefined) settleDaemon();
      return await this.#serve(agent, ending, role);
    } catch (error) {
      if (error instanceof StartError && this.#log.isOpen) this.#log.write('critical', error.message);
      throw error;
    } finally {
      ending.stopWatching();
      await agent.close();
      commands.stop();
      this.#pidFile?.remove();
      this.#log.close();
    }
  }

  /** Serves on one channel after the other. */
  async #serve(agent: Agent, ending: Ending, role: DaemonRole | undefined): Promise<number> {
    for (;;) {
      let channel: Channel | undefined;
      try {
        channel = await openChannel(agent, this.#target);
        await role?.tell();
        this.#log.write('info', `serving by ${this.#target.fd === undefined ? this.#target.method : 'a socket that was handed over'}`);
        const outcome = await Promise.race([ending.status, channel.ended]);
        await channel.close();
        if (typeof outcome === 'number') return outcome;
        this.#log.write('critical', `the channel failed: ${outcome ?? 'it was closed'}`);
      } catch (error) {
        if (!(error instanceof StartError)) throw error;
        if (!this.#settings.retryPath) throw error;
        this.#log.write('critical', error.message);
        await role?.tell();
      }
      if (!this.#settings.retryPath) return 1;
      const status = await endsWithin(ending, retryPause);
      if (status !== undefined) return status;
    }
  }

  /** Until then, listens to what ends the process. While file systems are frozen nothing does: who should thaw them? */
  #watch(): Ending {
    let end: (status: number) => void = () => undefined;
    const status = new Promise<number>((resolve) => (end = resolve));
    const stopSignals = onEndingSignal((signal, signalStatus) => {
      if (this.#policy.isFrozen && signalStatus === 0) this.#log.write('warning', `${signal} is ignored while file systems are frozen`);
      else end(signalStatus);
    });
    const onBug = (error: unknown): void => {
      this.#log.write('error', `an error that nobody expected: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
      end(1);
    };
    process.on('uncaughtException', onBug);
    const stopWatching = (): void => {
      stopSignals();
      process.removeListener('uncaughtException', onBug);
    };
    return { status, stopWatching };
  }

  #freeze(): void {
    this.#policy.freeze();
    this.#log.hold();
  }

  #thaw(): void {
    this.#policy.thaw();
    try {
      this.#openFiles();
    } catch (error) {
      this.#log.write('critical', messageOf(error));
    }
    this.#log.release();
  }

  /** Opens what is not open yet: on frozen file systems it would wait for the thaw. */
  #openFiles(): void {
    const { logfile, pidfile, daemon } = this.#settings;
    if (logfile !== undefined && !this.#log.isOpen) this.#log.open(logfile);
    if (daemon) this.#pidFile ??= writePidFile(pidfile);
  }
}

/** What ends the process, and with which status. */
interface Ending {
  readonly status: Promise<number>;
  stopWatching(): void;
}

/** The status, if the process is to end within so many milliseconds. */
async function endsWithin({ status }: Ending, milliseconds: number): Promise<number | undefined> {
  const pause = new AbortController();
  try {
    return await Promise.race([status, delay(milliseconds, undefined, { signal: pause.signal }).catch(() => undefined)]);
  } finally {
    pause.abort();
  }
}

/** So that the process may leave its folder. */
function withAbsolutePaths(settings: Settings): Settings {
  const absolute = <Path extends string | undefined>(path: Path): Path => (path === undefined ? path : absolutePath(path) as Path);
  return {
    ...settings,
    path: settings.method === 'vsock-listen' ? settings.path : absolute(settings.path),
    logfile: absolute(settings.logfile),
    pidfile: absolute(settings.pidfile),
    statedir: absolute(settings.statedir),
    fsfreezeHook: absolute(settings.fsfreezeHook),
  };
}
