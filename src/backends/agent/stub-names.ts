/** What is called after commands: takes their names, gives those of their stub's file and of an identifier for it. */
import { pascalCase } from '../../codegen/typescript/identifiers.ts';

/** Names that belong to one command. */
export interface StubNames {
  readonly command: string;
  /** Of the file below `stubs/`, without extension. */
  readonly file: string;
  /** Unique among the commands, and no keyword. */
  readonly identifier: string;
}

/** In the order of the commands. A file's name is the command's own, unless another one has it where letter case does not count. */
export function stubNames(commands: readonly string[]): readonly StubNames[] {
  const files = new Set<string>();
  const identifiers = new Set<string>();
  return commands.map((command) => ({
    command,
    file: unique(command, files),
    identifier: unique(`stub${pascalCase(command)}`, identifiers),
  }));
}

function unique(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}_${number}`;
  taken.add(name.toLowerCase());
  return name;
}
