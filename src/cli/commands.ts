/** Every command, in the order of the help. */
import type { AnyCommand } from './command.ts';
import { breakingCommand } from './commands/breaking.ts';
import { changelogCommand } from './commands/changelog.ts';
import { checkCommand } from './commands/check.ts';
import { dumpCommand } from './commands/dump.ts';
import { explainCommand } from './commands/explain.ts';
import { fmtCommand } from './commands/fmt.ts';
import { generateCommand } from './commands/generate.ts';
import { historyCommand } from './commands/history.ts';
import { initCommand } from './commands/init.ts';
import { introspectCommand } from './commands/introspect.ts';
import { modernizeCommand } from './commands/modernize.ts';
import { lintCommand } from './commands/lint.ts';

/** All commands; `completion` and help are not among them. */
export const commands: readonly AnyCommand[] = [
  generateCommand,
  checkCommand,
  lintCommand,
  fmtCommand,
  modernizeCommand,
  breakingCommand,
  changelogCommand,
  historyCommand,
  introspectCommand,
  dumpCommand,
  explainCommand,
  initCommand,
];
