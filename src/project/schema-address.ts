/**
 * What a schema can be named by besides the path of a file: takes the word that the user wrote, gives its parts and the path
 * that stands for it inside of a run. `git:REVISION:PATH` is a file in a revision of the repository around the working
 * directory, where PATH starts at the top, or with `./` and `../` at the working directory, as git has it; `qmp:unix:PATH` is
 * what a running program answers on a socket.
 */
import { basename, posix, resolve } from 'node:path';
import { folderInRepository } from '../source/git-lists.ts';
import { RequestError } from './request-error.ts';

/** A schema's root, taken apart. */
export type SchemaAddress =
  | { readonly kind: 'file'; readonly path: string }
  /** A path that begins with `./` or `../` does not start at the top of the repository. */
  | { readonly kind: 'git'; readonly revision: string; readonly path: string }
  | { readonly kind: 'qmp'; readonly socket: string };

const forms = 'A schema is a file, git:REVISION:PATH or qmp:unix:PATH.';

/** @throws RequestError for a word that begins like an address and is none */
export function parseAddress(word: string): SchemaAddress {
  if (word.startsWith('git:')) {
    const [, revision = '', path = ''] = /^git:(.+?):(.*)$/s.exec(word) ?? [];
    const cleaned = posix.normalize(path).replace(/^\/+/, '');
    if (revision !== '' && path !== '') return { kind: 'git', revision, path: /^\.\.?\//.test(path) && !cleaned.startsWith('../') ? `./${cleaned}` : cleaned };
    throw new RequestError(`'${word}' does not say which file of which revision`, forms);
  }
  if (word.startsWith('qmp:')) {
    const [, socket = ''] = /^qmp:unix:(.+)$/s.exec(word) ?? [];
    if (socket !== '') return { kind: 'qmp', socket };
    throw new RequestError(`'${word}' does not say where a program listens`, forms);
  }
  return { kind: 'file', path: word };
}

/** Whether a word or path is anything but a file on disk. */
export function isAddress(word: string): boolean {
  return word.startsWith('git:') || word.startsWith('qmp:');
}

/**
 * The path under which a run reads it; includes are resolved against it like any other. `git:v9.2.0:/qapi/qapi-schema.json`
 * has a slash more than git wants, so that what is above the top of the repository is not the revision.
 * @param folder where relative paths start
 * @throws RequestError for a path that leads out of the repository
 */
export function addressPath(address: SchemaAddress, folder: string): string {
  switch (address.kind) {
    case 'file':
      return address.path;
    case 'git':
      return `git:${address.revision}:/${pathInRepository(address.path, folder)}`;
    case 'qmp':
      return `qmp:unix:${resolve(folder, address.socket)}`;
    default:
      return address satisfies never;
  }
}

function pathInRepository(path: string, folder: string): string {
  if (!/^\.\.?\//.test(path)) return path;
  const inside = posix.join(folderInRepository(folder) ?? '', path);
  if (inside.startsWith('../')) throw new RequestError(`'${path}' is outside of the repository`, 'A path without ./ and ../ starts at its top.');
  return inside;
}

/** As generated files name it: never an absolute path. */
export function addressSource(address: Exclude<SchemaAddress, { readonly kind: 'file' }>): string {
  return address.kind === 'git' ? `git:${address.revision}:${address.path}` : `qmp:unix:${basename(address.socket)}`;
}

/** The name of the file itself. */
export function addressBaseName(address: SchemaAddress): string {
  return basename(address.kind === 'qmp' ? address.socket : address.path);
}
