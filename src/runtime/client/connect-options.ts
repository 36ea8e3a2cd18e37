/** What a client is told: where to connect, how long to wait, how much to hold. */
import type { Duplex } from 'node:stream';
import type { WireLimits } from '../wire/wire-limits.js';

/**
 * Where the other end is: exactly one of a Unix socket's path, an address of TCP, a descriptor of an open socket or pipe, and
 * a stream. Descriptor and stream belong to the client from then on, which ends them when it is closed.
 */
export type Endpoint =
  | { readonly path: string; readonly host?: never; readonly port?: never; readonly fd?: never; readonly stream?: never }
  | { readonly host: string; readonly port: number; readonly path?: never; readonly fd?: never; readonly stream?: never }
  | { readonly fd: number; readonly path?: never; readonly host?: never; readonly port?: never; readonly stream?: never }
  | { readonly stream: Duplex; readonly path?: never; readonly host?: never; readonly port?: never; readonly fd?: never };

/** How long to wait. */
export interface WaitOptions {
  /** Aborted, it ends the waiting with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the waiting ends with a `DOMException` named `TimeoutError`. `Infinity` is for ever. */
  readonly timeout?: number | undefined;
}

/** How a client connects and what it does by default. */
export type ConnectOptions = Endpoint & ClientOptions;

/** What holds for a client of either kind. */
export interface ClientOptions {
  /** Aborted before the client is there, it ends the connecting; afterwards it means nothing. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that connecting may take, with greeting or handshake, and each command that is not given its own. Default: for ever. */
  readonly timeout?: number | undefined;
  /**
   * Whether what the schema does not say is refused: unknown members, values and events, and missing members. By default they
   * are passed on as they come, since the other end may be newer.
   */
  readonly strict?: boolean | undefined;
  /** How many requests may wait for their replies, those counted that nobody waits for any more. Default: 65536. */
  readonly maxPending?: number | undefined;
  /** How large one message of the other end may be. Default: twice what QEMU itself accepts. */
  readonly limits?: WireLimits | undefined;
}

/** How a client of the machine monitor connects. */
export type QmpConnectOptions = ConnectOptions & QmpOptions;

/** What holds for a client of the machine monitor. */
export interface QmpOptions {
  /** Whether to enable out-of-band execution if the server offers it. Default: no. */
  readonly oob?: boolean | undefined;
}

/** How one command is executed. */
export type ExecuteOptions = WaitOptions;

/** How one command of the machine monitor is executed. */
export interface QmpExecuteOptions extends WaitOptions {
  /** Whether it may overtake the commands before it: out-of-band execution, which must have been enabled. */
  readonly oob?: boolean | undefined;
}

/** How events are waited for. */
export interface EventStreamOptions {
  /** Aborted, it ends the iteration with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** How many events wait for a reader that is slower than they come. Default: 1024. */
  readonly limit?: number | undefined;
}
