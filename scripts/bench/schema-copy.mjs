/**
 * A copy of a schema whose modules can be edited as people edit them: takes a root file and a folder, gives the copy and a
 * way to change one module.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { SetupError } from '../setup.mjs';
import { readModules } from './enlarge-schema.mjs';

/** The module that is edited, if the schema has it: a large one, which others include. */
const preferredModule = 'block-core.json';

/**
 * @param {{ root: string, folder: string }} request folder: where to write
 * @returns {{ root: string, editModule: () => void }} the copy's root file; each call adds another member to the same module
 */
export function copySchema({ root, folder }) {
  const modules = readModules(root);
  const home = commonFolder([...modules.keys()]);
  const targetOf = (/** @type {string} */ path) => join(folder, relative(home, path));
  for (const [path, text] of modules) {
    mkdirSync(dirname(targetOf(path)), { recursive: true });
    writeFileSync(targetOf(path), text);
  }
  const editable = [...modules].filter(([, text]) => addMember(text, 'new-member') !== undefined).map(([path]) => path);
  const edited = editable.find((path) => basename(path) === preferredModule) ?? editable[0];
  let edits = 0;
  return {
    root: targetOf(resolve(root)),
    editModule: () => {
      if (edited === undefined) throw new SetupError(`No module of ${root} has a documented struct that could be edited.`);
      const text = addMember(readFileSync(targetOf(edited), 'utf8'), `added-member-${++edits}`);
      writeFileSync(targetOf(edited), text ?? '');
    },
  };
}

const struct = /^##\n(# @(?<name>[^:\n]+):\n)(?<comment>(?:#(?: .*)?\n)*)##\n(?<opening>\{ *'struct': *'\k<name>',\s*(?:'base': *'[^']*',\s*)?'data': *\{ *)(?=')/m;
const memberOrSection = /^# (?:@|[A-Z][a-z]+:)/m;

/**
 * A module with one member more, documented, in its first documented struct.
 * @param {string} text
 * @param {string} name of the member
 * @returns {string | undefined} nothing if there is no such struct
 */
export function addMember(text, name) {
  const groups = struct.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { name: type = '', comment = '', opening = '' } = groups;
  const place = memberOrSection.exec(comment)?.index ?? comment.length;
  const documented = `${comment.slice(0, place)}# @${name}: what was missing until now (since 10.2)\n#\n${comment.slice(place)}`;
  return text.replace(struct, () => `##\n# @${type}:\n${documented}##\n${opening}'*${name}': 'str', `);
}

/** @param {readonly string[]} paths absolute */
function commonFolder(paths) {
  const [first = '', ...others] = paths.map(dirname);
  let folder = first;
  while (others.some((other) => relative(folder, other).startsWith('..'))) folder = dirname(folder);
  return folder;
}
