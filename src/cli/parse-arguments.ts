/** The command line: takes the arguments and the commands there are, gives the command to run with its values, or a text to print. */
import yargs, { type Argv, type Options as YargsOptions } from 'yargs';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { AnyCommand } from './command.ts';
import { completeWord } from './complete-word.ts';
import { globalOptions, type GlobalValues } from './global-options.ts';
import type { Option, Options } from './option.ts';
import { UsageError } from './usage-error.ts';

export type ParsedArguments =
  | { readonly kind: 'run'; readonly invocation: CommandInvocation }
  /** Help, version, completion: what was asked for, or help because no command was named. */
  | { readonly kind: 'print'; readonly text: string; readonly wasAskedFor: boolean };

export interface CommandInvocation {
  readonly command: AnyCommand;
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly globals: GlobalValues;
}

interface ParserSetting {
  readonly commands: readonly AnyCommand[];
  readonly version: string;
  /** Columns for the help. */
  readonly width: number;
}

const programName = 'qapi-gen';

const globalGroup = 'Global options:';

/** What the script of `completion` puts before the words of the command line. */
const completionRequest = '--get-yargs-completions';

/** Options that yargs itself provides. */
const builtinOptions = ['help', 'h', 'version', 'V'];

/** @throws UsageError for a command line that cannot be understood */
export async function parseArguments(args: readonly string[], setting: ParserSetting): Promise<ParsedArguments> {
  const { commands } = setting;
  if (args[0] === completionRequest) {
    const words = await completeWord(args.slice(2), commands);
    return { kind: 'print', text: words.map((word) => `${word}\n`).join(''), wasAskedFor: true };
  }
  let chosen: { readonly command: AnyCommand; readonly values: Readonly<Record<string, unknown>> } | undefined;
  let printed = '';
  const parser = createParser(setting);
  for (const command of commands) {
    parser.command(command.name, command.summary, (scope) => describeCommand(scope, command), (values) => {
      chosen = { command, values };
    });
  }
  parser.completion('completion', 'Print a script that completes command lines in bash and zsh');
  const parsed = await parser.parseAsync([...args], {}, (error: Error | undefined, _: unknown, output: string) => {
    if (error instanceof Error) throw error;
    printed = output;
  });
  if (printed !== '') return { kind: 'print', text: `${printed}\n`, wasAskedFor: true };
  if (chosen === undefined) {
    refuseUnknownCommand(parsed, commands);
    refuseUnknownOptions(parsed, globalOptions);
    return { kind: 'print', text: `${await parser.getHelp()}\n`, wasAskedFor: false };
  }
  return { kind: 'run', invocation: readInvocation(chosen.command, chosen.values) };
}

function createParser({ version, width }: ParserSetting): Argv {
  const parser = yargs()
    .scriptName(programName)
    .usage('A compiler for QAPI, the schema language of QEMU.\n\nUsage: $0 COMMAND [OPTION...] [SCHEMA...]')
    // Our own messages are English only, so yargs’ are too.
    .detectLocale(false)
    .parserConfiguration({
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .wrap(width)
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message: string, error: Error | undefined) => {
      throw error ?? new UsageError(message);
    })
    .help().alias('help', 'h')
    .version(version).alias('version', 'V')
    .epilogue('Findings end with a code; "qapi-gen explain CODE" says what it means.\nExit status: 0 clean, 1 findings, 2 wrong usage or unusable files, 3 a bug of qapi-gen.');
  return declareOptions(parser, globalOptions, globalGroup).group(['help', 'version'], globalGroup);
}

async function describeCommand(scope: Argv, command: AnyCommand): Promise<Argv> {
  const { summary, positionals, options, examples, name } = command;
  scope.usage([`Usage: $0 ${name} [OPTION...] ${positionals.usage}`, `${summary}.`, positionals.description].join('\n\n'));
  scope.epilogue(await command.epilogue?.() ?? '');
  declareOptions(scope, options, 'Options:');
  for (const [commandLine, meaning] of examples) scope.example(commandLine, meaning);
  return scope;
}

function declareOptions(scope: Argv, options: Options, group: string): Argv {
  for (const [name, option] of Object.entries(options)) scope.option(name, { ...describeOption(option), group });
  return scope;
}

function describeOption({ description, alias, isFlag }: Option<unknown>): YargsOptions {
  return {
    description,
    ...(alias === undefined ? {} : { alias }),
    ...(isFlag ? { boolean: true, default: undefined } : { string: true }),
  };
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
    globals: readOptions(globalOptions, values) as GlobalValues,
  };
}

function readOptions(declared: Options, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(declared).map(([name, option]) => [name, option.read(values[name], name)]));
}

function refuseUnknownCommand(values: Readonly<Record<string, unknown>>, commands: readonly AnyCommand[]): void {
  const [name] = textsOf(values['_']);
  if (name === undefined) return;
  const suggestion = /[./]/.test(name)
    ? `To check a schema: ${programName} check ${name}`
    : didYouMean(name, [...commands.map((command) => command.name), 'completion']);
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
