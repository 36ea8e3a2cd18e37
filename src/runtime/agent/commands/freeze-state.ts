/** Whether the file systems are frozen, as the agent knows it: a marker on disk tells the next one if this one ends meanwhile. */
import type { Log } from '../log.js';
import type { System } from '../system/system.js';

/** What {@link FreezeState} needs. */
export interface FreezeStateOptions {
  readonly system: System;
  /** The path of the marker. */
  readonly path: string;
  /** Takes what went wrong with the marker, which ends nothing. */
  readonly log: Log;
}

/** The mark that the guest is frozen. While it is set, all commands but a few are refused. */
export class FreezeState {
  readonly #options: FreezeStateOptions;
  readonly #listeners: ((isFrozen: boolean) => void)[] = [];
  #isFrozen: boolean;
  #lastTurn: Promise<unknown> = Promise.resolve();

  private constructor(options: FreezeStateOptions, isFrozen: boolean) {
    this.#options = options;
    this.#isFrozen = isFrozen;
  }

  /** As an earlier agent left it. */
  static async load(options: FreezeStateOptions): Promise<FreezeState> {
    return new FreezeState(options, await options.system.exists(options.path));
  }

  get isFrozen(): boolean {
    return this.#isFrozen;
  }

  /** Sets the mark; to be called before the first file system is frozen, since the marker may be on it. */
  async markFrozen(): Promise<void> {
    this.#change(true);
    await this.#attempt('create', () => this.#options.system.replaceFile(this.#options.path, '', { mode: 0o600 }));
  }

  /** Takes the mark away; to be called after the last file system is thawed. Does nothing if it is not set. */
  async markThawed(): Promise<void> {
    if (!this.#isFrozen) return;
    await this.#attempt('remove', () => this.#options.system.removeFile(this.#options.path));
    this.#change(false);
  }

  /** Calls back whenever the mark was set or taken away. */
  onChange(listener: (isFrozen: boolean) => void): void {
    this.#listeners.push(listener);
  }

  /** Runs one task after the other, so that clients who freeze and thaw at the same time do not undo each other's work. */
  async inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    const turn = this.#lastTurn.then(task);
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }

  #change(isFrozen: boolean): void {
    this.#isFrozen = isFrozen;
    for (const listener of this.#listeners) listener(isFrozen);
  }

  async #attempt(what: string, attempt: () => Promise<void>): Promise<void> {
    try {
      await attempt();
    } catch {
      const { log, path } = this.#options;
      log('warning', `cannot ${what} ${path}; an agent that is started later would not know whether the guest is frozen`);
    }
  }
}
