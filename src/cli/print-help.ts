/** Help, version and completion, as yargs prints them: takes a command line that asks for one of them, gives the text. */
import yargs, { type Argv, type Options as YargsOptions } from 'yargs';
import { completionCommand, parserConfiguration, programName, type ParserSetting } from './command-line.ts';
import type { AnyCommand } from './command.ts';
import { globalOptions } from './global-options.ts';
import type { Option, Options } from './option.ts';
import { UsageError } from './usage-error.ts';

const globalGroup = 'Global options:';

/**
 * The text without its last line end; the general help if nothing else was asked for.
 * @throws UsageError for a command line that cannot be understood
 */
export async function printHelp(args: readonly string[], setting: ParserSetting): Promise<string> {
  let printed = '';
  const parser = createParser(setting);
  for (const command of setting.commands) {
    parser.command(command.name, command.summary, (scope) => describeCommand(scope, command), () => undefined);
  }
  parser.completion(completionCommand, 'Print a script that completes command lines in bash and zsh');
  await parser.parseAsync([...args], {}, (error: Error | undefined, _: unknown, output: string) => {
    if (error instanceof Error) throw error;
    printed = output;
  });
  return printed === '' ? parser.getHelp() : printed;
}

function createParser({ version, width }: ParserSetting): Argv {
  const parser = yargs()
    .scriptName(programName)
    .usage('A compiler for QAPI, the schema language of QEMU.\n\nUsage: $0 COMMAND [OPTION...] [SCHEMA...]')
    // Our own messages are English only, so yargs’ are too.
    .detectLocale(false)
    .parserConfiguration(parserConfiguration)
    .wrap(width())
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message: string, error: Error | undefined) => {
      throw error ?? new UsageError(message);
    })
    .help().alias('help', 'h')
    .version(version()).alias('version', 'V')
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
