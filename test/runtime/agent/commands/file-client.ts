/** What tests ask of files. */
import { expect } from 'vitest';
import { guestFileClose } from '../../../../src/runtime/agent/commands/guest-file-close.ts';
import { guestFileFlush } from '../../../../src/runtime/agent/commands/guest-file-flush.ts';
import { guestFileOpen } from '../../../../src/runtime/agent/commands/guest-file-open.ts';
import { guestFileRead } from '../../../../src/runtime/agent/commands/guest-file-read.ts';
import { guestFileSeek } from '../../../../src/runtime/agent/commands/guest-file-seek.ts';
import { guestFileWrite } from '../../../../src/runtime/agent/commands/guest-file-write.ts';
import { callCommand, type FakeGuest } from '../fake-guest.ts';

/** The commands for files as a client would call them: bytes as text in Latin-1, failures as their description. */
export class Files {
  readonly guest: FakeGuest;

  constructor(guest: FakeGuest) {
    this.guest = guest;
  }

  async open(path: string, mode?: string): Promise<number> {
    return await callCommand(guestFileOpen, this.guest, { path, ...(mode !== undefined && { mode }) }) as number;
  }

  async read(handle: number, count?: number): Promise<readonly [string, boolean] | string> {
    return described(async () => {
      const reply = await callCommand(guestFileRead, this.guest, { handle, ...(count !== undefined && { count }) });
      const { count: length, 'buf-b64': bytes, eof } = reply as { 'count': number; 'buf-b64': Uint8Array; 'eof': boolean };
      expect(length).toBe(bytes.length);
      return [Buffer.from(bytes).toString('latin1'), eof];
    });
  }

  async write(handle: number, text: string, count?: number): Promise<number | string> {
    return described(async () => {
      const content = Buffer.from(text, 'latin1').toString('base64');
      const reply = await callCommand(guestFileWrite, this.guest, { handle, 'buf-b64': content, ...(count !== undefined && { count }) });
      expect(reply).toHaveProperty('eof', false);
      return (reply as { count: number }).count;
    });
  }

  async seek(handle: number, offset: number | bigint, whence: unknown): Promise<number | string> {
    return described(async () => {
      const reply = await callCommand(guestFileSeek, this.guest, { handle, offset, whence });
      expect(reply).toHaveProperty('eof', false);
      return (reply as { position: number }).position;
    });
  }

  async flush(handle: number): Promise<string | undefined> {
    return described(async () => await callCommand(guestFileFlush, this.guest, { handle }) as undefined);
  }

  async close(handle: number): Promise<string | undefined> {
    return described(async () => await callCommand(guestFileClose, this.guest, { handle }) as undefined);
  }
}

/** What it gives, or the description of its failure. */
export async function described<Value>(attempt: () => Promise<Value>): Promise<Value | string> {
  try {
    return await attempt();
  } catch (error) {
    expect(error).toHaveProperty('name', 'CommandError');
    return (error as Error).message;
  }
}
