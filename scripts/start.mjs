/**
 * `npm start`: sets the checkout up and compiles the bundled guest-agent schema with every backend into `out/`,
 * through the command line as a user would.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { prepareCheckout, root, run, runScript } from './setup.mjs';

await runScript(async () => {
  await prepareCheckout();
  return 0;
});
