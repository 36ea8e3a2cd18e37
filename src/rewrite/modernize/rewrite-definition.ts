/**
 * One definition in today's language: takes its code, the dialect, and the model of the schema, gives its new code and the
 * definitions that it needs. On the wire it stays what it was.
 */
import type { Condition } from '../../schema/condition.ts';
import { permits, type Dialect } from '../../schema/dialect.ts';
import type { Command, Definition, Event, Member, Schema, Type, UnionType } from '../../schema/model.ts';
import { allMembers } from '../../schema/traverse.ts';
import { arrayCode, entryCode, objectCode, stringCode, type Code, type CodeEntry, type CodeObject } from '../code/code.ts';
import { conditionCode, mapValues, modernCondition, modernItems, modernLongForm, partsOf, textOf, valueOf, withoutEntries, withValue } from './edit-code.ts';
import { camelCase, isRefusedTypeName, needsMemberException, NewNames } from './names.ts';
import type { Helper, RewrittenDefinition } from './rewritten.ts';

/** What stood for "any value" in the first releases. */
const pseudoTypes = new Set(['visitor', '**', 'dict']);
/** Flags that were `'no'`. */
const oldFlags = new Set(['gen', 'success-response']);
const metaKeys = new Set(['enum', 'struct', 'type', 'union', 'alternate', 'command', 'event']);

/** The key that says what a definition is, as it is written. */
export function metaKeyOf(code: CodeObject): string | undefined {
  return code.entries.find(({ key }) => metaKeys.has(key))?.key;
}

/** Rewrites the definitions of one schema, in their order: what one of them brought along serves the next. */
export class DefinitionRewriter {
  readonly #schema: Schema;
  readonly #nests: boolean;
  readonly #names: NewNames;
  /** Of types whose names no pragma excuses. */
  readonly #newTypeNames = new Map<string, string>();
  /** Wrappers of simple unions, by the type in them. */
  readonly #wrappers = new Map<string, string>();
  #helpers: Helper[] = [];
  #dropped: string[] = [];

  constructor(schema: Schema, dialect: Dialect) {
    this.#schema = schema;
    this.#nests = permits(dialect, 'nested-struct') && !permits(dialect, 'long-form');
    this.#names = new NewNames([...schema.definitions.keys(), ...schema.builtins.keys()]);
    for (const { kind, name } of schema.definitions.values()) {
      if (kind !== 'command' && kind !== 'event' && isRefusedTypeName(name)) this.#newTypeNames.set(name, this.#names.take(renamed(name)));
    }
  }

  /** The name that a definition has from now on. */
  nameOf(definition: string): string {
    return this.#newTypeNames.get(definition) ?? definition;
  }

