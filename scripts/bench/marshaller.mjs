/**
 * Part of `npm run bench`: the largest reply that QEMU gives, that to `query-qmp-schema`, through our reader, marshaller and
 * writer, beside Node's own JSON in the same process, which loses large integers and checks nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, SetupError } from '../setup.mjs';

/** @typedef {{ step: string, milliseconds: number, megabytes: number, ratio: number }} MarshalRow milliseconds, megabytes a second, and how often as long as Node's JSON */

const rounds = 200;

/**
 * @param {string} schema the root of a schema with the command
 * @returns {Promise<readonly MarshalRow[]>} none if the schema does not have it
 */
export async function measureMarshaller(schema) {
  const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-bench-marshaller-'));
  try {
    const { run } = await bundle(folder, schema);
    return run(Buffer.from(JSON.stringify({ return: introspect(schema) })), rounds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} schema */
function introspect(schema) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin', 'qapi-gen.js'), 'introspect', '--mask', schema], {
    encoding: 'utf8', maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new SetupError(`the schema has no introspection:\n${stderr}`);
  return JSON.parse(stdout);
}

/**
 * @param {string} folder
 * @param {string} schema
 * @returns {Promise<{ run(reply: Buffer, rounds: number): readonly MarshalRow[] }>}
 */
async function bundle(folder, schema) {
  const { build } = await import('esbuild');
  const generated = spawnSync(process.execPath, [join(root, 'bin', 'qapi-gen.js'), 'generate', schema, '-t', 'client', '-o', folder], { encoding: 'utf8' });
  if (generated.status !== 0) throw new SetupError(`the client could not be generated:\n${generated.stderr}`);
  const outfile = join(folder, 'bench.mjs');
  await build({
    stdin: { contents: program, resolveDir: folder, loader: 'js' },
    bundle: true, platform: 'node', format: 'esm', outfile,
  });
  return import(pathToFileURL(outfile).href);
}

const program = `
  import { JsonReader } from './runtime/wire/json-reader.ts';
  import { writeLine } from './runtime/wire/json-writer.ts';
  import { Marshaller } from './runtime/marshal/marshaller.ts';
  import { schemaTable } from './client/table.ts';

  export function run(reply, rounds) {
    const command = 'query-qmp-schema';
    if (!Object.hasOwn(schemaTable.commands, command)) return [];
    const reader = new JsonReader();
    const read = () => reader.read(reply)[0].value.return;
    const value = read();
    const client = new Marshaller(schemaTable, { tolerant: true });
    const agent = new Marshaller(schemaTable);
    const returns = client.readReturns(command, value);
    const parsed = JSON.parse(reply);
    const parse = median(rounds, () => JSON.parse(reply));
    const print = median(rounds, () => Buffer.from(JSON.stringify(parsed)));
    const row = (step, milliseconds, other) => ({ step, milliseconds, megabytes: reply.length / milliseconds / 1000, ratio: milliseconds / other });
    return [
      row('read', median(rounds, read), parse),
      row('unmarshal', median(rounds, () => client.readReturns(command, value)), parse),
      row('marshal', median(rounds, () => agent.writeReturns(command, returns)), print),
      row('write', median(rounds, () => writeLine({ return: value })), print),
    ];
  }

  function median(rounds, work) {
    const times = [];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      work();
      times.push(performance.now() - start);
    }
    times.sort((left, right) => left - right);
    return times[rounds >> 1];
  }
`;
