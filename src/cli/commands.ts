/** Every command, in the order of the help. */
import type { AnyCommand } from './command.ts';
import { checkCommand } from './commands/check.ts';
import { dumpCommand } from './commands/dump.ts';
import { explainCommand } from './commands/explain.ts';
import { generateCommand } from './commands/generate.ts';
import { initCommand } from './commands/init.ts';
import { introspectCommand } from './commands/introspect.ts';

/** All commands; `completion` and help are not among them. */
export const commands: readonly AnyCommand[] = [
  generateCommand,
  checkCommand,
  introspectCommand,
  dumpCommand,
  explainCommand,
  initCommand,
];
