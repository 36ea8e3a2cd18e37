/** Small changes of code: takes it, gives it changed, with every comment that was in it. */
import type { Condition } from '../../schema/condition.ts';
import { parseCCondition } from '../../schema/c-condition.ts';
import { arrayCode, commentsOfPart, entryCode, objectCode, stringCode, type Code, type CodeEntry, type CodeObject } from '../code/code.ts';

/** The text of a string; undefined for anything else. */
export function textOf(code: Code | undefined): string | undefined {
  return code?.kind === 'word' && code.image.startsWith("'") ? code.image.slice(1, -1).replaceAll('\\\\', '\\') : undefined;
}

/** The value of a key; undefined if it is not there. */
export function valueOf(object: CodeObject, key: string): Code | undefined {
  return object.entries.find((entry) => entry.key === key)?.value;
}

/** With another value for a key, which stands at the end if it was not there. */
export function withValue(object: CodeObject, key: string, value: Code | string): CodeObject {
  const entry = entryCode(key, value);
  if (valueOf(object, key) === undefined) return { ...object, entries: [...object.entries, entry] };
  return { ...object, entries: object.entries.map((old) => (old.key === key ? { ...old, value: entry.value } : old)) };
}

/** Without some entries; their comments go to the next one, or to the end. */
export function withoutEntries(object: CodeObject, isDropped: (entry: CodeEntry) => boolean): CodeObject {
  const entries: CodeEntry[] = [];
  let waiting: readonly string[] = [];
  for (const entry of object.entries) {
    if (isDropped(entry)) {
      waiting = [...waiting, ...commentsOfPart(entry)];
      continue;
    }
    entries.push(waiting.length === 0 ? entry : { ...entry, before: [...waiting, ...entry.before] });
    waiting = [];
  }
  return { ...object, entries, rest: [...waiting, ...object.rest] };
}

/** With every value changed. */
export function mapValues(object: CodeObject, change: (value: Code, key: string) => Code): CodeObject {
  return { ...object, entries: object.entries.map((entry) => ({ ...entry, value: change(entry.value, entry.key) })) };
}

/** The value of `if` as today's schemas write it. */
export function conditionCode(condition: Condition): Code {
  switch (condition.kind) {
    case 'symbol':
      return stringCode(condition.name);
    case 'not':
      return objectCode(entryCode('not', conditionCode(condition.operand)));
    case 'all':
    case 'any':
      return objectCode(entryCode(condition.kind, arrayCode(condition.operands.map(conditionCode))));
    default:
      return condition satisfies never;
  }
}

/** The value of an `if` in today's form: what was written in C, or as a list of which all hold. */
export function modernCondition(code: Code): Code {
  switch (code.kind) {
    case 'word': {
      const condition = parseCCondition(textOf(code) ?? '');
      return condition === undefined ? code : conditionCode(condition);
    }
    case 'array': {
      const [first, second] = code.items;
      if (first !== undefined && second === undefined) return modernCondition(first.value);
      return objectCode(entryCode('all', { ...code, items: code.items.map((item) => ({ ...item, value: modernCondition(item.value) })) }));
    }
    case 'object':
      return code;
    default:
      return code satisfies never;
  }
}

/** The long form of a member, value, branch or feature with its conditions in today's form; anything else as it is. */
export function modernLongForm(code: Code): Code {
  if (code.kind !== 'object') return code;
  return mapValues(code, (value, key) => (key === 'if' ? modernCondition(value) : key === 'features' ? modernItems(value) : value));
}

/** A list of values or features, each with its condition in today's form. */
export function modernItems(code: Code): Code {
  if (code.kind !== 'array') return code;
  return { ...code, items: code.items.map((item) => ({ ...item, value: modernLongForm(item.value) })) };
}

/** The names of what a definition's documentation has to describe, and of all its features. */
export function partsOf(definition: CodeObject): { readonly parts: readonly string[]; readonly features: readonly string[] } {
  const described = valueOf(definition, 'union') === undefined ? valueOf(definition, 'data') : valueOf(definition, 'base');
  const parts: string[] = [];
  const features: string[] = namesIn(valueOf(definition, 'features'));
  if (described?.kind === 'array') {
    for (const { value } of described.items) addPart(nameIn(value), value);
  } else if (described?.kind === 'object') {
    for (const { key, value } of described.entries) addPart(key.replace(/^\*/, ''), value);
  }
  return { parts, features: [...new Set(features)] };

  function addPart(name: string | undefined, value: Code): void {
    if (name !== undefined) parts.push(name);
    if (value.kind === 'object') features.push(...namesIn(valueOf(value, 'features')));
  }
}

function namesIn(code: Code | undefined): string[] {
  return code?.kind === 'array' ? code.items.flatMap(({ value }) => nameIn(value) ?? []) : [];
}

function nameIn(code: Code): string | undefined {
  return code.kind === 'object' ? textOf(valueOf(code, 'name')) : textOf(code);
}
