/** What is being done at the moment, on a terminal: takes the name of the task, shows it on a line that the next one replaces. */
import type { CommandContext } from './command-context.ts';

const eraseLine = '\r\x1b[2K';

/** One line on standard error; nothing at all where that is no terminal, or under `--quiet`. */
export class Progress {
  readonly #context: CommandContext;
  #isShown = false;

  constructor(context: CommandContext) {
    this.#context = context;
  }

  show(task: string): void {
    const { io: { stderr, env }, globals: { quiet } } = this.#context;
    if (stderr.isTTY !== true || env['TERM'] === 'dumb' || quiet === true) return;
    // Some terminals say that they have no columns at all.
    stderr.write(`${eraseLine}${task.slice(0, (stderr.columns || 80) - 2)}…`, '');
    this.#isShown = true;
  }

  /** Call before anything else is printed. */
  clear(): void {
    if (this.#isShown) this.#context.io.stderr.write(eraseLine, '');
    this.#isShown = false;
  }
}
