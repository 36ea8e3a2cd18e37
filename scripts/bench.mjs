/**
 * `npm run bench`: measures the command line as its users meet it, whole processes on a real schema, against a bare
 * `node -e 0` that runs in turn with them; then how time and memory grow with the size of the schema.
 * `--runs N` (odd, at least 7), `--sizes 1,10,50`, `--commands check,lint,breaking,history,typescript` (commands and targets), `--json`;
 * `--parts schema,marshaller,agent`: this, then the largest reply through the runtime, and our guest agent beside Debian's.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { compareAgents } from './bench-agent.mjs';
import { measureMarshaller } from './bench-marshaller.mjs';
import { countSchemaLines, enlargeSchema } from './enlarge-schema.mjs';
import { prepareCheckout, root, runScript, SetupError } from './setup.mjs';

/**
 * @typedef {{ command: string, size: number, lines: number, milliseconds: number, bareMilliseconds: number,
 *   ratio: number, growth: number, peakMegabytes: number | undefined, runs: number }} Row
 */

const fewestRuns = 7;
/** How many releases `history` reads. */
const releaseCount = 40;
/** A command that takes longer than this is measured {@link fewestRuns} times, however many were asked for. */
const longRun = 3000;

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '15' },
      sizes: { type: 'string', default: '1,10,50' },
      commands: { type: 'string', default: 'check,lint,breaking,history,typescript,json-schema,markdown' },
      parts: { type: 'string', default: 'schema,marshaller,agent' },
      json: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < fewestRuns) throw new SetupError(`--runs takes a number of ${fewestRuns} or more.`);
  await prepareCheckout();
  const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-bench-'));
  try {
    const schema = findSchema();
    console.error(`Schema: ${schema.label}`);
    const parts = values.parts.split(',');
    /** @type {Row[]} */
    const rows = [];
    for (const size of parts.includes('schema') ? values.sizes.split(',').map(Number) : []) {
      const subject = size === 1
        ? { root: schema.path, lines: countSchemaLines(schema.path) }
        : enlargeSchema({ root: schema.path, copies: size, folder: join(folder, `x${size}`) });
      for (const command of values.commands.split(',')) {
        if (command === 'history' && size !== 1) continue;
        const first = rows.find((row) => row.command === command);
        rows.push(await measure({ command, size, ...subject, runs, first, output: join(folder, 'out') }));
        if (!values.json) printRow(rows);
      }
    }
    const marshaller = parts.includes('marshaller') ? await measureMarshaller(schema.path) : [];
    const agents = parts.includes('agent') ? await compareAgents(fewestRuns) : undefined;
    if (values.json) {
      console.log(JSON.stringify({ schema: schema.label, node: process.version, cpu: cpus()[0]?.model, rows, marshaller, agents }, null, 2));
    } else {
      printMarshaller(marshaller);
      if (agents !== undefined) printAgents(agents);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
});

/** @returns {{ path: string, label: string }} */
function findSchema() {
  const corpus = process.env['QAPI_CORPUS'];
  const machine = corpus === undefined ? undefined : join(corpus, 'qemu-10.2', 'qapi', 'qapi-schema.json');
  if (machine !== undefined && existsSync(machine)) return { path: machine, label: 'machine protocol of QEMU 10.2' };
  return {
    path: join(root, 'fixtures', 'guest-agent', 'qapi-schema.json'),
    label: 'bundled guest-agent schema (QAPI_CORPUS names no corpus with the machine protocol, which is the one to compare)',
  };
}

/**
 * @param {{ command: string, size: number, root: string, lines: number, runs: number, first: Row | undefined, output: string }} task
 * @returns {Promise<Row>}
 */
async function measure({ command, size, root: schema, lines, runs, first, output }) {
  const args = argumentsOf(command, schema, output);
  /** @type {number[]} */
  const bareTimes = [];
  /** @type {number[]} */
  const times = [];
  while (times.length < (median(times) > longRun ? fewestRuns : runs)) {
    bareTimes.push(time(['-e', '0']));
    rmSync(output, { recursive: true, force: true });
    times.push(time(args));
  }
  rmSync(output, { recursive: true, force: true });
  const milliseconds = median(times);
  const bareMilliseconds = median(bareTimes);
  return {
    command,
    size,
    lines,
    milliseconds,
    bareMilliseconds,
    ratio: milliseconds / bareMilliseconds,
    growth: first === undefined ? 1 : milliseconds / first.milliseconds,
    peakMegabytes: await measurePeak(args),
    runs: times.length,
  };
}

/**
 * @param {string} command a command, or the target to generate
 * @param {string} schema
 * @param {string} output
 * @returns {readonly string[]} for Node
 */
