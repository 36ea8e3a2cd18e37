/** What is measured: every command by its name, with how it runs and, where one is set, its goal. */
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, SetupError } from '../setup.mjs';

/**
 * @typedef {{ schema: string, output: string }} Place the root file, and the folder to generate into
 * @typedef {{
 *   title: string,
 *   arguments: (place: Place) => readonly string[],
 *   startsEmpty?: boolean, takesShortWay?: boolean, editsModule?: boolean, mayFind?: boolean, onlyOnce?: boolean,
 *   goal?: number, peakGoal?: number,
 * }} Command
 *   startsEmpty: what it generated is put aside before each run. takesShortWay: it may use what earlier runs kept; all others do
 *   the whole work. editsModule: one module is changed before each run. mayFind: exit status 1 is no failure. onlyOnce: it is
 *   measured at size 1 only. goal: times the bare Node, at most. peakGoal: megabytes, less than
 */

const sixTargets = 'typescript,json-schema,markdown,introspection,client,agent';
const guestAgent = join(root, 'fixtures', 'guest-agent', 'qapi-schema.json');
/** How many releases `history` reads: as many as QEMU has. */
const releaseCount = 40;

/** @param {string} targets */
function generate(targets) {
  return (/** @type {Place} */ { schema, output }) => ['generate', schema, '-t', targets, '-o', output];
}

/** @type {Readonly<Record<string, Command>>} */
const commands = {
  check: { title: 'check', goal: 3, arguments: ({ schema }) => ['check', schema] },
  'check-unchanged': { title: 'check, nothing changed', goal: 3, takesShortWay: true, arguments: ({ schema }) => ['check', schema] },
  generate: { title: 'generate, empty folder', goal: 12, peakGoal: 350, startsEmpty: true, arguments: generate(sixTargets) },
  'generate-again': { title: 'generate, empty folder, again', startsEmpty: true, takesShortWay: true, arguments: generate(sixTargets) },
  'generate-unchanged': { title: 'generate, nothing changed', goal: 4, takesShortWay: true, arguments: generate(sixTargets) },
  'generate-one-module': {
    title: 'generate, one module changed', goal: 6, takesShortWay: true, editsModule: true, arguments: generate(sixTargets),
  },
  'guest-agent': {
    title: 'guest agent, all targets', goal: 5, startsEmpty: true, onlyOnce: true,
    arguments: ({ output }) => ['generate', guestAgent, '-t', 'all', '-o', output],
  },
  lint: { title: 'lint', mayFind: true, arguments: ({ schema }) => ['lint', schema] },
  breaking: { title: 'breaking, two versions', arguments: ({ schema }) => ['breaking', schema, '--against', schema] },
  history: {
    title: `history, ${releaseCount} releases`, onlyOnce: true,
    arguments: ({ schema }) => ['history', '--release', releases(schema).map((path, index) => `${index + 1}=${path}`).join(',')],
  },
  ...Object.fromEntries([...sixTargets.split(','), 'mock'].map((target) => (
    [target, { title: `generate -t ${target}`, startsEmpty: true, arguments: generate(target) }]
  ))),
};

/** In the order of the table. */
export const commandNames = Object.keys(commands);

/**
 * @param {string} name
 * @returns {Command}
 */
export function commandNamed(name) {
  const command = commands[name];
  if (command === undefined) throw new SetupError(`Nothing is known of the command '${name}'.`);
  return command;
}

/**
 * The process that runs a command once.
 * @param {Command} command
 * @param {Place & { folder: string }} place folder: where it runs, and where it may keep things for the next run
 * @returns {import('./processes.mjs').Task}
 */
export function taskOf(command, place) {
  const { QAPI_GEN_NO_CACHE: _, ...environment } = process.env;
  return {
    program: process.execPath,
    args: [join(root, 'bin', 'qapi-gen.js'), ...command.arguments(place)],
    folder: place.folder,
    environment: {
      ...environment,
      XDG_CACHE_HOME: join(place.folder, 'cache'),
      ...(command.takesShortWay !== true && { QAPI_GEN_NO_CACHE: '1' }),
    },
    accepted: command.mayFind === true ? [0, 1] : [0],
  };
}

/**
 * Makes a folder what the command is to find. What earlier runs generated is put aside and not removed: some file systems
 * look for a place among files that were removed just now, one by one, which takes longer than the run.
 * @param {Command} command
 * @param {Place} place
 */
export function clear(command, { output }) {
  if (command.startsEmpty === true && existsSync(output)) renameSync(output, `${output}-${readdirSync(dirname(output)).length}`);
}

/**
 * Root files: those of the corpus over and over, or the schema itself.
 * @param {string} schema
 * @returns {readonly string[]}
 */
function releases(schema) {
  const corpus = process.env['QAPI_CORPUS'];
  const roots = ['qemu-1.4/qapi-schema.json', 'qemu-4.0/qapi/qapi-schema.json', 'qemu-7.2/qapi/qapi-schema.json', 'qemu-10.2/qapi/qapi-schema.json'];
  const there = corpus === undefined ? [] : roots.map((path) => join(corpus, path)).filter((path) => existsSync(path));
  const all = there.length === 0 ? [schema] : there;
  return Array.from({ length: releaseCount }, (_, index) => all[Math.floor(index * all.length / releaseCount)] ?? schema);
}
