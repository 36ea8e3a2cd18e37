import type { FakeSystem } from '../fake-system.ts';

/** What commands wrote into existing files, as `PATH CONTENT`; the agent's own state is not among it. */
export function writtenFiles(system: FakeSystem): readonly string[] {
  return system.changes.filter((change) => change.startsWith('write ')).map((change) => change.slice('write '.length));
}
