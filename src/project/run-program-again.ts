/**
 * A configuration that is a program, run once more in one process: takes its address, gives its value. Node keeps every
 * module that it has loaded, so that this takes a thread of its own, in which nothing is loaded yet.
 */
import { Worker } from 'node:worker_threads';

const program = `
const { parentPort, workerData } = require('node:worker_threads');
import(workerData).then((module) => parentPort.postMessage(module.default));
`;

/** Throws what the program does, or if its value is not plain data. */
export function runProgramAgain(address: URL): Promise<unknown> {
  const worker = new Worker(program, { eval: true, workerData: address.href });
  return new Promise((resolve, reject) => {
    worker.once('message', (value) => {
      resolve(value);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('it ended without a value')));
  });
}
