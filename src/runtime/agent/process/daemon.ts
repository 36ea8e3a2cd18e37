/**
 * Running in the background. Node cannot fork, so the process starts itself once more, detached and without a terminal; the
 * second one opens the channel and writes the file with its number, tells the first one how that went, and the first one ends:
 * with status 0 when the agent is there, else with the reason and 1.
 */
import { spawn } from 'node:child_process';
import { StartError } from './start-error.js';

/** Tells the second process what it is. */
const roleVariable = 'QAPI_AGENT_DAEMON';

/** What this process is, if it is the second one. */
export interface DaemonRole {
  /** A socket that the first one handed over. */
  readonly fd: number | undefined;
  /** Tells the first process that the agent is there, or why it will not be. It hears that once. */
  tell(problem?: string): Promise<void>;
}

/** The descriptor at which a socket is handed over. */
const handedFd = 3;

/** Whether this is the second process; takes the mark of that away, so that programs which the agent runs do not see it. */
export function takeDaemonRole(): DaemonRole | undefined {
  const role = process.env[roleVariable];
  if (role === undefined) return undefined;
  delete process.env[roleVariable];
  return {
    fd: role === 'activated' ? handedFd : undefined,
    tell: (problem = '') => new Promise((resolve) => {
      if (process.send === undefined || !process.connected) return resolve();
      process.send({ problem }, () => {
        if (process.connected) process.disconnect();
        resolve();
      });
    }),
  };
}

/** Starts this process once more. @throws StartError, from the promise, with what the second one says, if it does not come up */
export function startDaemon(fd: number | undefined): Promise<void> {
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', fd ?? 'ignore', 'ipc'],
    env: { ...process.env, [roleVariable]: fd === undefined ? 'plain' : 'activated' },
  });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new StartError(`cannot start a process in the background: ${error.message}`)));
    child.once('message', (message) => {
      const { problem } = message as { readonly problem: string };
      child.unref();
      if (problem === '') resolve();
      else reject(new StartError(problem));
    });
    child.once('exit', (status, signal) => reject(new StartError(`the process in the background ended at once (${signal ?? status})`)));
  });
}

/** Leaves what the first process shared with its surroundings. */
export function settleDaemon(): void {
  process.umask(0o077);
  process.chdir('/');
}
