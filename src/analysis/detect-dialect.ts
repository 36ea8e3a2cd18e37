/**
 * Which dialect a schema is written in: takes its files, gives the oldest dialect that something in them belongs to,
 * and what that was. What only newer releases know sets a lower bound, so that a slip in a new schema does not make it
 * an old one.
 */
import { namedDialect, type Dialect, type DialectName } from '../schema/dialect.ts';
import type { Span } from '../source/span.ts';
import type { ObjectValue, Value } from '../syntax/ast.ts';
import { findClassicDocMarker, findModernDocMarker } from '../syntax/docs/find-doc-marker.ts';
import { allFiles, type LoadedFile } from '../syntax/load-files.ts';

export interface DetectedDialect {
  readonly dialect: Dialect;
  /** What decided, in one line. */
  readonly reason: string;
}

interface Marker {
  readonly what: string;
  readonly span: Span;
}

/** From the oldest on. */
const ladder: readonly DialectName[] = ['legacy', 'classic', 'modern'];

export function detectDialect(root: LoadedFile): DetectedDialect {
  const files = allFiles(root);
  const found = new Markers();
  for (const { tree } of files) {
    for (const { value } of tree.values) if (value.kind === 'object') found.readDefinition(value);
  }
  const fromDocs: Readonly<Record<string, (file: LoadedFile) => Marker | undefined>> = {
    ...(!found.hasCheckedDocs && { classic: findClassicDocMarker }),
    modern: findModernDocMarker,
  };
  for (const name of ladder.slice(ladder.indexOf(found.newest))) {
    const marker = found.oldest.get(name) ?? firstOf(files, fromDocs[name]);
    if (marker !== undefined) return decide(name, `${marker.what} at ${marker.span.file.path}:${marker.span.startPosition.line}`);
  }
  return decide('strict', 'nothing in it belongs to an older dialect');
}

function firstOf(files: readonly LoadedFile[], find: ((file: LoadedFile) => Marker | undefined) | undefined): Marker | undefined {
  for (const file of files) {
    const marker = find?.(file);
    if (marker !== undefined) return marker;
  }
  return undefined;
}

function decide(name: DialectName, reason: string): DetectedDialect {
  return { dialect: namedDialect(name), reason };
}

const oldTypes: ReadonlyMap<string, DialectName> = new Map<string, DialectName>([['visitor', 'legacy'], ['dict', 'legacy'], ['**', 'classic']]);
const plainSymbol = /^[A-Z][A-Z0-9_]*$/;
/** Keys of releases whose generator knew nothing of documentation, but which are no longer legacy. */
const classicKeys = new Set(['struct', 'alternate', 'boxed']);
/** Keys that came when, or after, documentation was read by the generator, so that it has to be in order. */
const checkedKeys = new Set(['pragma', 'if', 'features', 'allow-oob', 'allow-preconfig', 'coroutine']);
/** Flags that could be `'no'`. */
const oldFlags = new Set(['gen', 'success-response']);

class Markers {
  /** The first thing found that belongs to a dialect and to none that is newer. */
  readonly oldest = new Map<DialectName, Marker>();
  /** The oldest dialect that knows everything found. */
  newest: DialectName = 'legacy';
  /** True if something found is from a release that refused documentation in older forms. */
  hasCheckedDocs = false;

  readDefinition(value: ObjectValue): void {
    const keys = new Map(value.entries.map((entry) => [entry.key.text, entry.value]));
    const first = value.entries[0]?.key;
    if (first?.text === 'type') this.#add('legacy', "a definition of a 'type'", first.span);
    for (const { key, value: entryValue } of value.entries) {
      if (classicKeys.has(key.text) || checkedKeys.has(key.text)) this.#atLeast('classic');
      this.hasCheckedDocs ||= checkedKeys.has(key.text);
      if (oldFlags.has(key.text) && entryValue.kind === 'string' && entryValue.text === 'no') this.#add('legacy', "a flag 'no'", entryValue.span);
    }
    const discriminator = keys.get('discriminator');
    if (discriminator?.kind === 'object') this.#add('legacy', 'an anonymous union', discriminator.span);
    const isSimpleUnion = keys.has('union') && keys.has('data') && discriminator === undefined && !keys.has('base');
    if (isSimpleUnion) this.#add('classic', 'a union without discriminator', value.span);
    this.#readCondition(keys.get('if'));
    this.#readPragma(keys.get('pragma'));
    if (keys.has('enum')) this.#readValues(keys.get('data'));
    else this.#readTypes(keys.get('data'), true);
    this.#readTypes(keys.get('returns'), false);
  }

  #readValues(values: Value | undefined): void {
    if (values?.kind !== 'array') return;
    for (const item of values.items) if (item.kind === 'object') this.#readLongForm(item);
  }

  #readTypes(value: Value | undefined, mayNest: boolean): void {
    switch (value?.kind) {
      case 'string': {
        const name = oldTypes.get(value.text);
        if (name !== undefined) this.#add(name, `type '${value.text}'`, value.span);
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
          else if (this.#readLongForm(member)) continue;
          else if (mayNest) this.#add('legacy', 'an anonymous struct', member.span);
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

  #readCondition(condition: Value | undefined): void {
    if (condition === undefined) return;
    const isC = condition.kind === 'array' || (condition.kind === 'string' && /\bdefined\b|[()!&|]/.test(condition.text));
    if (isC) this.#add('classic', 'a condition in C', condition.span);
    else if (condition.kind === 'object' || (condition.kind === 'string' && plainSymbol.test(condition.text))) this.#atLeast('modern');
  }

  #readPragma(pragma: Value | undefined): void {
    if (pragma?.kind !== 'object') return;
    for (const { key } of pragma.entries) {
      if (key.text.endsWith('-whitelist')) this.#add('classic', `pragma '${key.text}'`, key.span);
      else if (key.text.endsWith('-exceptions')) this.#atLeast('classic');
    }
  }

  #add(name: DialectName, what: string, span: Span): void {
    if (!this.oldest.has(name)) this.oldest.set(name, { what, span });
  }

  #atLeast(name: DialectName): void {
    if (ladder.indexOf(name) > ladder.indexOf(this.newest)) this.newest = name;
  }
}
