/**
 * Precompiles `templates/<backend>/*.hbs` into `src/codegen/generated/<backend>-templates.ts`, so that no template
 * is read or parsed at run time. The result is checked in; a test compares it with the templates.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import Handlebars from 'handlebars';
import { isMain, root } from './setup.mjs';

const templateFolder = join(root, 'templates');
const outputFolder = join(root, 'src', 'codegen', 'generated');

/** The only helpers a template may call: Handlebars' own ones, as `src/codegen/render.ts` implements them. */
const helpers = { if: true, unless: true, each: true, lookup: true, with: false, log: false };

/**
 * Every generated module, by its path, with its text.
 * @returns {Map<string, string>}
 */
export function compileTemplates() {
  const backends = readdirSync(templateFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && templatesOf(entry.name).length > 0)
    .map((entry) => entry.name)
    .sort();
  return new Map(backends.map((backend) => [join(outputFolder, `${backend}-templates.ts`), compileBackend(backend)]));
}

/** @param {string} backend */
function compileBackend(backend) {
  const names = templatesOf(backend);
  const camel = backend.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const entries = names.map((name) => `  ${JSON.stringify(name)}: ${compileTemplate(backend, name)},\n`);
  return [
    `/** The templates of ${backend}, precompiled by scripts/templates.mjs from templates/${backend}; do not edit. */\n`,
    '// @ts-nocheck\n',
    "import type { Templates } from '../render.ts';\n\n",
    `export const ${camel}Templates: Templates<${names.map((name) => `'${name}'`).join(' | ')}> = {\n`,
    ...entries,
    '};\n',
  ].join('');
}

/**
 * @param {string} backend
 * @param {string} name
 */
function compileTemplate(backend, name) {
  const text = readFileSync(join(templateFolder, backend, `${name}.hbs`), 'utf8');
  const specification = Handlebars.precompile(text, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: /** @type {any} */ (helpers),
    noEscape: true,
  });
  const { code } = transformSync(`export default ${specification}`, { minifyWhitespace: true, minifySyntax: true });
  return code.trim().replace(/^export default/, '').replace(/;$/, '').trim();
}

/** @param {string} backend */
function templatesOf(backend) {
  return readdirSync(join(templateFolder, backend))
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => file.slice(0, -'.hbs'.length))
    .sort();
}

if (isMain(import.meta.url)) {
  mkdirSync(outputFolder, { recursive: true });
  for (const [path, text] of compileTemplates()) {
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  }
}
