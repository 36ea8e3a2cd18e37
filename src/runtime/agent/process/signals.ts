/** The signals that end the process. Others do what the system does with them; Node ignores SIGPIPE by itself. */

/** Calls back for each signal, with the status to end with, until the returned function is called. */
export function onEndingSignal(callback: (signal: NodeJS.Signals, status: number) => void): () => void {
  const entries: readonly (readonly [NodeJS.Signals, () => void])[] = [
    ['SIGTERM', () => callback('SIGTERM', 0)],
    ['SIGINT', () => callback('SIGINT', 0)],
    // Node would open a port for debuggers. The status is what a shell shows of a process that the signal ended.
    ['SIGUSR1', () => callback('SIGUSR1', 128 + 10)],
  ];
  for (const [signal, listener] of entries) process.on(signal, listener);
  return () => {
    for (const [signal, listener] of entries) process.removeListener(signal, listener);
  };
}
