/** From the names of a schema to identifiers of TypeScript. */
import { capitalise } from '../capitalise.ts';

/**
 * A type's name as an identifier: letter case stays as it is in the schema, what TypeScript does not allow becomes `_`
 * (`__org.qemu_x-Enum` → `__org_qemu_x_Enum`).
 */
export function typeIdentifier(name: string): string {
  return name.replace(/[^A-Za-z0-9_$]/g, '_').replace(/^(?=\d)/, '_');
}

/** How words that are not written like others are spelt, by the word in lower case: `vnc` → `VNC`, `oob` → `OoB`. */
export type Acronyms = ReadonlyMap<string, string>;

/**
 * A command's, event's or member's name in the case of types: `block-commit` → `BlockCommit`, `BLOCK_IO_ERROR` →
 * `BlockIoError` (`BlockIOError` if `IO` is an acronym), `x-blockdev-del` → `XBlockdevDel`. Capitals inside a name that
 * is not all capitals stay.
 */
export function pascalCase(name: string, acronyms?: Acronyms): string {
  const isShouting = !/[a-z]/.test(name);
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const pascal = words.map((word) => acronyms?.get(word.toLowerCase()) ?? capitalise(isShouting ? word.toLowerCase() : word)).join('');
  return pascal.replace(/^(?=\d|$)/, '_');
}

/** A member's name as a property's: quoted only where TypeScript needs it, which is what Prettier prints. */
export function propertyKey(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : quote(name);
}

/** A string literal as Prettier prints it. */
export function quote(text: string): string {
  const hasMoreDoubles = text.includes('"') && text.split('"').length > text.split("'").length;
  if (!hasMoreDoubles) return JSON.stringify(text);
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
