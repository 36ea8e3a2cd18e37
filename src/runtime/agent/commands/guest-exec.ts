/** `guest-exec`: starts a program, without a shell, and gives its process number. */
import type { Arguments } from '../handler.js';
import { optionalBytes, optionalText, optionalTexts, text } from './arguments.js';
import type { GuestCommand } from './guest-command.js';
import type { ProgramRequest } from './run-programs.js';

/** What is kept of the program's output is told by `guest-exec-status`. */
export const guestExec: GuestCommand = (args, guest) => {
  const input = optionalBytes(args, 'input-data');
  guest.log('info', 'guest-exec called');
  return start(guest.programs.start({
    path: text(args, 'path'),
    args: optionalTexts(args, 'arg') ?? [],
    environment: optionalTexts(args, 'env'),
    input,
    capture: readCapture(args),
  }));
};

async function start(pid: Promise<number>): Promise<{ readonly pid: number }> {
  return { pid: await pid };
}

/** True and false are what clients of QEMU before 8.1 say. */
function readCapture(args: Arguments): ProgramRequest['capture'] {
  const capture = args['capture-output'];
  if (capture === undefined || capture === false) return 'none';
  if (capture === true) return 'separated';
  const mode = optionalText(args, 'capture-output');
  switch (mode) {
    case 'none':
    case 'stdout':
    case 'stderr':
    case 'separated':
    case 'merged':
      return mode;
    default:
      throw new TypeError(`'${mode}' is no value of GuestExecCaptureOutputMode`);
  }
}
