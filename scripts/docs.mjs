/**
 * `npm run docs`: builds this project's own site into `out/site`: the guide, the pages of the findings, and the reference of
 * the bundled guest-agent schema. `npm run docs -- --serve` then serves it.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { prepareCheckout, root, run, runScript, SetupError } from './setup.mjs';

/** @typedef {{ text: string, link: string }} Item */

const site = join(root, 'out', 'site');
const settings = join(site, '.vitepress');
const vitepress = join(root, 'node_modules', 'vitepress', 'bin', 'vitepress.js');

await runScript(async () => {
  await prepareCheckout();
  rmSync(site, { recursive: true, force: true });
  scaffold();
  const pages = { guide: [{ text: 'Guide', items: writeGuide() }], findings: writeFindings() };
  writeFileSync(join(settings, 'pages.json'), JSON.stringify(pages));
  const status = run(process.execPath, [vitepress, 'build', site]);
  if (status !== 0) return status;
  console.log('\nThe site is in out/site/.vitepress/dist.');
  return process.argv.includes('--serve') ? run(process.execPath, [vitepress, 'preview', site]) : 0;
});

/** A site as users get it, whose configuration becomes a part of our own. */
function scaffold() {
  const args = ['init', 'docs', '--output', 'out/site', '--title', 'Guest-agent reference', '--quiet'];
  if (run(process.execPath, [join(root, 'bin', 'qapi-gen.js'), ...args]) !== 0) {
    throw new SetupError('The site could not be set up; see above.');
  }
  renameSync(join(settings, 'config.mjs'), join(settings, 'reference.mjs'));
  cpSync(join(root, 'docs', '.vitepress', 'config.mjs'), join(settings, 'config.mjs'));
  cpSync(join(root, 'docs', '.vitepress', 'home.md'), join(site, 'index.md'));
}

/**
 * Copies the pages of `docs/` and their images; its README lists them and comes first.
 * @returns {Item[]}
 */
function writeGuide() {
  const files = readdirSync(join(root, 'docs'));
  for (const name of files.filter((file) => file.endsWith('.svg'))) write(`guide/${name}`, readFileSync(join(root, 'docs', name), 'utf8'));
  const names = files.filter((name) => name.endsWith('.md') && name !== 'README.md').sort();
  return ['README.md', ...names].map((name) => {
    const page = name === 'README.md' ? 'index' : basename(name, '.md');
    const text = readFileSync(join(root, 'docs', name), 'utf8');
    write(`guide/${page}.md`, text);
    return { text: titleOf(text).replace(/^The target /, '').replaceAll('`', ''), link: `/guide/${page}` };
  });
}

/**
 * Copies the pages of the findings and makes one that lists them.
 * @returns {{ text: string, collapsed: boolean, items: Item[] }[]}
 */
function writeFindings() {
  const folder = join(root, 'src', 'diagnostics', 'pages');
  const groups = readdirSync(folder).sort().map((group) => ({
    group,
    pages: readdirSync(join(folder, group)).sort().map((file) => {
      const text = readFileSync(join(folder, group, file), 'utf8').replace(/^---\n.*?\n---\n+/s, '');
      const name = basename(file, '.md');
      write(`findings/${group}/${file}`, `${text}\n## Code\n\n\`${group}/${name}\`\n`);
      return { name, title: titleOf(text) };
    }),
  }));
  const list = groups.flatMap(({ group, pages }) => [
    `## ${group}\n`,
    ...pages.map(({ name, title }) => `- [\`${group}/${name}\`](${group}/${name}.md): ${title}`),
    '',
  ]);
  write('findings/index.md', `# Findings\n\nWhat \`qapi-gen\` reports, by code; \`qapi-gen explain CODE\` prints the same pages.\n\n${list.join('\n')}`);
  return groups.map(({ group, pages }) => ({
    text: group, collapsed: true, items: pages.map(({ name }) => ({ text: name, link: `/findings/${group}/${name}` })),
  }));
}

/** @param {string} text of a page */
function titleOf(text) {
  return /^# (.+)$/m.exec(text)?.[1] ?? '';
}

/**
 * @param {string} path below the site
 * @param {string} text
 */
function write(path, text) {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), text);
}
