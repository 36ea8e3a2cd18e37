/** Which commands clients may use: allow and block lists, commands that are off by themselves, and the rule while frozen. */

/** What a policy is made of. Names that no command has do nothing. */
export interface PolicyOptions {
  /** If it names any command, all others are off. Then it also decides over those that are off by themselves. */
  readonly allow?: readonly string[];
  /** Off, whatever else is said of them. */
  readonly block?: readonly string[];
  /** Off unless allowed by name, or all of them by `changesAllowed`. */
  readonly offUnlessAllowed?: Iterable<string>;
  /** Whether the commands that are off by themselves are on where there is no allow list. */
  readonly changesAllowed?: boolean;
  /** While file systems are frozen exactly these are on, even if they are blocked. */
  readonly whileFrozen?: Iterable<string>;
}

/** Decides about each command each time it is sent. */
export class CommandPolicy {
  readonly #allow: ReadonlySet<string>;
  readonly #block: ReadonlySet<string>;
  readonly #offUnlessAllowed: ReadonlySet<string>;
  readonly #changesAllowed: boolean;
  readonly #whileFrozen: ReadonlySet<string>;
  #isFrozen = false;

  constructor(options: PolicyOptions = {}) {
    this.#allow = new Set(options.allow);
    this.#block = new Set(options.block);
    this.#offUnlessAllowed = new Set(options.offUnlessAllowed);
    this.#changesAllowed = options.changesAllowed ?? false;
    this.#whileFrozen = new Set(options.whileFrozen);
  }

  /** Whether the rule for frozen file systems holds. */
  get isFrozen(): boolean {
    return this.#isFrozen;
  }

  /** From now on the rule for frozen file systems holds. */
  freeze(): void {
    this.#isFrozen = true;
  }

  /** From now on the lists hold again. */
  thaw(): void {
    this.#isFrozen = false;
  }

  /** Whether clients may use the command now. */
  isEnabled(command: string): boolean {
    if (this.#isFrozen) return this.#whileFrozen.has(command);
    if (this.#block.has(command)) return false;
    if (this.#allow.size > 0) return this.#allow.has(command);
    return this.#changesAllowed || !this.#offUnlessAllowed.has(command);
  }

  /** What a client is told that may not use the command; undefined if it may. */
  refusal(command: string): string | undefined {
    return this.isEnabled(command) ? undefined : `Command ${command} has been disabled: the command is not allowed`;
  }
}
