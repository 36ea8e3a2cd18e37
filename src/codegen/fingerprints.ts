/**
 * When the same can be made of a module or definition as before: takes a schema, gives texts that change with everything
 * that what is generated can depend on.
 */
import { hash } from 'node:crypto';
import type { Definition, Module, Schema } from '../schema/model.ts';
import { definitionsOf, filesOf, typesWithin } from '../schema/traverse.ts';

/**
 * The fingerprints of one schema. Part of each are the names, kinds and modules of all definitions and, but for
 * {@link Fingerprints.ofCode}, the texts, with their documentation, of all definitions that the types in it lead to, directly
 * or not. Undefined for what was not read from a file.
 */
export class Fingerprints {
  readonly #names: string;
  readonly #definitions: ReadonlyMap<string, Definition>;
  readonly #modules: ReadonlyMap<string, string | undefined>;
  /** By name, filled when asked for. */
  readonly #own = new Map<string, string | undefined>();
  /** By name: of the text of a definition alone; filled when asked for. */
  readonly #texts = new Map<string, string | undefined>();
  /** By name: the definitions that refer to it. */
  readonly #users: ReadonlyMap<string, string[]>;
  /** By name: the definitions that its types lead to directly. */
  readonly #steps = new Map<string, readonly string[]>();

  constructor({ modules, definitions }: Schema) {
    this.#definitions = definitions;
    this.#names = digest(JSON.stringify([modules.map(({ name }) => name), [...definitions.values()].map(({ name, kind, module }) => [name, kind, module])]));
    this.#users = new Map(Array.from(definitions.keys(), (name) => [name, []]));
    for (const name of definitions.keys()) for (const type of this.#stepsFrom(name)) this.#users.get(type)?.push(name);
    this.#modules = new Map(modules.map((module) => [module.name, this.#print(definitionsOf(module).map(({ name }) => name), [textOf(module)])]));
  }

  /** By its name: also its text as a whole. */
  ofModule(name: string): string | undefined {
    return this.#modules.get(name);
  }

  /** Of all definitions, without their documentation. */
  ofCode(): string | undefined {
    const definitions = [...this.#definitions.values()];
    return definitions.every(({ span }) => span !== undefined) ? digest([this.#names, ...definitions.map(({ span }) => span?.text)].join('\0')) : undefined;
  }

  ofDefinition({ name }: Definition): string | undefined {
    if (!this.#own.has(name)) this.#own.set(name, this.#print([name], []));
    return this.#own.get(name);
  }

  /**
   * Of definitions, of who refers to them, and of what they lead to.
   * @param others texts besides those of the definitions
   */
  #print(names: readonly string[], others: readonly (string | undefined)[]): string | undefined {
    const reached = new Set(names);
    for (const name of reached) for (const next of this.#stepsFrom(name)) reached.add(next);
    const parts = [...others, ...names.flatMap((name) => (this.#users.get(name) ?? []).map((user) => `${user} ${name}`)), ...Array.from(reached, (name) => this.#textOf(name))];
    return parts.includes(undefined) ? undefined : digest([this.#names, ...parts].join('\0'));
  }

  #stepsFrom(name: string): readonly string[] {
    const known = this.#steps.get(name);
    if (known !== undefined) return known;
    const definition = this.#definitions.get(name);
    const steps = definition === undefined ? [] : typesWithin(definition).map((type) => type.name).filter((other) => this.#definitions.has(other));
    this.#steps.set(name, steps);
    return steps;
  }

  #textOf(name: string): string | undefined {
    if (this.#texts.has(name)) return this.#texts.get(name);
    const { span, doc } = this.#definitions.get(name) ?? {};
    const text = span && digest(`${span.text}\0${doc?.span.text ?? ''}`);
    this.#texts.set(name, text);
    return text;
  }
}

function textOf(module: Module): string | undefined {
  const files = filesOf(module);
  const [file] = files;
  // Without a place, nobody knows what it was made of.
  if (files.size > 1 || (file === undefined && module.entities.some(({ kind }) => kind !== 'array'))) return undefined;
  return file?.text ?? '';
}

/** A short text that differs from those of other texts. */
export function digest(text: string): string {
  return hash('sha256', text, 'base64url');
}
