/** The shape that every command has: what it is called, what it takes, and what it does. */
import type { OutputName } from './command-io.ts';
import type { CommandContext } from './command-context.ts';
import type { ExitStatus } from './exit-status.ts';
import type { Options, OptionValues } from './option.ts';

/** The arguments of a command that stand without an option's name. */
export interface Positionals {
  /** As the help shows it: `[SCHEMA...]`. */
  readonly usage: string;
  readonly description: string;
  readonly most: number;
  /** The values that there are, for completion. */
  readonly choices?: () => Promise<readonly string[]>;
}

/** A command, with the types of its options. */
export interface Command<Declared extends Options = Options> {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly positionals: Positionals;
  /** Besides the global ones. */
  readonly options: Declared;
  /** Command lines with what they do. */
  readonly examples: readonly (readonly [string, string])[];
  /** What else the help says, at its end. */
  epilogue?(): Promise<string>;
  /** Where findings go: they are the result of a command that checks, and a remark of one that makes something else. */
  readonly findingsTo: OutputName;
  /** The same for a format that is one document, which nothing may stand beside, where that is another place. */
  documentTo?(options: OptionValues<Declared>): OutputName;
  /** Loads what it needs when it runs, so that no other command pays for it. */
  run(invocation: Invocation<Declared>, context: CommandContext): Promise<ExitStatus>;
}

/** What stood on the command line for a command, read by the declaration of its options. */
export interface Invocation<Declared extends Options> {
  readonly positionals: readonly string[];
  readonly options: OptionValues<Declared>;
}

/** A command with the types of its options put away. */
export type AnyCommand = Omit<Command, 'run' | 'documentTo'> & {
  documentTo?(options: Readonly<Record<string, unknown>>): OutputName;
  run(invocation: { readonly positionals: readonly string[]; readonly options: Readonly<Record<string, unknown>> }, context: CommandContext): Promise<ExitStatus>;
};

/** Infers the types of a command's options from their declaration. */
export function defineCommand<Declared extends Options>(command: Command<Declared>): AnyCommand {
  return command as unknown as AnyCommand;
}
