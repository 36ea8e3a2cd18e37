/** How the types of a schema become those of calls and events: takes the generated interfaces `Commands` and `Events`. */

/** What `Commands` must look like: a member for each command. */
export type CommandMap<Commands> = { readonly [Name in keyof Commands]: { readonly arguments: unknown; readonly returns: unknown } };

/** What `Events` must look like: a member for each event. */
export type EventMap<Events> = { readonly [Name in keyof Events]: { readonly data: unknown } };

/** The names of commands or events. */
export type NameOf<Map> = keyof Map & string;

/** What follows the name of a command in a call: its arguments, which can be left out if none is mandatory, then options. */
export type CallParameters<Arguments, Options> =
  {} extends Arguments ? [args?: Arguments | undefined, options?: Options | undefined] : [args: Arguments, options?: Options | undefined];

/** When an event happened, by the clock of the host. QMP specification, "Asynchronous events". */
export interface EventTime {
  /** Since the epoch; −1 if the clock could not be read. */
  readonly seconds: number;
  readonly microseconds: number;
}

/** One event as it is delivered; several names make a union that narrows on `name`. */
export type EventOf<Events extends EventMap<Events>, Name extends NameOf<Events>> = {
  [Each in Name]: {
    readonly name: Each;
    readonly data: Events[Each]['data'];
    readonly timestamp: EventTime;
    /** The schema has this event. */
    readonly known: true;
  };
}[Name];

/** An event that the schema does not have, or whose data does not fit it: what a newer server sends. */
export interface UnknownEvent {
  readonly name: string;
  /** The data as it came. */
  readonly data: unknown;
  readonly timestamp: EventTime;
  readonly known: false;
}

/** Any event. Ask for `known` first: then `name` tells the type of `data`. */
export type AnyEvent<Events extends EventMap<Events>> = EventOf<Events, NameOf<Events>> | UnknownEvent;
