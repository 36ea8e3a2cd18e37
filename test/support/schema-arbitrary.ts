/**
 * Valid schemas by chance: gives definitions of every kind with conditions, features and documentation. Choices are
 * numbers, so that a failing schema shrinks to a small one; names are numbered, so that nothing clashes.
 */
import fc from 'fast-check';
import { docComment } from './docs.ts';
import { printValue, type Layout } from './print-schema.ts';
import type { PlainValue } from './syntax.ts';

type Entries = readonly (readonly [string, PlainValue])[];

/** What one definition is made from. */
interface Seed {
  readonly kind: 'enum' | 'struct' | 'union' | 'alternate' | 'command' | 'event';
  readonly choices: readonly number[];
}

export interface RandomSchema {
  readonly text: string;
  /** Names and kinds of the definitions, in order. */
  readonly definitions: readonly (readonly [string, string])[];
}

const seeds: fc.Arbitrary<Seed> = fc.record({
  kind: fc.constantFrom('enum', 'struct', 'union', 'alternate', 'command', 'event'),
  choices: fc.array(fc.nat({ max: 59 }), { minLength: 1, maxLength: 40 }),
});

const spaces = fc.array(fc.constantFrom(' ', '\n', '\n\n', '\t', '  ', '\r\n', ' # comment\n', '\f', '\u00a0'), { minLength: 1, maxLength: 8 });

export const randomSchema: fc.Arbitrary<RandomSchema> = fc.tuple(fc.array(seeds, { maxLength: 12 }), spaces).map(([definitions, separators]) => {
  let next = 0;
  const layout: Layout = { space: () => separators[next++ % separators.length] ?? ' ' };
  return new SchemaBuilder(layout).build(definitions);
});

const builtins = ['str', 'int', 'bool', 'number', 'uint8', 'size', 'any', 'null', 'QType'];
const sentences = ['Text.', 'One.  Two.', 'e.g. QEMU', 'naïve “text”', '* item', '12 and more', '.. note:: text', '`reference`', 'a::', 'Since ever'];

class SchemaBuilder {
  readonly #layout: Layout;
  readonly #texts: string[] = [];
  readonly #definitions: [string, string][] = [];
  readonly #enums: { readonly name: string; readonly values: readonly string[] }[] = [];
  readonly #structs: string[] = [];
  /** Structs without conditional members, which may be arguments that are not boxed. */
  readonly #plainStructs: string[] = [];
  readonly #unions: string[] = [];
  readonly #alternates: string[] = [];
  #choices: readonly number[] = [];
  #next = 0;
  #names = 0;
  #isConditional = false;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  build(definitions: readonly Seed[]): RandomSchema {
    // Something for everything to refer to.
    this.#add({ kind: 'enum', choices: [2, 0, 0] });
    this.#add({ kind: 'struct', choices: [1, 0, 0] });
    for (const seed of definitions) this.#add(seed);
    return { text: this.#texts.join('\n'), definitions: this.#definitions };
  }

