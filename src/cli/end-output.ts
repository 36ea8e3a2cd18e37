/** What becomes of a process that cannot say what it has to say: takes the error of a stream, sets the exit status. */
import process from 'node:process';
import { exitStatus } from './exit-status.ts';

/** A reader that has seen enough (`| head`) is no failure; a full disk is. */
export function endOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.exitCode = exitStatus.unusable;
  try {
    process.stderr.write(`qapi-gen: the output cannot be written: ${error.message}\n`);
  } catch {
    // There is nowhere left to say it.
  }
}
