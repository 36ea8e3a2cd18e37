/**
 * Set-up of a checkout, shared by the other scripts: checks Node, installs the dependencies and builds, each only
 * when needed. Uses nothing but Node until the dependencies are there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The checkout's root folder, absolute. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const oldestNode = [20, 19];

/** A mistake of the environment, told in one message without a stack. */
export class SetupError extends Error {}

/**
 * Whether the module of this URL is what Node was started with.
 * @param {string} url
 */
export function isMain(url) {
  return process.argv[1] !== undefined && url === pathToFileURL(process.argv[1]).href;
}

/**
 * Runs the body of a script; a {@link SetupError} becomes a message and exit status 1.
 * @param {() => Promise<number>} body gives the exit status
 */
export async function runScript(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}

/** Makes the checkout ready to run: dependencies installed, `dist/` up to date. */
export async function prepareCheckout() {
  checkNode();
  install();
  const { build, isStale } = await import('./build.mjs');
  if (isStale()) await build();
}

/**
 * Runs a program in the checkout with the terminal's streams and gives its exit status.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv }} [options] quiet: its standard output goes to standard error
 */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', options.quiet ? 2 : 'inherit', 'inherit'],
    env: options.env ?? process.env,
    // npm is a batch file on Windows.
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (result.error) throw new SetupError(`Could not run ${command}: ${result.error.message}`);
  return result.status ?? 1;
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    throw new SetupError(`qapi-gen needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}.`);
  }
}

function install() {
  const lock = join(root, 'package-lock.json');
  // npm writes this file last, so a broken installation has none.
  const marker = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error('Installing dependencies (npm ci) …');
  if (run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true }) === 0) return;
  throw new SetupError([
    'The dependencies could not be installed; what npm said stands above.',
    'Without a network, npm needs a filled cache: run `npm ci` once while connected (or against a mirror of the',
    'registry, `npm config set registry <url>`), then `npm ci --offline` works as well. After that, try again.',
  ].join('\n'));
}
