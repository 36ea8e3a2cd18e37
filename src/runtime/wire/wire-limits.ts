/** How large one message may be: QEMU's own limits, which guard its memory. */

/** Limits on one message; what exceeds one is refused. */
export interface WireLimits {
  /** The bytes of all tokens together, white space between them excluded, plus one. */
  readonly size: number;
  /** Tokens: brackets, braces, commas, colons, strings, numbers and keywords. */
  readonly tokens: number;
  /** Arrays and objects that are open at the same time. */
  readonly depth: number;
}

/** The limits of QEMU's parser, the same in the machine monitor and in the guest agent. */
export const qemuLimits: WireLimits = { size: 64 * 2 ** 20, tokens: 2 * 2 ** 20, depth: 1024 };
