/**
 * `npm start`: sets the checkout up and compiles the bundled guest-agent schema with every backend into `out/`,
 * through the command line as a user would; then the agent and the generated client talk to each other.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exchange } from './exchange.mjs';
import { prepareCheckout, root, run, runScript } from './setup.mjs';

const schema = 'fixtures/guest-agent/qapi-schema.json';
const output = 'out';

await runScript(async () => {
  await prepareCheckout();
  const command = ['bin/qapi-gen.js', 'generate', schema, '--target', 'all', '--output', output];
  console.log(`\n$ node ${command.join(' ')}`);
  const status = run(process.execPath, command);
  if (status !== 0) return status;
  printResult();
  await exchange(output);
  console.log('\nNow with a schema of your own:  node bin/qapi-gen.js check path/to/schema.json');
  return 0;
});

function printResult() {
  const targets = readdirSync(join(root, output), { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
  const widest = Math.max(...targets.map((name) => name.length));
  console.log('\nGenerated from the bundled guest-agent schema:');
  for (const target of targets) {
    const files = readdirSync(join(root, output, target), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    console.log(`  ${output}/${target.padEnd(widest)}  ${files.length} ${files.length === 1 ? 'file' : 'files'}`);
  }
}
