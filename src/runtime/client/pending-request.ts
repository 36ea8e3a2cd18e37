/** One request while somebody waits for its reply: takes how long to wait, gives what came of it. */
import { writeLine } from '../wire/json-writer.js';
import type { WritableObject, WritableValue } from '../wire/json-value.js';
import type { QmpExecuteOptions } from './connect-options.js';
import { watchDeadline } from './deadline.js';
import type { Outcome, Reply } from './outcome.js';

/** A command as it is handed to a session. */
export interface CommandRequest {
  readonly command: string;
  readonly arguments?: WritableValue | undefined;
  /** Whether there is no reply on success. */
  readonly isSilent?: boolean | undefined;
  readonly options?: QmpExecuteOptions | undefined;
  /** Told of a reply that comes after the waiting was given up, where what it brings must be cleared away. */
  readonly onLateReply?: ((reply: Reply) => void) | undefined;
}

/** What sends requests and finds their replies. */
export interface Requester {
  /** Never rejects. @throws RangeError if there is no room for the request, TypeError or RangeError if it has no form on the wire */
  request(request: CommandRequest): Promise<Outcome>;
}

/** A request as the bytes of one line. Strings that would become others on the wire are refused: they may be names of files. */
export function requestLine(message: WritableObject): Uint8Array {
  return writeLine(message, { nonCharacters: 'refuse' });
}

/** Gives up at once, if there is reason to. */
export function givenUpBefore({ signal }: QmpExecuteOptions): Outcome | undefined {
  return signal?.aborted === true ? { kind: 'given-up', cause: { kind: 'aborted', reason: signal.reason } } : undefined;
}

/** What is owed: the outcome, until somebody gives up; what the reply brings, even then. */
export class PendingRequest {
  readonly request: CommandRequest;
  readonly outcome: Promise<Outcome>;
  readonly #onSettled: () => void;
  #resolve!: (outcome: Outcome) => void;
  #release: (() => void) | undefined;
  #isWaiting = true;

  /** `onSettled` is called when nobody waits any more. */
  constructor(request: CommandRequest, onSettled: () => void) {
    this.request = request;
    this.outcome = new Promise((resolve) => (this.#resolve = resolve));
    this.#onSettled = onSettled;
  }

  /** Whether somebody waits for the outcome. */
  get isWaiting(): boolean {
    return this.#isWaiting;
  }

  /** Starts the clock. `onGivenUp` is called when the outcome is settled. */
  watch(onGivenUp: () => void): void {
    if (!this.#isWaiting) return;
    this.#release = watchDeadline(this.request.options ?? {}, (cause) => {
      this.settle({ kind: 'given-up', cause });
      onGivenUp();
    });
  }

  /** Tells what came of it. The first time counts; a reply after that goes to whom it may concern. */
  settle(outcome: Outcome): void {
    if (this.#isWaiting) {
      this.#isWaiting = false;
      this.#release?.();
      this.#resolve(outcome);
      this.#onSettled();
    } else if (outcome.kind === 'return' || outcome.kind === 'error') {
      this.request.onLateReply?.(outcome);
    }
  }
}
