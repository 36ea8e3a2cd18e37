/**
 * A conversation with a guest agent: takes requests and sends one after the other, so that replies need no `id`. QEMU guest
 * agent schema, `guest-sync-delimited` and `guest-sync`.
 */
import { randomInt } from 'node:crypto';
import type { WireItem } from '../wire/json-reader.js';
import type { Closing, Sending } from './connection.js';
import { MarkedReader } from './marked-reader.js';
import { asReply, silentSuccess, type Outcome, type Reply } from './outcome.js';
import { requestLine, type PendingRequest } from './pending-request.js';
import { Session, type SessionParts } from './session.js';

/** The commands that bring both ends into step, the better one first. */
export const syncCommands = ['guest-sync-delimited', 'guest-sync'] as const;

/** The name of one of them. */
export type SyncCommand = (typeof syncCommands)[number];

/** What a session with an agent is made of. */
export interface GuestAgentSessionParts extends SessionParts {
  /** Those that the schema has, the better one first; at least one. */
  readonly syncCommands: readonly SyncCommand[];
}

/** The number to repeat is drawn below this one, which every language's numbers hold. */
const endOfNumbers = 2 ** 48 - 1;

interface Turn {
  readonly pending: PendingRequest;
  /** Undefined if there is nothing to send but the handshake. */
  readonly line: Uint8Array | undefined;
  sending?: Sending;
  /** What is known of it before the handshake that follows it is over. */
  outcome?: Outcome;
}

/**
 * Both ends are in step, or the next request waits for a handshake: at the beginning, after a request was given up whose
 * reply may still come, and after anything that came out of turn.
 */
export class GuestAgentSession extends Session {
  readonly #reader: MarkedReader;
  readonly #queue = new Set<Turn>();
  #syncCommands: readonly SyncCommand[];
  #current: Turn | undefined;
  #isInStep = false;
  /** The number that is to come back, while a handshake is under way. */
  #awaitedNumber: number | undefined;
  #syncSending: Sending | undefined;
  /** Given up; the next reply is its own. */
  #abandoned: PendingRequest | undefined;

  constructor(parts: GuestAgentSessionParts) {
    super(parts);
    this.#reader = new MarkedReader(parts.limits);
    this.#syncCommands = parts.syncCommands;
  }

