/** `guest-exec-status`: tells whether a program has ended, how, and what it wrote. */
import { integer } from './arguments.js';
import type { CapturedOutput } from './captured-output.js';
import type { GuestCommand } from './guest-command.js';

/** Answers once that a program has ended; after that it is not known any more. */
export const guestExecStatus: GuestCommand = (args, guest) => {
  const status = guest.programs.status(integer(args, 'pid'));
  if (!status.exited) return status;
  return {
    exited: true,
    ...(status.status !== undefined && { exitcode: status.status }),
    ...(status.signal !== undefined && { signal: status.signal }),
    ...output('out', status.stdout),
    ...output('err', status.stderr),
  };
};

function output(prefix: 'out' | 'err', captured: CapturedOutput): Readonly<Record<string, unknown>> {
  const data = captured.take();
  return data.length === 0 ? {} : { [`${prefix}-data`]: data, [`${prefix}-truncated`]: captured.isTruncated };
}