function argumentsOf(command, schema, output) {
  const program = join(root, 'bin', 'qapi-gen.js');
  switch (command) {
    case 'check':
      return [program, 'check', schema];
    case 'lint':
      return [program, 'lint', schema];
    case 'breaking':
      return [program, 'breaking', schema, '--against', schema];
    case 'history':
      return [program, 'history', '--release', releases(schema).map((path, index) => `${index + 1}=${path}`).join(',')];
    default:
      return [program, 'generate', schema, '-t', command, '-o', output];
  }
}

/**
 * As many as QEMU has: those of the corpus over and over, or the schema itself.
 * @param {string} schema
 * @returns {readonly string[]} the root files
 */
function releases(schema) {
  const corpus = process.env['QAPI_CORPUS'];
  const roots = ['qemu-1.4/qapi-schema.json', 'qemu-4.0/qapi/qapi-schema.json', 'qemu-7.2/qapi/qapi-schema.json', 'qemu-10.2/qapi/qapi-schema.json'];
  const there = corpus === undefined ? [] : roots.map((path) => join(corpus, path)).filter((path) => existsSync(path));
  const all = there.length === 0 ? [schema] : there;
  return Array.from({ length: releaseCount }, (_, index) => all[Math.floor(index * all.length / releaseCount)] ?? schema);
}

/**
 * Milliseconds of one whole process.
 * @param {readonly string[]} args
 */
function time(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 26 });
  const end = performance.now();
  // What lint has to say of a schema is no failure.
  const isDone = status === 0 || (status === 1 && args.includes('lint'));
  if (!isDone) throw new SetupError(`node ${args.join(' ')} ended with status ${status}:\n${stderr}`);
  return end - start;
}

/**
 * The most memory a process ever held, as the kernel counts it; only Linux tells.
 * @param {readonly string[]} args
 * @returns {Promise<number | undefined>} in megabytes
 */
async function measurePeak(args) {
  if (process.platform !== 'linux') return undefined;
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  let peak = 0;
  while (child.exitCode === null && child.signalCode === null) {
    try {
      const highWater = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
      peak = Math.max(peak, Number(highWater?.[1] ?? 0));
    } catch {
      // It has just ended.
    }
    await delay(2);
  }
  return peak / 1000;
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** @param {readonly Row[]} rows the last one is printed */
function printRow(rows) {
  const row = rows.at(-1);
  if (row === undefined) return;
  const heads = ['command', 'size', 'lines', 'runs', 'median', 'bare node', 'ratio', 'growth', 'peak memory'];
  if (rows.length === 1) console.log(heads.map(pad).join(''));
  console.log([
    row.command,
    `${row.size}×`,
    String(row.lines),
    String(row.runs),
    `${row.milliseconds.toFixed(0)} ms`,
    `${row.bareMilliseconds.toFixed(0)} ms`,
    row.ratio.toFixed(2),
    `${row.growth.toFixed(1)}×`,
    row.peakMegabytes === undefined ? 'unknown' : `${row.peakMegabytes.toFixed(0)} MB`,
  ].map(pad).join(''));
}

/** @param {Awaited<ReturnType<typeof measureMarshaller>>} steps */
function printMarshaller(steps) {
  if (steps.length === 0) return;
  console.log(`\n${['reply', 'median', 'MB/s', 'to JSON'].map(pad).join('')}`);
  for (const { step, milliseconds, megabytes, ratio } of steps) {
    console.log([step, `${milliseconds.toFixed(2)} ms`, megabytes.toFixed(0), `${ratio.toFixed(2)}×`].map(pad).join(''));
  }
}

/** @param {Awaited<ReturnType<typeof compareAgents>>} agents */
function printAgents({ ours, theirs }) {
  const row = (/** @type {string} */ name, /** @type {keyof typeof ours} */ key) => {
    const other = theirs?.[key];
    return [name, ours[key].toFixed(0), other?.toFixed(0) ?? 'none', other === undefined ? '' : `${(ours[key] / other).toFixed(2)}×`];
  };
  const rows = [
    ['agent', 'ours', 'qemu-ga', 'ratio'], row('pings/s', 'pings'), row('32 at once', 'pingsAtDepth'), row('read MB/s', 'megabytes'),
    row('idle MB', 'idleMegabytes'), row('busy MB', 'busyMegabytes'),
  ];
  console.log(`\n${rows.map((cells) => cells.map(pad).join('')).join('\n')}`);
}

/**
 * @param {string} text
 * @param {number} index
 */
function pad(text, index) {
  return index === 0 ? text.padEnd(12) : text.padStart(12);
}
