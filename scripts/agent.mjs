/** Builds what `bin/qapi-agent.js` runs: the bundled runtime and the table of the bundled schema of the guest agent. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, SetupError } from './setup.mjs';

/** The conditions of the schema that hold on Linux, whatever the agent can do there. */
const define = ['CONFIG_LINUX', 'CONFIG_POSIX', 'CONFIG_FSFREEZE', 'CONFIG_FSTRIM', 'CONFIG_LIBUDEV', 'CONFIG_GETLOADAVG', 'HAVE_GETIFADDRS', 'HAVE_UTMPX'];

const integerForm = 'bigint-or-number';

/** @param {string} outdir @param {import('esbuild').BuildOptions} shared */
export async function buildAgent(outdir, shared) {
  const { build: esbuild } = await import('esbuild');
  mkdirSync(outdir, { recursive: true });
  writeFileSync(join(outdir, 'agent-table.cjs'), `'use strict';module.exports=${JSON.stringify(await makeTable(outdir))};\n`);
  return esbuild({
    ...shared,
    metafile: true,
    entryPoints: { agent: 'src/runtime/agent/process/guest-agent.ts' },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
  });
}

/**
 * Compiles the schema with what only the build needs of the compiler.
 * @param {string} outdir
 */
async function makeTable(outdir) {
  const { build: esbuild } = await import('esbuild');
  const outfile = join(outdir, 'table-maker.mjs');
  await esbuild({
    stdin: {
      contents: `
        export { compile } from './src/project/compile.ts';
        export { nodeFileSystem } from './src/source/node-file-system.ts';
        export { tableEntries } from './src/codegen/schema-table/table-entries.ts';`,
      resolveDir: root,
    },
    absWorkingDir: root, bundle: true, platform: 'node', format: 'esm', outfile, external: ['prettier'], logLevel: 'warning',
    banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
  });
  try {
    const { compile, nodeFileSystem, tableEntries } = await import(pathToFileURL(outfile).href);
    const { schema } = compile({ root: join(root, 'fixtures', 'guest-agent', 'qapi-schema.json'), fileReader: nodeFileSystem, dialect: 'auto' });
    if (schema === undefined) throw new SetupError('The schema in fixtures/guest-agent does not compile; run qapi-gen check on it.');
    const integers = { int: integerForm, int64: integerForm, uint64: integerForm, size: integerForm };
    return tableEntries({ schema, define, integers, bytes: [] });
  } finally {
    rmSync(outfile, { force: true });
  }
}
