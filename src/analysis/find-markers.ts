/** What in definitions and directives tells their age: takes files, gives the first use of each construct that came or went. */
import type { Permission } from '../schema/lifetimes.ts';
import type { Span } from '../source/span.ts';
import type { ObjectValue, Value } from '../syntax/ast.ts';
import type { LoadedFile } from '../syntax/load-files.ts';

/** Something that only some releases know. */
export interface Marker {
  /** In words, with its article. */
  readonly what: string;
  readonly span: Span;
}

/** The first use of each construct, in the order in which they were found, up to that of the youngest one: what else is there says no more. */
export function findMarkers(files: readonly LoadedFile[]): ReadonlyMap<Permission, Marker> {
  const finder = new MarkerFinder();
  for (const { tree } of files) {
    for (const { value } of tree.values) {
      if (finder.found.has(youngest)) return finder.found;
      if (value.kind === 'object') finder.readDefinition(value);
    }
  }
  return finder.found;
}

/** It came last of all, and when those that are not there for good had gone. */
const youngest = 'pragma-documentation-exceptions';

const typeMarkers: ReadonlyMap<string, Permission> = new Map<string, Permission>([
  ['visitor', 'pseudo-type-visitor'], ['dict', 'pseudo-type-dict'], ['**', 'pseudo-type-any'],
]);

/** Keys of definitions and directives that were not there from the start. */
const keyMarkers: ReadonlyMap<string, Permission> = new Map<string, Permission>([
  ['struct', 'struct-definition'],
  ['alternate', 'alternate'],
  ['boxed', 'boxed'],
  ['pragma', 'pragma'],
  ['if', 'condition'],
  ['features', 'struct-features'],
  ['allow-oob', 'allow-oob'],
  ['allow-preconfig', 'allow-preconfig'],
  ['coroutine', 'coroutine'],
]);

/** Flags that could be `'no'`. */
const oldFlags = new Set(['gen', 'success-response']);
const cOperator = /\bdefined\b|[()!&|]/;

class MarkerFinder {
  readonly found = new Map<Permission, Marker>();

  readDefinition(value: ObjectValue): void {
    const first = value.entries[0]?.key;
    if (first?.text === 'type') this.#add('type-definition', "a definition of a 'type'", first.span);
    let isEnum = false;
    let data: Value | undefined;
    for (const { key: { text, span }, value: entryValue } of value.entries) {
      const permission = keyMarkers.get(text);
      if (permission !== undefined) this.#add(permission, `the key '${text}'`, span);
      if (oldFlags.has(text) && entryValue.kind === 'string' && entryValue.text === 'no') this.#add('string-flag', "a flag 'no'", entryValue.span);
      switch (text) {
        case 'enum':
          isEnum = true;
          break;
        case 'union':
          this.#readUnion(value);
          break;
        case 'if':
          this.#readCondition(entryValue);
          break;
        case 'pragma':
          this.#readPragma(entryValue);
          break;
        case 'returns':
          this.#readTypes(entryValue, false);
          break;
        case 'data':
          data = entryValue;
          break;
      }
    }
    if (isEnum) this.#readValues(data);
    else this.#readTypes(data, true);
  }

  #readUnion({ entries, span }: ObjectValue): void {
    const keys = new Map(entries.map((entry) => [entry.key.text, entry.value]));
    const discriminator = keys.get('discriminator');
    if (discriminator?.kind === 'object') this.#add('anonymous-union', 'an anonymous union', discriminator.span);
    if (discriminator === undefined && keys.has('data') && !keys.has('base')) this.#add('simple-union', 'a union without discriminator', span);
  }

  #readValues(values: Value | undefined): void {
    if (values?.kind !== 'array') return;
    for (const item of values.items) if (item.kind === 'object') this.#readLongForm(item);
  }

  #readTypes(value: Value | undefined, mayNest: boolean): void {
    switch (value?.kind) {
      case 'string': {
        const permission = typeMarkers.get(value.text);
        if (permission !== undefined) this.#add(permission, `type '${value.text}'`, value.span);
        break;
      }
      case 'array':
        for (const item of value.items) {
          if (item.kind === 'object') this.#readLongForm(item);
          else this.#readTypes(item, false);
        }
        break;
      case 'object':
        for (const { value: member } of value.entries) {
          if (member.kind !== 'object') this.#readTypes(member, false);
          else if (!this.#readLongForm(member) && mayNest) this.#add('nested-struct', 'an anonymous struct', member.span);
        }
        break;
    }
  }

  /** `{ 'type': …, 'if': … }` or `{ 'name': …, 'if': … }`. */
  #readLongForm(value: ObjectValue): boolean {
    const isLongForm = value.entries.some(({ key }) => key.text === 'type' || key.text === 'name');
    if (isLongForm) {
      for (const entry of value.entries) {
        if (entry.key.text === 'if') this.#readCondition(entry.value);
        else if (entry.key.text === 'type') this.#readTypes(entry.value, false);
      }
    }
    return isLongForm;
  }

  /** A plain symbol was a C expression too. */
  #readCondition(condition: Value | undefined): void {
    if (condition?.kind === 'object') this.#add('condition-object', 'a condition with an operator as its key', condition.span);
    const isC = condition?.kind === 'array' || (condition?.kind === 'string' && cOperator.test(condition.text));
    if (isC) this.#add('c-condition', 'a condition in C', condition.span);
  }

  #readPragma(pragma: Value | undefined): void {
    if (pragma?.kind !== 'object') return;
    for (const { key } of pragma.entries) {
      if (key.text.endsWith('-whitelist')) this.#add('pragma-whitelist', `pragma '${key.text}'`, key.span);
      else if (key.text === 'documentation-exceptions') this.#add('pragma-documentation-exceptions', `pragma '${key.text}'`, key.span);
      else if (key.text.endsWith('-exceptions')) this.#add('pragma-exceptions', `pragma '${key.text}'`, key.span);
    }
  }

  #add(permission: Permission, what: string, span: Span): void {
    if (!this.found.has(permission)) this.found.set(permission, { what, span });
  }
}
