/** The command line: takes the arguments and the commands there are, gives the command to run with its values, or a text to print. */
import parseWords from 'yargs-parser';
import { didYouMean } from '../diagnostics/suggest.ts';
import { completionCommand, parserConfiguration, programName, type ParserSetting } from './command-line.ts';
import type { AnyCommand } from './command.ts';
import { completeWord } from './complete-word.ts';
import { globalOptions, type GlobalValues } from './global-options.ts';
import type { Options } from './option.ts';
import { UsageError } from './usage-error.ts';

/** What a command line asks for. */
export type ParsedArguments =
  | { readonly kind: 'run'; readonly invocation: CommandInvocation }
  /** Help, version, completion: what was asked for, or help because no command was named. */
  | { readonly kind: 'print'; readonly text: string; readonly wasAskedFor: boolean };

/** A command to run, with everything that was said for it. */
export interface CommandInvocation {
  readonly command: AnyCommand;
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly globals: GlobalValues;
}

/** What the script of `completion` puts before the words of the command line. */
const completionRequest = '--get-yargs-completions';

/** Options that yargs itself provides. */
const builtinOptions = ['help', 'h', 'version', 'V'];

/**
 * The parser that yargs is built on reads every command line. Yargs itself, which takes longer to load than some commands
 * run, prints help.
 * @throws UsageError for a command line that cannot be understood
 */
export async function parseArguments(args: readonly string[], setting: ParserSetting): Promise<ParsedArguments> {
  const { commands } = setting;
  if (args[0] === completionRequest) {
    const words = await completeWord(args.slice(2), commands);
    return { kind: 'print', text: words.map((word) => `${word}\n`).join(''), wasAskedFor: true };
  }
  const general = readWords(args, globalOptions);
  const [name] = textsOf(general['_']);
  const command = commands.find((candidate) => candidate.name === name);
  const asksForText = general['help'] === true || general['version'] === true || name === completionCommand;
  if (command !== undefined && !asksForText) {
    return { kind: 'run', invocation: readInvocation(command, readWords(args, { ...globalOptions, ...command.options })) };
  }
  if (!asksForText) {
    refuseUnknownCommand(general, commands);
    refuseUnknownOptions(general, globalOptions);
  }
  const { printHelp } = await import('./print-help.ts');
  return { kind: 'print', text: `${await printHelp(args, setting)}\n`, wasAskedFor: asksForText };
}

/** The words of a command line by option; what is no option stands under `_`. */
function readWords(args: readonly string[], options: Options): Readonly<Record<string, unknown>> {
  const entries = Object.entries(options);
  const aliases = entries.flatMap(([name, { alias }]) => (alias === undefined ? [] : [[name, [alias]] as const]));
  const { argv, error } = parseWords.detailed([...args], {
    alias: { ...Object.fromEntries(aliases), help: ['h'], version: ['V'] },
    boolean: [...entries.filter(([, { isFlag }]) => isFlag).map(([name]) => name), 'help', 'version'],
    string: [...entries.filter(([, { isFlag }]) => !isFlag).map(([name]) => name), '_'],
    configuration: parserConfiguration,
  });
  if (error) throw new UsageError(error.message);
  return argv;
}

function readInvocation(command: AnyCommand, values: Readonly<Record<string, unknown>>): CommandInvocation {
  const declared: Options = { ...globalOptions, ...command.options };
  refuseUnknownOptions(values, declared);
  const positionals = textsOf(values['_']).slice(1);
  if (positionals.length > command.positionals.most) {
    const surplus = positionals[command.positionals.most] ?? '';
    throw new UsageError(
      command.positionals.most === 0
        ? `${command.name} takes no arguments, but '${surplus}' was given`
        : `${command.name} takes ${command.positionals.usage} only; '${surplus}' is too much`,
    );
  }
  return {
    command,
    positionals,
    options: readOptions(command.options, values),
    // What a command declares itself is its own.
    globals: readOptions(withoutOwn(globalOptions, command.options), values) as GlobalValues,
  };
}

function readOptions(declared: Options, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(declared).map(([name, option]) => [name, option.read(values[name], name)]));
}

function withoutOwn(options: Options, own: Options): Options {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !Object.hasOwn(own, name)));
}

function refuseUnknownCommand(values: Readonly<Record<string, unknown>>, commands: readonly AnyCommand[]): void {
  const [name] = textsOf(values['_']);
  if (name === undefined) return;
  const suggestion = /[./]/.test(name)
    ? `To check a schema: ${programName} check ${name}`
    : didYouMean(name, [...commands.map((command) => command.name), completionCommand]);
  throw new UsageError(`there is no command '${name}'`, suggestion);
}

function refuseUnknownOptions(values: Readonly<Record<string, unknown>>, declared: Options): void {
  const aliases = Object.values(declared).flatMap(({ alias }) => alias ?? []);
  const names = Object.keys(declared);
  const known = new Set(['_', '$0', ...names, ...aliases, ...builtinOptions]);
  const unknown = Object.keys(values).find((name) => !known.has(name));
  if (unknown === undefined) return;
  const candidates = [...names, 'help', 'version'].map((name) => `--${name}`);
  const given = `${unknown.length === 1 ? '-' : '--'}${unknown}`;
  throw new UsageError(`there is no option ${given}`, didYouMean(given, candidates));
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
