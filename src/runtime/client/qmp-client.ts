/** The client of a machine monitor: the types of a schema in front of a session that knows none. */
import type { Greeting } from '../wire/greeting.js';
import type { JsonObject, JsonValue } from '../wire/json-value.js';
import type { CommandCaller } from './command-caller.js';
import type { EventStreamOptions, QmpExecuteOptions, WaitOptions } from './connect-options.js';
import type { ClientEvent, EventListener } from './event-hub.js';
import type { EventStream } from './event-stream.js';
import type { QmpSession } from './qmp-session.js';
import type { AnyEvent, CallParameters, CommandMap, EventMap, EventOf, NameOf } from './schema-types.js';

/** What a client is made of. */
export interface QmpClientParts {
  readonly session: QmpSession;
  readonly caller: CommandCaller;
  readonly greeting: Greeting;
  readonly isOutOfBand: boolean;
}

/** Which events are iterated over, and how. */
export interface EventSelection<Name> extends EventStreamOptions {
  /** Default: all. */
  readonly names?: readonly Name[] | undefined;
}

/**
 * A client of QEMU's machine monitor, or of anything that talks like it. `connectQmp` makes one.
 *
 * Requests are sent at once and wait together; replies find them by their numbers. When the connection ends, whatever still
 * waits gets a ConnectionClosedError: a command that was sent may or may not have been executed.
 */
export class QmpClient<Commands extends CommandMap<Commands>, Events extends EventMap<Events>> {
  /** What the server said first: its version, and what can be enabled. */
  readonly greeting: Greeting;
  /** Whether out-of-band execution is enabled. */
  readonly isOutOfBand: boolean;
  readonly #session: QmpSession;
  readonly #caller: CommandCaller;

  constructor({ session, caller, greeting, isOutOfBand }: QmpClientParts) {
    this.#session = session;
    this.#caller = caller;
    this.greeting = greeting;
    this.isOutOfBand = isOutOfBand;
  }

  /** Settles when the connection is over, with the error that ended it if it was one. Never rejects. */
  get closed(): Promise<Error | undefined> {
    return this.#session.closed;
  }

  /**
   * Executes a command: its name, its arguments, which can be left out if none is mandatory, and options.
   *
   * Given up by signal or time, a request that was not sent yet is withdrawn; one that was sent may still be executed, and its
   * reply is dropped. A command without reply on success is done when a later command is answered, which the client sees to,
   * or when the connection ends.
   * @throws QmpError if the server refuses; MarshalError if the arguments do not fit, before anything is sent; ProtocolError
   * if the reply does not fit; ConnectionClosedError; the reason of the signal, or a `DOMException` named `TimeoutError`
   */
  async execute<Name extends NameOf<Commands>>(
    name: Name,
    ...[args, options]: CallParameters<Commands[Name]['arguments'], QmpExecuteOptions>
  ): Promise<Commands[Name]['returns']> {
    this.#checkOutOfBand(name, options);
    return await this.#caller.call(name, args, options);
  }

  /** Executes a command that the schema may not have, such as a newer one, with arguments and result as they are on the wire. */
  async executeRaw(name: string, args?: JsonObject, options?: QmpExecuteOptions): Promise<JsonValue> {
    this.#checkOutOfBand(name, options);
    return await this.#caller.callRaw(name, args, options);
  }

  /**
   * Calls the listener at each event of that name, before the reply that comes after it is handed out. `*` is every event,
   * also one that the schema does not have. Gives a function that ends it, as `off` and the signal do.
   */
  on<Name extends NameOf<Events>>(name: Name, listener: (event: EventOf<Events, Name>) => void, options?: { readonly signal?: AbortSignal | undefined }): () => void;
  on(name: '*', listener: (event: AnyEvent<Events>) => void, options?: { readonly signal?: AbortSignal | undefined }): () => void;
  on(name: string, listener: (event: never) => void, { signal }: { readonly signal?: AbortSignal | undefined } = {}): () => void {
    return this.#session.events.on(name, listener as EventListener, signal);
  }

  /** Ends what `on` began with the same name and listener. */
  off<Name extends NameOf<Events>>(name: Name, listener: (event: EventOf<Events, Name>) => void): void;
  off(name: '*', listener: (event: AnyEvent<Events>) => void): void;
  off(name: string, listener: (event: never) => void): void {
    this.#session.events.off(name, listener as EventListener);
  }

  /**
   * The next event of that name, or the next that passes the filter. Ask before you execute what causes it.
   * @throws ConnectionClosedError if the connection ends first; the reason of the signal, or a `DOMException` named
   * `TimeoutError`; what the filter throws. If nobody awaits it, nothing is thrown.
   */
  once<Name extends NameOf<Events>>(
    name: Name,
    options?: WaitOptions & { readonly filter?: ((event: EventOf<Events, Name>) => boolean) | undefined },
  ): Promise<EventOf<Events, Name>>;
  once(name: '*', options?: WaitOptions & { readonly filter?: ((event: AnyEvent<Events>) => boolean) | undefined }): Promise<AnyEvent<Events>>;
  once(name: string, options?: WaitOptions & { readonly filter?: ((event: never) => boolean) | undefined }): Promise<unknown> {
    return this.#session.events.once(name, options as WaitOptions & { readonly filter?: (event: ClientEvent) => boolean });
  }

  /**
   * The events of these names from this call on, in order; of all names, with those that the schema does not have, if none is
   * given. The iteration ends with the connection, and throws a ConnectionClosedError if that was lost. For a reader that is
   * slower than the events come, see {@link EventStream}.
   */
  events(): EventStream<AnyEvent<Events>>;
  events<Name extends NameOf<Events>>(...names: readonly [Name, ...Name[]]): EventStream<EventOf<Events, Name>>;
  events<Name extends NameOf<Events>>(selection: EventSelection<Name> & { readonly names: readonly [Name, ...Name[]] }): EventStream<EventOf<Events, Name>>;
  events(selection: EventStreamOptions): EventStream<AnyEvent<Events>>;
  events(...selected: readonly (string | EventSelection<string>)[]): EventStream<never> {
    const [first] = selected;
    const { names, ...options } = typeof first === 'object' ? first : { names: selected as readonly string[] };
    return this.#session.events.stream(names ?? [], options) as unknown as EventStream<never>;
  }

  /** Takes no more requests, waits for the replies that somebody waits for, and ends the connection. */
  close(): Promise<void> {
    return this.#session.close();
  }

  /** Ends the connection at once. */
  destroy(error?: Error): void {
    this.#session.destroy(error);
  }

  /** `close`, at the end of an `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #checkOutOfBand(name: string, options: QmpExecuteOptions | undefined): void {
    if (options?.oob === true && !this.isOutOfBand) {
      throw new TypeError(`${name}: out-of-band execution is not enabled; connect with oob: true to a server that offers it`);
    }
  }
}
