/**
 * The end of `npm start`: starts the guest agent on a Unix socket, talks to it with the client that was just generated, and
 * prints what was said.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root, SetupError } from './setup.mjs';

/**
 * @param {string} output the folder with the generated client, relative to the checkout
 */
export async function exchange(output) {
  // Relative, since the path of a socket must be short.
  const state = `${output}/.agent`;
  const path = `${state}/agent.sock`;
  mkdirSync(join(root, state), { recursive: true });
  rmSync(join(root, path), { force: true });
  const command = ['bin/qapi-agent.js', '--method', 'unix-listen', '--path', path, '--statedir', state];
  console.log(`\n$ node ${command.join(' ')} &`);
  const agent = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  try {
    await talk(await connect(agent, output, path), output);
  } finally {
    agent.kill();
    if (agent.exitCode === null && agent.signalCode === null) await once(agent, 'exit');
  }
}

/**
 * As soon as the agent listens.
 * @param {import('node:child_process').ChildProcess} agent
 * @param {string} output
 * @param {string} path of the socket
 * @returns {Promise<any>} the client
 */
async function connect(agent, output, path) {
  const { connectGuestAgent } = await loadClient(output);
  for (;;) {
    try {
      return await connectGuestAgent({ path, timeout: 10_000 });
    } catch (error) {
      if (agent.exitCode !== null || agent.signalCode !== null) throw new SetupError('The agent ended at once; see above.');
      if (!['ENOENT', 'ECONNREFUSED'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) throw error;
      await delay(20);
    }
  }
}

/**
 * @param {any} client
 * @param {string} output
 */
async function talk(client, output) {
  say('connectGuestAgent', 'in step with the agent by guest-sync-delimited');
  try {
    const info = await client.execute('guest-info');
    say('guest-info', `version ${info.version}, ${info.supported_commands.length} commands`);
    const system = await client.execute('guest-get-osinfo');
    say('guest-get-osinfo', `${system['pretty-name'] ?? 'a system without a name'}, kernel ${system['kernel-release']}, ${system.machine}`);
    const file = join(root, output, '.agent', 'greeting.txt');
    say(`writeFile ${output}/.agent/greeting.txt`, `${await client.writeFile(file, 'Hello from the host\n')} bytes`);
    say(`readFile ${output}/.agent/greeting.txt`, JSON.stringify(await client.readFile(file).text()));
    const { exitCode, stdout } = await client.exec('uname', ['-sm']);
    say('exec uname -sm', `exit code ${exitCode}, ${JSON.stringify(decode(stdout))}`);
  } finally {
    await client.close();
  }
}

/**
 * Node 20 runs no TypeScript, so the client is bundled, as a bundler of its user would.
 * @param {string} output
 * @returns {Promise<any>} what the generated client exports
 */
async function loadClient(output) {
  const { build } = await import('esbuild');
  const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-start-'));
  try {
    const outfile = join(folder, 'client.mjs');
    await build({ absWorkingDir: root, entryPoints: [join(output, 'client', 'index.ts')], bundle: true, platform: 'node', format: 'esm', outfile });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {Uint8Array} bytes */
function decode(bytes) {
  return new TextDecoder().decode(bytes);
}

/**
 * @param {string} asked
 * @param {string} answered
 */
function say(asked, answered) {
  console.log(`  → ${asked}\n  ← ${answered}`);
}