  override ended(closing: Closing): void {
    const turns = [...(this.#current === undefined ? [] : [this.#current]), ...this.#queue];
    this.#current = undefined;
    this.#queue.clear();
    for (const { pending, sending, outcome } of turns) {
      const isDone = pending.request.isSilent === true && sending?.isSent === true && closing.by !== 'us';
      pending.settle(outcome ?? (isDone ? silentSuccess : { kind: 'lost', closing }));
    }
  }

  protected override get owed(): number {
    return this.#queue.size + (this.#current === undefined ? 0 : 1);
  }

  protected override post(pending: PendingRequest): void {
    const { command, arguments: args } = pending.request;
    const turn: Turn = { pending, line: command === handshake ? undefined : requestLine({ execute: command, arguments: args }) };
    this.#queue.add(turn);
    pending.watch(() => this.#giveUp(turn));
    this.#advance();
  }

  protected override read(bytes: Uint8Array): readonly WireItem[] {
    return this.#reader.read(bytes);
  }

  protected override take(item: WireItem): void {
    const reply = item.kind === 'value' ? asReply(item.value) : undefined;
    if (this.#awaitedNumber !== undefined) {
      if (reply !== undefined) this.#takeDuringHandshake(reply, this.#awaitedNumber);
    } else if (this.#current !== undefined && this.#current.sending?.isSent !== false) {
      if (reply === undefined) this.#isInStep = false;
      this.#finish(reply ?? { kind: 'broken', problem: problemOf(item) });
    } else {
      this.#isInStep = false;
      if (reply !== undefined) this.#giveToAbandoned(reply);
    }
  }

  /** Whoever is next gets the turn, with a handshake before it if both ends are not in step. */
  #advance(): void {
    if (this.#current !== undefined || this.connection.closing !== undefined) return;
    const [turn] = this.#queue;
    if (turn === undefined) return;
    this.#queue.delete(turn);
    this.#current = turn;
    if (this.#isInStep && turn.line !== undefined) this.#send(turn, turn.line);
    else this.#startHandshake({ clears: true });
  }

  #send(turn: Turn, line: Uint8Array): void {
    turn.sending = this.connection.send(line);
    // The reply to the handshake tells that a command succeeded which says nothing then. The agent's parser needs no clearing.
    if (turn.pending.request.isSilent === true && this.#current === turn) this.#startHandshake({ clears: false });
  }

  #startHandshake({ clears }: { readonly clears: boolean }): void {
    const [command] = this.#syncCommands;
    const id = randomInt(1, endOfNumbers);
    this.#isInStep = false;
    this.#awaitedNumber = id;
    this.#reader.isByLines = command === 'guest-sync';
    const line = requestLine({ execute: command, arguments: { id } });
    this.#syncSending = this.connection.send(clears ? Buffer.concat([clearingByte, line]) : line);
  }

  #takeDuringHandshake(reply: Reply, awaitedNumber: number): void {
    if (reply.kind === 'return' && reply.value === awaitedNumber) return this.#endHandshake();
    const turn = this.#current;
    if (turn?.sending !== undefined) {
      if (reply.kind === 'error') turn.outcome ??= reply;
    } else if (reply.kind === 'error' && this.#refusesHandshake(reply)) {
      this.#fallBack(reply);
    } else {
      this.#giveToAbandoned(reply);
    }
  }

  #endHandshake(): void {
    this.#awaitedNumber = undefined;
    this.#abandoned = undefined;
    this.#reader.isByLines = false;
    this.#isInStep = true;
    const turn = this.#current;
    if (turn === undefined) return;
    if (turn.line !== undefined && turn.sending === undefined) this.#send(turn, turn.line);
    else this.#finish(turn.outcome ?? silentSuccess);
  }

  /** Errors of an earlier client have other words; what comes of mistaking one for ours is the other handshake. */
  #refusesHandshake({ error }: Extract<Reply, { kind: 'error' }>): boolean {
    return error.class === 'CommandNotFound' && error.desc.split(/[^\w-]+/).includes(this.#syncCommands[0] ?? '');
  }

  #fallBack(refusal: Reply): void {
    const others = this.#syncCommands.slice(1);
    this.#awaitedNumber = undefined;
    if (others.length === 0) return this.#finish(refusal);
    this.#syncCommands = others;
    this.#startHandshake({ clears: true });
  }

  #giveToAbandoned(reply: Reply): void {
    const abandoned = this.#abandoned;
    this.#abandoned = undefined;
    abandoned?.settle(reply);
  }

  #finish(outcome: Outcome): void {
    const turn = this.#current;
    this.#current = undefined;
    turn?.pending.settle(outcome);
    this.#advance();
  }

  #giveUp(turn: Turn): void {
    if (this.#queue.delete(turn) || this.#current !== turn) return;
    this.#current = undefined;
    const { sending } = turn;
    if (sending === undefined || sending.withdraw()) {
      this.#syncSending?.withdraw();
    } else {
      this.#isInStep = false;
      this.#abandoned = turn.pending;
    }
    this.#advance();
  }
}

/** What a request is called that is the handshake and nothing else. */
export const handshake = 'the handshake';

/** Makes the agent drop what it holds of an unfinished message. It answers with an error, which comes before the reply that counts. */
const clearingByte = Buffer.of(0xff);

function problemOf(item: WireItem): string {
  return item.kind === 'error' ? `the reply is no JSON: ${item.error.desc}` : 'the reply is neither a result nor an error';
}
