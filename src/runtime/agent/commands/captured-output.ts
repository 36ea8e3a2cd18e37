/** What a program wrote to one stream, up to a limit. */
import { GrowingBytes } from '../../wire/growing-bytes.js';

/** 16 MiB; what comes after that is dropped. */
const outputLimit = 16 * 1024 * 1024;

/** Takes chunks of any size, gives the first bytes of all. */
export class CapturedOutput {
  readonly #bytes = new GrowingBytes();
  #isTruncated = false;

  /** True if something was dropped. */
  get isTruncated(): boolean {
    return this.#isTruncated;
  }

  /** Keeps a copy of what there is room for. */
  add(chunk: Uint8Array): void {
    const kept = chunk.subarray(0, outputLimit - this.#bytes.length);
    this.#bytes.append(kept);
    this.#isTruncated ||= kept.length < chunk.length;
  }

  /** All that was kept; may be called once. */
  take(): Uint8Array {
    return this.#bytes.take();
  }
}
