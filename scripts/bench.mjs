/**
 * `npm run bench`: measures the command line as its users meet it, whole processes on a real schema, against a bare
 * `node -e 0` that runs in turn with them. What it takes and what its rows mean: docs/performance.md.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareAgents } from './bench/agent.mjs';
import { describeBaseline, readBaseline, saveBaseline } from './bench/baseline.mjs';
import { commandNamed } from './bench/commands.mjs';
import { countSchemaLines, enlargeSchema } from './bench/enlarge-schema.mjs';
import { drawGrowth } from './bench/graph.mjs';
import { measureMarshaller } from './bench/marshaller.mjs';
import { fewestRuns, measure } from './bench/measure.mjs';
import { readOptions } from './bench/options.mjs';
import { describePairing, pair } from './bench/pair.mjs';
import { agentTable, commandTable, headLines, marshallerTable, tableLine } from './bench/tables.mjs';
import { prepareCheckout, root, runScript } from './setup.mjs';

/** @typedef {import('./bench/measure.mjs').Row} Row */

await runScript(async () => {
  const options = readOptions(process.argv.slice(2));
  const baseline = options.baseline === undefined ? undefined : readBaseline(options.baseline);
  await prepareCheckout();
  const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-bench-'));
  try {
    const schema = findSchema();
    console.error(`Schema: ${schema.label}`);
    if (options.pair !== undefined) {
      const result = pair({ ...options.pair, schema: schema.path, scratch: folder, runs: options.runs });
      console.log(options.output === 'json' ? JSON.stringify({ ...options.pair, ...result }, null, 2) : describePairing(options.pair, result));
      return 0;
    }
    const state = { schema: schema.label, node: process.version, cpu: cpus()[0]?.model, date: new Date().toISOString().slice(0, 10) };
    if (baseline !== undefined) console.error(`Baseline: ${options.baseline}, ${describeBaseline(baseline, state)}`);
    const rows = options.parts.includes('commands') ? await measureCommands({ options, baseline, schema: schema.path, folder }) : [];
    const marshaller = options.parts.includes('marshaller') ? await measureMarshaller(schema.path) : [];
    const agents = options.parts.includes('agent') ? await compareAgents(fewestRuns) : undefined;
    const results = { ...state, rows, marshaller, agents };
    if (options.output === 'json') console.log(JSON.stringify(results, null, 2));
    else for (const table of [marshaller.length > 0 && marshallerTable(marshaller), agents && agentTable(agents)]) if (table) printTable(table, options.output);
    if (options.graph !== undefined) writeFileSync(options.graph, drawGrowth(results));
    if (options.save !== undefined) saveBaseline(options.save, results);
    for (const path of [options.graph, options.save]) if (path !== undefined) console.error(`Wrote ${path}.`);
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
 * Prints each row as soon as it is known.
 * @param {{ options: import('./bench/options.mjs').Options, baseline: import('./bench/baseline.mjs').Results | undefined, schema: string, folder: string }} request
 * @returns {Promise<readonly Row[]>}
 */
async function measureCommands({ options, baseline, schema, folder }) {
  const { heads, cells } = commandTable({ sizes: options.sizes, baseline });
  const form = options.output;
  if (form !== 'json') console.log(headLines(heads, form).join('\n'));
  /** @type {Row[]} */
  const rows = [];
  const subjects = options.sizes.map((size) => ({
    size,
    ...(size === 1 ? { root: schema, lines: countSchemaLines(schema) } : enlargeSchema({ root: schema, copies: size, folder: join(folder, `x${size}`) })),
  }));
  for (const command of options.commands) {
    for (const subject of commandNamed(command).onlyOnce ? subjects.filter(({ size }) => size === 1) : subjects) {
      const row = await measure({ command, schema: subject, runs: options.runs, folder });
      if (form !== 'json') console.log(tableLine(cells(row, rows), form));
      rows.push(row);
    }
  }
  return rows;
}

/**
 * @param {import('./bench/tables.mjs').Cells} table
 * @param {'text' | 'markdown'} form
 */
function printTable([heads = [], ...rows], form) {
  console.log(['', ...headLines(heads, form), ...rows.map((cells) => tableLine(cells, form))].join('\n'));
}
