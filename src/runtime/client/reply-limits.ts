/** How large a message a client takes. */
import { qemuLimits, type WireLimits } from '../wire/wire-limits.js';

/** Twice what QEMU takes: a guest agent's largest reply is longer than QEMU's own parser would allow. */
export const replyLimits: WireLimits = { size: qemuLimits.size * 2, tokens: qemuLimits.tokens * 2, depth: qemuLimits.depth };

/** How many requests may wait, if the client is not told. */
export const defaultMaxPending = 65536;
