/** `guest-file-open`: opens a file, gives its handle. */
import { optionalText, text } from './arguments.js';
import type { GuestCommand } from './guest-command.js';

/** Opens for reading unless a mode of fopen(3) says otherwise. */
export const guestFileOpen: GuestCommand = (args, guest) =>
  guest.files.open(text(args, 'path'), optionalText(args, 'mode') ?? 'r');
