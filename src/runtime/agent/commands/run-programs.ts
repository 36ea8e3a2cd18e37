/** The programs that clients have started. */
import type { System } from '../system/system.js';

/** Started programs, by their process numbers, until somebody has asked how they ended. */
export class RunPrograms {
  readonly #system: System;

  constructor(system: System) {
    this.#system = system;
  }

  get system(): System {
    return this.#system;
  }
}
