/** Channels: takes a method and a path, gives what the agent serves there. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Agent } from '../agent.js';
import { openDevice } from './device.js';
import { DeviceStream, type AtEnd } from './device-stream.js';
import { messageOf, StartError } from './start-error.js';

/** A channel that is open. */
export interface Channel {
  /** Fulfilled when it was closed or has failed; in the latter case with the reason. */
  readonly ended: Promise<string | undefined>;
  close(): Promise<void>;
}

/** Where clients come from. */
export interface ChannelTarget {
  readonly method: string;
  readonly path: string | undefined;
  /** A socket that listens already; then the others do not count. */
  readonly fd: number | undefined;
}

const settingTerminals = ['/bin/stty', '/usr/bin/stty'];

/** As cfmakeraw(3) makes a terminal, at 38400 baud. */
const rawTerminal = ['38400', 'cs8', 'raw', '-echo', '-iexten'];

/** Opens a channel and serves on it. @throws StartError if the channel cannot be had */
export async function openChannel(agent: Agent, { method, path, fd }: ChannelTarget): Promise<Channel> {
  if (fd !== undefined) return listen(agent, { fd });
  switch (method) {
    case 'virtio-serial':
      return serveDevice(agent, path ?? '', 'wait');
    case 'isa-serial':
      await makeRaw(path ?? '');
      return serveDevice(agent, path ?? '', 'fail');
    case 'unix-listen':
      return listen(agent, { path: path ?? '' });
    case 'vsock-listen':
      throw new StartError('Node has no vsock sockets; let another program, such as socat, listen there and pass its clients on to unix-listen');
    default:
      throw new StartError(`there is no channel method '${method}'`);
  }
}

async function listen(agent: Agent, target: { readonly path: string } | { readonly fd: number }): Promise<Channel> {
  try {
    const listener = await agent.listen(target);
    let end: () => void = () => undefined;
    const ended = new Promise<undefined>((resolve) => (end = () => resolve(undefined)));
    return { ended, close: () => listener.close().then(end) };
  } catch (error) {
    throw new StartError(`cannot listen: ${messageOf(error)}`);
  }
}

function serveDevice(agent: Agent, path: string, atEnd: AtEnd): Channel {
  let stream: DeviceStream;
  try {
    stream = new DeviceStream(openDevice(path), atEnd);
  } catch (error) {
    throw new StartError(`cannot open the channel: ${messageOf(error)}`);
  }
  let reason: string | undefined;
  stream.once('error', (error) => (reason = error.message));
  const session = agent.serve(stream);
  return {
    ended: session.closed.then(() => reason),
    close: () => {
      session.close();
      return session.closed;
    },
  };
}

function makeRaw(path: string): Promise<void> {
  const program = settingTerminals.find((each) => existsSync(each));
  if (program === undefined) throw new StartError(`a serial port needs stty, which is not at ${settingTerminals.join(' or ')}`);
  return new Promise((resolve, reject) => {
    execFile(program, ['-F', path, ...rawTerminal], (error, _output, complaint) => {
      if (error === null) resolve();
      else reject(new StartError(`cannot set up the serial port: ${complaint.trim() || messageOf(error)}`));
    });
  });
}
