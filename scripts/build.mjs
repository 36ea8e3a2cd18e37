/**
 * Builds `dist/` from the sources: the bundle (esbuild), the type declarations (tsc), the pages of the diagnostics
 * and the licences of what is bundled. `--if-stale` does nothing when no input has changed since the last build.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildAgent } from './agent.mjs';
import { isMain, root, run, runScript, SetupError } from './setup.mjs';

const dist = join(root, 'dist');
const stamp = join(dist, 'build-stamp');
const inputs = ['src', 'templates', 'scripts', 'fixtures/guest-agent', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Whether `dist/` is missing or was built from other inputs than those that stand there now. */
export function isStale() {
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== hashInputs();
}

/**
 * Builds everything into a folder aside and puts it in the place of `dist/` when all went well.
 * @throws {SetupError} when a step fails; the earlier `dist/` is then untouched
 */
export async function build() {
  const start = performance.now();
  console.error('Building …');
  await precompileTemplates();
  const hash = hashInputs();
  const aside = join(root, `dist.${process.pid}.tmp`);
  try {
    const metafiles = await bundle(aside, hash);
    declareTypes(join(aside, 'types'));
    copyFolder('src/diagnostics/pages', join(aside, 'pages'));
    copyFolder('src/runtime', join(aside, 'runtime'));
    await writeConfigurationSchema(aside);
    const { collectLicenses } = await import('./licenses.mjs');
    writeFileSync(join(aside, 'THIRD-PARTY-LICENSES.txt'), collectLicenses(metafiles));
    writeFileSync(join(aside, 'build-stamp'), hash);
    rmSync(dist, { recursive: true, force: true });
    renameSync(aside, dist);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  console.error(`Built in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
}

async function precompileTemplates() {
  const script = join(root, 'scripts', 'templates.mjs');
  if (existsSync(script) && run(process.execPath, [script], { quiet: true }) !== 0) {
    throw new SetupError('The templates could not be compiled; see above.');
  }
}

/**
 * The library with its parts loaded as they are needed, and the command line in one file: V8 can keep what it compiled
 * of a script, but not, in the oldest Node that is supported, of modules.
 * @param {string} outdir
 * @param {string} identity of this build
 * @returns {Promise<import('esbuild').Metafile[]>}
 */
async function bundle(outdir, identity) {
  const { build: esbuild } = await import('esbuild');
  /** @type {import('esbuild').BuildOptions & { metafile: true }} */
  const shared = {
    absWorkingDir: root,
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    charset: 'utf8',
    legalComments: 'none',
    external: ['prettier'],
    alias: { 'string-width': './scripts/plain-string-width.mjs' },
    metafile: true,
    logLevel: 'warning',
  };
  try {
    const results = await Promise.all([
      esbuild({
        ...shared,
        entryPoints: { index: 'src/index.ts' },
        format: 'esm',
        splitting: true,
        // CommonJS packages in the bundle call require for Node's own modules.
        banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
      }),
      esbuild({
        ...shared,
        entryPoints: { launch: 'src/cli/launch.ts' },
        // Node starts a CommonJS script sooner than a module.
        format: 'cjs',
        outExtension: { '.js': '.cjs' },
        define: { 'import.meta.dirname': '__dirname', buildIdentity: JSON.stringify(identity) },
      }),
      esbuild({
        ...shared,
        entryPoints: { cli: 'src/cli/main.ts' },
        format: 'cjs',
        // One byte a character, as its launcher reads it.
        charset: 'ascii',
        outExtension: { '.js': '.cjs' },
        define: { 'import.meta.url': '__moduleUrl' },
        plugins: [importThroughLauncher],
        banner: { js: "const __moduleUrl=require('node:url').pathToFileURL(__filename).href;" },
      }),
      buildAgent(outdir, shared),
    ]);
    escapeNonAscii(join(outdir, 'cli.cjs'));
    return results.map(({ metafile }) => metafile);
  } catch {
    throw new SetupError('The bundle could not be built; see above.');
  }
}

/**
 * A script that comes from V8's cache cannot import: what is not in the bundle (Prettier, a user's configuration) is
 * imported by its launcher instead, `src/cli/launch.ts`.
 * @type {import('esbuild').Plugin}
 */
const importThroughLauncher = {
  name: 'import-through-launcher',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.[jt]s$/ }, ({ path }) => ({
      contents: postponeWork(path, readFileSync(path, 'utf8')).replaceAll(/\bawait import\((?!'\.)/g, 'await __import('),
      loader: path.endsWith('.ts') ? 'ts' : 'js',
    }));
  },
};

/**
 * What packages do when they are loaded although a run may never need it: the end of a file's path, what stands in it,
 * and what does the same later. Each saves some milliseconds of every run.
 * @type {readonly (readonly [string, string, string])[]}
 */
const postponements = [
  // A table of 65,536 sums, for characters beyond Latin-1, which start no token.
  ['chevrotain/lib/src/scan/lexer.js', ': charCodeToOptimizedIdxMap[charCode];', ': 255 + ~~(charCode / 255);'],
  ['chevrotain/lib/src/scan/lexer.js', '        initCharCodeToOptimizedIndexMap();\n', ''],
];

/**
 * @param {string} path
 * @param {string} text
 */
function postponeWork(path, text) {
  const own = postponements.filter(([end]) => path.split(sep).join('/').endsWith(`node_modules/${end}`));
  return own.reduce((changed, [end, written, late]) => {
    if (!changed.includes(written)) throw new SetupError(`${end} has changed; see 'postponements' in scripts/build.mjs.`);
    return changed.replace(written, () => late);
  }, text);
}

/**
 * Escapes what esbuild leaves as it is when asked for ASCII: characters in regular expressions.
 * @param {string} path
 */
function escapeNonAscii(path) {
  const escape = (/** @type {string} */ unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(path, readFileSync(path, 'utf8').replace(/[^\x00-\x7f]/g, escape));
}

/** @param {string} outDir */
function declareTypes(outDir) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (run(process.execPath, [tsc, '-p', 'scripts/tsconfig.types.json', '--outDir', outDir], { quiet: true }) !== 0) {
    throw new SetupError('The type declarations could not be made; see above.');
  }
}

/**
 * @param {string} source relative to the root
 * @param {string} target
 */
function copyFolder(source, target) {
  if (existsSync(join(root, source))) cpSync(join(root, source), target, { recursive: true });
}

/** @param {string} folder of the bundle, which knows what a configuration may hold */
async function writeConfigurationSchema(folder) {
  const { configurationSchema } = await import(pathToFileURL(join(folder, 'index.js')).href);
  writeFileSync(join(folder, 'config.schema.json'), `${JSON.stringify(await configurationSchema(), null, 2)}\n`);
}

function hashInputs() {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap((input) => listFiles(join(root, input))).sort()) {
    hash.update(`${relative(root, path).split(sep).join('/')}\0`);
    hash.update(readFileSync(path));
    hash.update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} path a file, a folder or nothing
 * @returns {string[]}
 */
function listFiles(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return [];
  return stats.isDirectory() ? readdirSync(path).flatMap((name) => listFiles(join(path, name))) : [path];
}

if (isMain(import.meta.url)) {
  await runScript(async () => {
    if (!process.argv.includes('--if-stale') || isStale()) await build();
    return 0;
  });
}
