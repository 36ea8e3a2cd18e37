/** Where everything stands: takes the schema, gives each module its page and each definition its anchor, which stay the same. */
import { invariant } from '../../diagnostics/invariant.ts';
import type { Definition, Schema } from '../../schema/model.ts';
import { assignPages } from './page-paths.ts';

/** The pages that belong to no module. */
export const ownPages = {
  index: 'index', commands: 'commands', events: 'events', types: 'types', all: 'a-z', builtins: 'builtin-types', history: 'history',
} as const;

/** Where something stands: a page, by its path without extension, and an anchor on it. */
export interface Place {
  readonly page: string;
  /** Unique on its page. */
  readonly anchor: string;
}

/** The places of one schema. Those of its definitions stay the same, whatever its texts say. */
export class Places {
  readonly #pages: ReadonlyMap<string, string>;
  readonly #definitions = new Map<string, Place>();
  /** By page. */
  readonly #taken = new Map<string, Set<string>>();

  constructor(schema: Schema) {
    this.#pages = assignPages(schema.modules, Object.values(ownPages));
    // Before any other anchor is taken, so that nothing changes theirs.
    for (const definition of schema.definitions.values()) {
      const page = this.pageOf(definition.module);
      this.#definitions.set(definition.name, { page, anchor: this.takeAnchor(page, `${anchorPrefixes[definition.kind]}-${definition.name}`) });
    }
    for (const name of schema.builtins.keys()) {
      this.#definitions.set(name, { page: ownPages.builtins, anchor: this.takeAnchor(ownPages.builtins, `type-${name}`) });
    }
  }

  pageOf(module: string): string {
    const page = this.#pages.get(module);
    invariant(page !== undefined, `module ${module} has no page`);
    return page;
  }

  /** Of a definition or built-in type. */
  find(name: string): Place | undefined {
    return this.#definitions.get(name);
  }

  /** As wanted as far as characters go, with a number if there is such an anchor on the page already. */
  takeAnchor(page: string, wanted: string): string {
    const clean = wanted.replace(/[^A-Za-z0-9_.-]+/g, '-');
    const taken = this.#taken.get(page) ?? new Set();
    this.#taken.set(page, taken);
    let anchor = clean;
    for (let number = 2; taken.has(anchor); number++) anchor = `${clean}-${number}`;
    taken.add(anchor);
    return anchor;
  }
}

const anchorPrefixes: Readonly<Record<Definition['kind'], string>> = {
  command: 'cmd', event: 'event', enum: 'type', struct: 'type', union: 'type', alternate: 'type',
};
