/**
 * Makes a schema many times as large as a given one, for measuring growth: takes a root file, writes copies of all its
 * modules in which every definition has a name of its own, and a root that includes them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/**
 * @param {{ root: string, copies: number, folder: string }} request folder: where to write; it must not hold anything
 * @returns {{ root: string, lines: number }} the new root file, and the length of all copies together
 */
export function enlargeSchema({ root, copies, folder }) {
  const modules = readModules(root);
  const texts = [...modules.values()];
  const types = new Set(texts.flatMap((text) => [...text.matchAll(typeDefinition)].map(([, name = '']) => name)));
  const calls = new Set(texts.flatMap((text) => [...text.matchAll(callDefinition)].map(([, , name = '']) => name)));
  const pragmas = texts.flatMap((text) => [...withoutComments(text).matchAll(pragma)].map((match) => match[1] ?? ''));
  const roots = [];
  let lines = 0;
  for (let copy = 1; copy <= copies; copy++) {
    for (const [path, text] of modules) {
      const target = join(folder, `copy${copy}`, relative(dirname(root), path));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, renameDefinitions(text, types, copy));
      lines += countLines(text);
    }
    roots.push(`{ 'include': 'copy${copy}/${relative(dirname(root), root)}' }`);
  }
  const enlarged = join(folder, 'schema.json');
  writeFileSync(enlarged, `${[mergePragmas(pragmas, new Set([...types, ...calls]), copies), ...roots].join('\n\n')}\n`);
  return { root: enlarged, lines };
}

/**
 * The lines of a schema, all its modules together.
 * @param {string} root
 */
export function countSchemaLines(root) {
  return [...readModules(root).values()].reduce((sum, text) => sum + countLines(text), 0);
}

const typeDefinition = /\{\s*'(?:enum|struct|union|alternate)'\s*:\s*'([^']+)'/g;
const callDefinition = /(\{\s*'(?:command|event)'\s*:\s*')([^']+)'/g;
const include = /\{\s*'include'\s*:\s*'([^']+)'\s*\}/g;
const pragma = /\{\s*'pragma'\s*:\s*\{([^}]*)\}\s*\}/g;
const token = /'[^']*'|#.*|[^'#]+/g;

/**
 * Every module by its path, the root first.
 * @param {string} root
 * @returns {Map<string, string>}
 */
export function readModules(root) {
  const modules = new Map();
  const read = (/** @type {string} */ path) => {
    if (modules.has(path)) return;
    const text = readFileSync(path, 'utf8');
    modules.set(path, text);
    for (const [, included = ''] of withoutComments(text).matchAll(include)) read(resolve(dirname(path), included));
  };
  read(resolve(root));
  return modules;
}

/**
 * Commands and events are named by their definition only, types wherever a string is no key: members have names too.
 * @param {string} text
 * @param {ReadonlySet<string>} types
 * @param {number} copy
 */
function renameDefinitions(text, types, copy) {
  return text
    .replace(pragma, '')
    .replace(/^(##\n# @)([^:\n]+):/gm, (_, opening, name) => `${opening}${prefixed(name, copy)}:`)
    .replace(callDefinition, (_, opening, name) => `${opening}${prefixed(name, copy)}'`)
    .replace(token, (part, offset, /** @type {string} */ whole) => {
      const name = part.slice(1, -1);
      const isKey = /^\s*:/.test(whole.slice(offset + part.length, offset + part.length + 10));
      return part.startsWith("'") && !isKey && types.has(name) ? `'${prefixed(name, copy)}'` : part;
    });
}

/**
 * The name that a definition has in one of the copies, legal for its kind.
 * @param {string} name
 * @param {number} copy
 */
function prefixed(name, copy) {
  if (/^[^a-z]+$/.test(name)) return `C${copy}_${name}`;
  return /^[A-Z]/.test(name) ? `C${copy}${name}` : `c${copy}-${name}`;
}

/**
 * One pragma that says for all copies what the originals say together; of repeated ones only the last would hold.
 * @param {readonly string[]} pragmas
 * @param {ReadonlySet<string>} names
 * @param {number} copies
 */
function mergePragmas(pragmas, names, copies) {
  /** @type {Record<string, string[] | boolean>} */
  const merged = Object.assign({}, ...pragmas.map((body) => JSON.parse(`{${body.replaceAll("'", '"')}}`)));
  const entries = Object.entries(merged).map(([key, value]) => {
    if (!Array.isArray(value)) return `'${key}': ${value}`;
    const all = value.flatMap((name) => (
      names.has(name) ? Array.from({ length: copies }, (_, index) => prefixed(name, index + 1)) : [name]
    ));
    return `'${key}': [\n    ${all.map((name) => `'${name}'`).join(',\n    ')} ]`;
  });
  return entries.map((entry) => `{ 'pragma': { ${entry} } }`).join('\n');
}

/** @param {string} text */
function withoutComments(text) {
  return text.replace(token, (part) => (part.startsWith('#') ? '' : part));
}

/** @param {string} text */
function countLines(text) {
  return text.split('\n').length - 1;
}
