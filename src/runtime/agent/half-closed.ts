/** Clients that stopped sending: whether they still wait for replies, or are gone, looks the same until something is written. */
import { Buffer } from 'node:buffer';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** In milliseconds. */
const probePause = 1000;

const nothing = Buffer.alloc(0);

/**
 * Finds out when the other end of a half-closed Unix socket is gone: writing nothing to it then fails, which closes the
 * stream. Other streams are left alone.
 */
export function watchHalfClosed(stream: Duplex): void {
  if (!(stream instanceof Socket) || stream.closed) return;
  const timer = setInterval(() => {
    if (stream.writable && !stream.writableNeedDrain) stream.write(nothing);
  }, probePause);
  timer.unref();
  stream.once('close', () => clearInterval(timer));
}
