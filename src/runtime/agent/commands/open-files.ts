/** The files that clients have opened, by their handles. */
import type { System } from '../system/system.js';

/** Open files. They outlive the connection on which they were opened, and end with the agent. */
export class OpenFiles {
  readonly #system: System;

  constructor(system: System) {
    this.#system = system;
  }

  get system(): System {
    return this.#system;
  }
}