  #add({ kind, choices }: Seed): void {
    this.#choices = choices;
    this.#next = 0;
    this.#isConditional = false;
    const number = this.#names++;
    const name = kind === 'command' ? `command-${number}` : kind === 'event' ? `EVENT_${number}` : `Type${number}`;
    const { entries, described, features } = this.#body(kind, name);
    const isType = kind !== 'command' && kind !== 'event';
    const own = this.#features(!isType);
    const all: Entries = [[kind, name], ...entries, ...this.#conditionEntry(), ...(own.length === 0 ? [] : [['features', own.map(([, item]) => item)] as const])];
    const first = this.#choose(all.length);
    const rotated = [...all.slice(first), ...all.slice(0, first)];
    const hasReturns = entries.some(([key]) => key === 'returns');
    if (this.#chance(3)) this.#texts.push(this.#documentation(name, { described, features: [...own.map(([feature]) => feature), ...features], isCommand: kind === 'command', hasReturns }));
    this.#texts.push(`${printValue({ entries: rotated }, this.#layout)}\n`);
    this.#definitions.push([name, kind]);
  }

  /** The entries that make a definition what it is, with what its documentation has to describe. */
  #body(kind: Seed['kind'], name: string): { readonly entries: Entries; readonly described: readonly string[]; readonly features: readonly string[] } {
    switch (kind) {
      case 'enum': {
        const values = this.#list(4).map((_, index) => `${this.#chance(5) ? index : 'value'}-${this.#names++}`);
        const features: string[] = [];
        const items = values.map((value): PlainValue => {
          const details = this.#details(features, true);
          return details.length === 0 && this.#chance(2) ? value : { entries: [['name', value], ...details] };
        });
        const prefix: Entries = this.#chance(4) ? [['prefix', 'PREFIX']] : [];
        this.#enums.push({ name, values });
        return { entries: [['data', items], ...prefix], described: values, features };
      }
      case 'struct': {
        const base = this.#chance(3) && this.#structs.length > 0 ? this.#pick(this.#structs) : undefined;
        const { members, names, features } = this.#members(4);
        this.#structs.push(name);
        if (!this.#isConditional && (base === undefined || this.#plainStructs.includes(base))) this.#plainStructs.push(name);
        return { entries: [...(base === undefined ? [] : [['base', base] as const]), ['data', members]], described: names, features };
      }
      case 'union': {
        const tags = this.#enums.filter(({ values }) => values.length > 0);
        const tag = tags[this.#choose(tags.length)];
        if (tag === undefined) throw new Error('there is an enum with values');
        const discriminator = `tag-${this.#names++}`;
        const { members, names, features } = this.#members(2, [[discriminator, tag.name]]);
        const branches = tag.values.filter(() => this.#chance(2)).map((value): readonly [string, PlainValue] => {
          const type = this.#pick(this.#structs);
          return [value, this.#chance(3) ? { entries: [['type', type], ...this.#conditionEntry()] } : type];
        });
        this.#unions.push(name);
        return { entries: [['base', members], ['discriminator', discriminator], ['data', { entries: branches }]], described: names, features };
      }
      case 'alternate': {
        const types: readonly PlainValue[] = ['null', this.#enums[0]?.name ?? 'str', 'int', 'bool', ['str'], this.#pick(this.#structs)];
        const chosen = types.filter(() => this.#chance(2));
        const branches = (chosen.length === 0 ? ['str'] : chosen).map((type): readonly [string, PlainValue] => (
          [`branch-${this.#names++}`, this.#chance(3) ? { entries: [['type', type], ...this.#conditionEntry()] } : type]));
        this.#alternates.push(name);
        return { entries: [['data', { entries: branches }]], described: branches.map(([branch]) => branch), features: [] };
      }
      case 'command': {
        const { entries, described, features } = this.#arguments();
        const returns: Entries = this.#chance(2) ? [['returns', this.#chance(2) ? [this.#pick(this.#structs)] : this.#pick([...this.#structs, ...this.#unions])]] : [];
        const flags: Entries = ([['gen', false], ['success-response', false], ['allow-preconfig', true]] as const).filter(() => this.#chance(4));
        const exclusive: Entries = this.#chance(4) ? [[this.#chance(2) ? 'allow-oob' : 'coroutine', true]] : [];
        return { entries: [...entries, ...returns, ...flags, ...exclusive], described, features };
      }
      case 'event':
        return this.#arguments();
      default:
        return kind satisfies never;
    }
  }

  #arguments(): { readonly entries: Entries; readonly described: readonly string[]; readonly features: readonly string[] } {
    switch (this.#choose(4)) {
      case 0:
        return { entries: [], described: [], features: [] };
      case 1:
        return { entries: [['data', this.#pick([...this.#structs, ...this.#unions])], ['boxed', true]], described: [], features: [] };
      case 2:
        return { entries: [['data', this.#pick(this.#plainStructs)]], described: [], features: [] };
      default: {
        const { members, names, features } = this.#members(3, [], { mayBeConditional: false });
        return { entries: [['data', members]], described: names, features };
      }
    }
  }

  #members(most: number, given: Entries = [], { mayBeConditional = true } = {}): { readonly members: PlainValue; readonly names: readonly string[]; readonly features: readonly string[] } {
    const features: string[] = [];
    const names: string[] = given.map(([name]) => name);
    const members = this.#list(most).map((): readonly [string, PlainValue] => {
      const name = `member-${this.#names++}`;
      names.push(name);
      const details = this.#details(features, mayBeConditional);
      const type = this.#type();
      return [`${this.#chance(3) ? '*' : ''}${name}`, details.length === 0 && this.#chance(2) ? type : { entries: [['type', type], ...details] }];
    });
    return { members: { entries: [...given, ...members] }, names, features };
  }

  #type(): PlainValue {
    const name = this.#pick([...builtins, ...this.#enums.map((known) => known.name), ...this.#structs, ...this.#unions, ...this.#alternates]);
    return this.#chance(4) ? [name] : name;
  }

  /** Condition and features of a part of a definition. */
  #details(allFeatures: string[], mayBeConditional: boolean): Entries {
    const condition = mayBeConditional ? this.#conditionEntry() : [];
    if (condition.length > 0) this.#isConditional = true;
    const features = this.#features(true);
    allFeatures.push(...features.map(([name]) => name));
    return [...condition, ...(features.length === 0 ? [] : [['features', features.map(([, item]) => item)] as const])];
  }

  #features(maySpecial: boolean): readonly (readonly [string, PlainValue])[] {
    const names = ['feature-a', 'feature-b', ...(maySpecial ? ['deprecated', 'unstable'] : [])].filter(() => this.#chance(6));
    return names.map((name) => [name, this.#chance(3) ? { entries: [['name', name], ...this.#conditionEntry()] } : name]);
  }

  #conditionEntry(): Entries {
    return this.#chance(4) ? [['if', this.#condition(2)]] : [];
  }

  #condition(depth: number): PlainValue {
    switch (depth === 0 ? 0 : this.#choose(4)) {
      case 1:
        return { entries: [['not', this.#condition(depth - 1)]] };
      case 2:
        return { entries: [['all', [this.#condition(depth - 1), this.#condition(depth - 1)]]] };
      case 3:
        return { entries: [['any', [this.#condition(depth - 1)]]] };
      default:
        return `CONFIG_${this.#choose(5)}`;
    }
  }

  #documentation(name: string, { described, features, isCommand, hasReturns }: { described: readonly string[]; features: readonly string[]; isCommand: boolean; hasReturns: boolean }): string {
    const lines = [`@${name}:`, ''];
    const paragraph = (): readonly string[] => [...this.#list(3).map(() => this.#pick(sentences)), ''];
    const entry = (tag: string): readonly string[] => (this.#chance(3) ? [`${tag}`, `    ${this.#pick(sentences)}`, '', `    ${this.#pick(sentences)}`, ''] : [`${tag} ${this.#pick(sentences)}`, '']);
    lines.push(...paragraph());
    lines.push(...described.flatMap((part) => entry(`@${part}:`)));
    if (isCommand && hasReturns && this.#chance(2)) lines.push(...entry('Returns:'));
    if (isCommand && this.#chance(3)) lines.push(...entry('Errors:'));
    const distinct = [...new Set(features)];
    if (distinct.length > 0) lines.push('Features:', '', ...distinct.flatMap((feature) => entry(`@${feature}:`)));
    if (this.#chance(2)) lines.push(...entry('TODO:'));
    if (this.#chance(2)) lines.push('Since: 1.2', '', ...paragraph());
    return docComment(...lines);
  }

  #pick(names: readonly string[]): string {
    const name = names[this.#choose(names.length)];
    if (name === undefined) throw new Error('there is nothing to pick from');
    return name;
  }

  #list(most: number): readonly undefined[] {
    return Array.from({ length: this.#choose(most + 1) }, () => undefined);
  }

  /** True once in so many times. */
  #chance(times: number): boolean {
    return this.#choose(times) === times - 1;
  }

  /** A number below the given one. */
  #choose(below: number): number {
    const choice = this.#choices[this.#next++ % this.#choices.length] ?? 0;
    // Later rounds through the choices choose otherwise.
    return (choice + Math.floor(this.#next / this.#choices.length)) % below;
  }
}
