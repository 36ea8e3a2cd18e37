/** Answers as a recorded server did: takes the exchanges of a recording, finds for each call the one to repeat. */
import { isDeepStrictEqual } from 'node:util';
import type { Marshaller } from '../marshal/marshaller.js';
import type { RecordedExchange } from './recording.js';

interface Candidate {
  readonly exchange: RecordedExchange;
  readonly arguments: unknown;
}

/** What a recording can still answer. */
export class Replay {
  readonly #candidates = new Map<string, Candidate[]>();

  /** Recorded arguments that no longer fit the schema are never asked for. */
  constructor(exchanges: readonly RecordedExchange[], marshaller: Marshaller) {
    for (const exchange of exchanges) {
      if (exchange.reply === undefined) continue;
      const candidate = { exchange, arguments: readArguments(exchange, marshaller) };
      const known = this.#candidates.get(exchange.command);
      if (known === undefined) this.#candidates.set(exchange.command, [candidate]);
      else known.push(candidate);
    }
  }

  /** Whether the command was called at all. */
  knows(command: string): boolean {
    return this.#candidates.has(command);
  }

  /**
   * The first exchange with this command and these arguments that was not repeated yet; the last one stays, so that what
   * is asked again and again is answered. Undefined if there is none.
   */
  next(command: string, args: unknown): RecordedExchange | undefined {
    const candidates = this.#candidates.get(command) ?? [];
    const fits = (candidate: Candidate): boolean => isDeepStrictEqual(candidate.arguments, args);
    const index = candidates.findIndex(fits);
    const found = candidates[index];
    if (found !== undefined && candidates.some((candidate, at) => at > index && fits(candidate))) candidates.splice(index, 1);
    return found?.exchange;
  }
}

function readArguments({ command, arguments: args }: RecordedExchange, marshaller: Marshaller): unknown {
  try {
    return marshaller.readArguments(command, args);
  } catch {
    return undefined;
  }
}
