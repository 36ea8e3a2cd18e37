/**
 * A stream over a character device. Node cannot wait for such a device, nor may a thread wait in it, since the process could
 * not end then; so the device is asked, at once after it had something and less and less often while it has nothing.
 */
import { Duplex } from 'node:stream';
import type { Device } from './device.js';

/** In milliseconds: how soon it is asked again after it had something, and at the latest, also while nobody is at the other end. */
const pauses = { first: 1, last: 100 };

/** So many times it is asked at the shortest distance before the distance grows. */
const quickRounds = 50;

const chunkSize = 64 * 1024;

/** What it means that nobody is at the other end: another one may come, or the device is of no more use. */
export type AtEnd = 'wait' | 'fail';

/** A stream that does not end by itself: when another one comes, it goes on where the last one stopped. */
export class DeviceStream extends Duplex {
  readonly #device: Device;
  readonly #atEnd: AtEnd;
  readonly #buffer = new Uint8Array(chunkSize);
  #idleRounds = 0;
  #reading: NodeJS.Timeout | undefined;
  #writing: NodeJS.Timeout | undefined;

  constructor(device: Device, atEnd: AtEnd) {
    super();
    this.#device = device;
    this.#atEnd = atEnd;
  }

  override _read(): void {
    if (this.#reading === undefined) this.#ask();
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    // An answer is being given, so a request may follow soon.
    this.#idleRounds = 0;
    this.#offer(chunk, pauses.first, done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearTimeout(this.#reading);
    clearTimeout(this.#writing);
    this.#device.close();
    done(error);
  }

  #ask(): void {
    this.#reading = undefined;
    if (this.destroyed) return;
    let count: number | undefined;
    try {
      count = this.#device.read(this.#buffer);
    } catch (error) {
      this.destroy(error as Error);
      return;
    }
    if (count === 0 && this.#atEnd === 'fail') {
      this.destroy(new Error('the device was hung up'));
      return;
    }
    if (count === undefined || count === 0) {
      this.#reading = setTimeout(() => this.#ask(), count === 0 ? pauses.last : this.#nextPause());
      return;
    }
    this.#idleRounds = 0;
    // The stream asks for more by itself, in a later turn.
    this.push(Buffer.from(this.#buffer.subarray(0, count)));
  }

  #nextPause(): number {
    const further = Math.max(0, ++this.#idleRounds - quickRounds);
    return Math.min(pauses.last, pauses.first + further);
  }

  /** While nobody is at the other end nothing is taken either, so the distance grows here too. */
  #offer(chunk: Uint8Array, pause: number, done: (error?: Error) => void): void {
    this.#writing = undefined;
    if (this.destroyed) return done();
    let count: number | undefined;
    try {
      count = this.#device.write(chunk);
    } catch (error) {
      return done(error as Error);
    }
    if (count === chunk.length) return done();
    const rest = chunk.subarray(count ?? 0);
    const next = count === undefined ? Math.min(pauses.last, pause * 2) : pauses.first;
    this.#writing = setTimeout(() => this.#offer(rest, next, done), pause);
  }
}
