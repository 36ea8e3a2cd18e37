/** The command line of `npm run bench`: takes its arguments, gives what to do; says what is wrong with them. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root, SetupError } from '../setup.mjs';
import { commandNames } from './commands.mjs';
import { fewestRuns } from './measure.mjs';

/**
 * @typedef {{ commands: readonly string[], sizes: readonly number[], parts: readonly string[], runs: number,
 *   output: 'text' | 'markdown' | 'json', save: string | undefined, baseline: string | undefined, graph: string | undefined,
 *   pair: { ours: string, theirs: string, folder: string } | undefined }} Options
 *   all paths absolute; pair: the name of our command, the line of the other, and the folder where it runs
 */

/** Where a baseline is kept unless a place is named; git does not see it. */
const usualBaseline = join(root, 'out', 'bench-baseline.json');
const allParts = ['commands', 'marshaller', 'agent'];
/** What the graph shows, and the sizes that tell a straight line from a bent one. */
const growing = { commands: 'check,generate', sizes: '1,10,25,50' };

/**
 * @param {readonly string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const { values, positionals } = parse(args);
  const folder = userFolder();
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < fewestRuns) throw new SetupError(`--runs takes a number of ${fewestRuns} or more.`);
  const [saveTo, ...others] = positionals;
  if (others.length > 0 || (saveTo !== undefined && !values.save)) throw new SetupError(`Nothing is known of '${others[0] ?? saveTo}'.`);
  const baseline = values.baseline === undefined ? usualBaseline : resolve(folder, values.baseline);
  if (values.baseline !== undefined && !existsSync(baseline)) throw new SetupError(`There is no baseline ${baseline}; --save ${values.baseline} makes one.`);
  const isGraph = values.graph !== undefined;
  const isNarrowed = isGraph || values.commands !== undefined || values.sizes !== undefined;
  return {
    commands: among('--commands', values.commands ?? (isGraph ? growing.commands : undefined), commandNames),
    sizes: readSizes(values.sizes ?? (isGraph ? growing.sizes : '1')),
    parts: among('--parts', values.parts ?? (isNarrowed ? 'commands' : undefined), allParts),
    runs,
    output: values.json ? 'json' : values.markdown ? 'markdown' : 'text',
    save: values.save ? resolve(folder, saveTo ?? usualBaseline) : undefined,
    baseline: existsSync(baseline) ? baseline : undefined,
    graph: isGraph ? resolve(folder, values.graph ?? '') : undefined,
    pair: values.vs === undefined ? undefined : { ours: among('--command', values.command, commandNames)[0] ?? '', theirs: values.vs, folder },
  };
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        commands: { type: 'string' }, sizes: { type: 'string' }, parts: { type: 'string' }, runs: { type: 'string', default: '11' },
        json: { type: 'boolean', default: false }, markdown: { type: 'boolean', default: false },
        save: { type: 'boolean', default: false }, baseline: { type: 'string' }, graph: { type: 'string' },
        vs: { type: 'string' }, command: { type: 'string', default: 'generate' },
      },
    });
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error));
  }
}

/** npm starts scripts in the folder of package.json and tells where it was called. */
function userFolder() {
  const isOurs = process.env['npm_lifecycle_event'] === 'bench';
  return (isOurs ? process.env['INIT_CWD'] : undefined) ?? process.cwd();
}

/**
 * @param {string} option
 * @param {string | undefined} list separated by commas; nothing means all
 * @param {readonly string[]} known
 */
function among(option, list, known) {
  const names = list?.split(',') ?? known;
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new SetupError(`${option} does not know '${unknown}', but ${known.join(', ')}.`);
  return names;
}

/** @param {string} list */
function readSizes(list) {
  const sizes = list.split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) throw new SetupError('--sizes takes whole numbers from 1, separated by commas.');
  return sizes;
}