  /** Whatever is not known to be old stays as it is. */
  rewrite(written: CodeObject, definition: Definition): RewrittenDefinition {
    this.#helpers = [];
    this.#dropped = [];
    const code = this.#rewrite(mapValues(written, (value, key) => {
      if (key === 'if') return modernCondition(value);
      if (key === 'features') return modernItems(value);
      if (oldFlags.has(key) && textOf(value) === 'no') return { kind: 'word', image: 'false' };
      return metaKeys.has(key) ? stringCode(this.nameOf(textOf(value) ?? '')) : value;
    }), definition);
    return { code, helpers: this.#helpers, dropped: this.#dropped };
  }

  #rewrite(code: CodeObject, definition: Definition): CodeObject {
    switch (definition.kind) {
      case 'enum':
        return mapValues(code, (value, key) => (key === 'data' ? modernItems(value) : value));
      case 'struct':
        return this.#struct(renameKey(code, 'type', 'struct'), definition.name);
      case 'union':
        return this.#union(code, definition);
      case 'alternate':
        return this.#data(withoutEntries(renameKey(code, 'union', 'alternate'), ({ key }) => key === 'discriminator'), definition.name);
      case 'command':
      case 'event':
        return this.#call(code, definition);
      default:
        return definition satisfies never;
    }
  }

  #struct(code: CodeObject, owner: string): CodeObject {
    return mapValues(this.#data(code, owner), (value, key) => (key === 'base' ? this.#type(value, owner) : value));
  }

  #data(code: CodeObject, owner: string): CodeObject {
    return mapValues(code, (value, key) => (key === 'data' && value.kind === 'object' ? this.#members(value, owner) : value));
  }

  /** What has a condition among arguments makes them travel as one named struct since 8.1. */
  #call(code: CodeObject, call: Command | Event): CodeObject {
    const isBoxed = valueOf(code, 'boxed') !== undefined;
    const needsBox = !isBoxed && call.arguments !== undefined && allMembers(call.arguments).some(({ member }) => member.condition !== undefined);
    const called = mapValues(code, (value, key) => {
      if (key === 'returns') return this.#type(value, `${camelCase(call.name)}Result`);
      if (key !== 'data') return value;
      return value.kind === 'object' ? this.#arguments(value, call, needsBox) : this.#type(value, camelCase(call.name));
    });
    if (!needsBox) return called;
    return { ...called, entries: called.entries.flatMap((entry) => (entry.key === 'data' ? [entry, entryCode('boxed', { kind: 'word', image: 'true' })] : [entry])) };
  }

  /** Members that no pragma excuses while they are inline, and those that have to be in a box, become a struct. */
  #arguments(data: CodeObject, { name: callName, condition }: Command | Event, needsBox: boolean): Code {
    const owner = camelCase(callName);
    const open = data.entries.filter(({ key, value }) => key.startsWith('*') && textOf(value) === '**' && !this.#schema.definitions.has('**'));
    this.#dropped.push(...open.map(({ key }) => key.slice(1)));
    const members = this.#members(withoutEntries(data, (entry) => open.includes(entry)), owner);
    if (!needsBox && !members.entries.some(({ key }) => needsMemberException(key.replace(/^\*/, '')))) return members;
    const name = this.#names.take(`${owner}Arguments`);
    this.#helpers.push({ name, role: 'arguments', code: objectCode(entryCode('struct', name), entryCode('data', members), ...conditionEntries(condition)) });
    return stringCode(name);
  }

  #members(members: CodeObject, owner: string): CodeObject {
    return { ...members, entries: members.entries.map((entry) => ({ ...entry, value: this.#member(entry, owner) })) };
  }

  #member({ key, value }: CodeEntry, owner: string): Code {
    if (value.kind !== 'object' || this.#nests) return this.#type(value, `${owner}${camelCase(key.replace(/^\*/, ''))}`, key.replace(/^\*/, ''));
    return mapValues(modernLongForm(value) as CodeObject, (part, partKey) => (partKey === 'type' ? this.#type(part, owner) : part));
  }

  /** @param newName of the struct that a nested one becomes */
  #type(code: Code, newName: string, member = ''): Code {
    switch (code.kind) {
      case 'word': {
        const name = textOf(code);
        if (name === undefined) return code;
        if (pseudoTypes.has(name) && !this.#schema.definitions.has(name)) return stringCode('any');
        return this.#newTypeNames.has(name) ? stringCode(this.nameOf(name)) : code;
      }
      case 'array':
        return { ...code, items: code.items.map((item) => ({ ...item, value: this.#type(item.value, newName, member) })) };
      case 'object':
        return this.#nested(code, newName, member);
      default:
        return code satisfies never;
    }
  }

  /** A struct without a name becomes one with a name. Its members were described as `member.name`, if at all. */
  #nested(data: CodeObject, wanted: string, member: string): Code {
    const name = this.#names.take(wanted.replace(/List$/, 'Item'));
    const code = objectCode(entryCode('struct', name), entryCode('data', this.#members(data, name)));
    const describedAs = new Map(partsOf(code).parts.map((part) => [part, `${member}.${part}`]));
    this.#helpers.push({ name, role: 'member', code, describedAs });
    return stringCode(name);
  }

  #union(code: CodeObject, union: UnionType): CodeObject {
    if (valueOf(code, 'discriminator') === undefined) return this.#simpleUnion(code, union);
    const rewritten = this.#data(mapValues(code, (value, key) => {
      if (key !== 'base') return value;
      return value.kind === 'object' ? this.#members(value, `${union.name}Base`) : this.#type(value, union.name);
    }), union.name);
    // The branches formed the enum of a discriminator that was declared as a string.
    return implicitRole(union.discriminator.type) === 'kind' ? withValue(rewritten, 'base', this.#typedBase(rewritten, union)) : rewritten;
  }

  #typedBase(code: CodeObject, union: UnionType): Code {
    const kind = this.#kindEnum(valueOf(code, 'data'), union);
    const members = allMembers(union.base).map(({ member }) => (
      entryCode(`${member.optional ? '*' : ''}${member.name}`, member.name === union.discriminator.name ? stringCode(kind) : this.#memberCode(member))
    ));
    return objectCode(...members);
  }

  #memberCode({ type, condition }: Member): Code {
    const code = type.kind === 'array' ? arrayCode([this.nameOf(type.element.name)]) : stringCode(this.nameOf(type.name));
    return condition === undefined ? code : objectCode(entryCode('type', code), ...conditionEntries(condition));
  }

  /** `type` and `data` on the wire: an enum of the branches, and a struct with the member `data` for each type. */
  #simpleUnion(code: CodeObject, union: UnionType): CodeObject {
    const data = valueOf(code, 'data');
    const kind = this.#kindEnum(data, union);
    const base = this.#simpleBase(valueOf(code, 'base'), kind, union);
    const branches = data?.kind === 'object' ? mapValues(data, (value, branch) => this.#branch(value, `${union.name}${camelCase(branch)}`)) : objectCode();
    const [meta, ...others] = code.entries.filter(({ key }) => key !== 'base' && key !== 'data');
    const dataEntry = code.entries.find(({ key }) => key === 'data');
    if (meta === undefined || dataEntry === undefined) return code;
    return { ...code, entries: [meta, entryCode('base', base), entryCode('discriminator', 'type'), { ...dataEntry, value: branches }, ...others] };
  }

  #kindEnum(data: Code | undefined, union: UnionType): string {
    const name = this.#names.take(`${this.nameOf(union.name)}Kind`);
    const values = data?.kind !== 'object' ? [] : data.entries.map(({ key, value }) => {
      const condition = value.kind === 'object' ? valueOf(value, 'if') : undefined;
      return condition === undefined ? stringCode(key) : objectCode(entryCode('name', key), entryCode('if', modernCondition(condition)));
    });
    const code = objectCode(entryCode('enum', name), entryCode('data', arrayCode(values)), ...conditionEntries(union.condition));
    this.#helpers.push({ name, role: 'kind', code });
    return name;
  }

  #simpleBase(base: Code | undefined, kind: string, union: UnionType): Code {
    const tag = entryCode('type', kind);
    if (base === undefined) return objectCode(tag);
    if (base.kind === 'object') {
      const members = this.#members(base, union.name);
      return { ...members, entries: [...members.entries, tag] };
    }
    const name = this.#names.take(`${union.name}Base`);
    const code = objectCode(
      entryCode('struct', name), entryCode('base', this.#type(base, name)), entryCode('data', objectCode(tag)), ...conditionEntries(union.condition),
    );
    this.#helpers.push({ name, role: 'base', code });
    return stringCode(name);
  }

  #branch(value: Code, nestedName: string): Code {
    if (value.kind === 'object' && valueOf(value, 'type') !== undefined && !this.#nests) {
      return mapValues(modernLongForm(value) as CodeObject, (part, key) => (key === 'type' ? stringCode(this.#wrapper(this.#type(part, nestedName))) : part));
    }
    return stringCode(this.#wrapper(this.#type(value, nestedName)));
  }

  /** One for each type in the whole schema. */
  #wrapper(type: Code): string {
    const element = type.kind === 'array' ? textOf(type.items[0]?.value) : textOf(type);
    const key = `${type.kind} ${element}`;
    const existing = this.#wrappers.get(key);
    if (existing !== undefined) return existing;
    const name = this.#names.take(`${camelCase(element ?? '')}${type.kind === 'array' ? 'List' : ''}Wrapper`);
    this.#wrappers.set(key, name);
    const condition = conditionEntries(this.#schema.definitions.get(element ?? '')?.condition);
    this.#helpers.push({ name, role: 'wrapper', code: objectCode(entryCode('struct', name), entryCode('data', objectCode(entryCode('data', type))), ...condition) });
    return name;
  }
}

/** A struct is there in the builds that have what uses it, or what it is made of. */
function conditionEntries(condition: Condition | undefined): readonly CodeEntry[] {
  return condition === undefined ? [] : [entryCode('if', conditionCode(condition))];
}

function renamed(name: string): string {
  const camel = camelCase(name.replace(/List$/, 'Items'));
  return isRefusedTypeName(camel) ? `${camel.charAt(0)}${camel.slice(1).toLowerCase()}Type` : camel;
}

function renameKey(code: CodeObject, from: string, to: string): CodeObject {
  return { ...code, entries: code.entries.map((entry, index) => (index === 0 && entry.key === from ? { ...entry, key: to } : entry)) };
}

function implicitRole(type: Type): string | undefined {
  return type.kind === 'enum' ? type.implicit?.role : undefined;
}
