/**
 * Two schemas against each other: takes both, gives every difference that a client can meet, with who meets it.
 *
 * Commands and events are matched by name. From there on everything is matched along what goes over the wire: arguments
 * are what a client sends, return values and the data of events what it receives, and a type that is reached both ways is
 * judged both ways. Names of types do not show on the wire, so they decide nothing. A type that nothing leads to is left out.
 */
import type { Command, Event } from '../../schema/model.ts';
import { hasFeature } from '../../schema/traverse.ts';
import type { Change, ChangeDetails } from './change.ts';
import { compareDocumentation } from './compare-documentation.ts';
import { PairComparer, type Edge, type LocalChange, type PairResult } from './compare-pair.ts';
import type { InnerPair } from './compare-types.ts';
import { withoutMadeUpNames } from './nameless-types.ts';
import { typeNameChanges } from './type-names.ts';
import { lessStable, limitReach, mergeReach, stabilities, stabilityReader, type Direction, type Reach, type Stability } from './reach.ts';
import { describeSides, type CompareRequest, type Sides } from './side.ts';
import { Subjects } from './subjects.ts';

/** A pair of types, and how a client comes to it. */
interface Node extends PairResult {
  readonly pair: InnerPair;
  reach: Reach;
}

/** Differences in the order of the newer schema's commands and events, then of its types; what is gone comes at its old turn. */
export function compareSchemas(request: CompareRequest): readonly Change[] {
  return new Comparison(describeSides(request)).run();
}

class Comparison {
  readonly #sides: Sides;
  readonly #subjects: Subjects;
  readonly #comparer: PairComparer;
  readonly #stabilityOf: ReturnType<typeof stabilityReader>;
  readonly #nodes = new Map<object, Map<object, Node>>();
  readonly #queues: Readonly<Record<Stability, { readonly pair: InnerPair; readonly direction: Direction }[]>> = { stable: [], deprecated: [], unstable: [] };
  readonly #changes = new Map<string, Change>();
  readonly #numbers = new Map<object, number>();

  constructor(sides: Sides) {
    const { before: { schema: before } } = sides;
    this.#sides = sides;
    this.#subjects = new Subjects(sides);
    const usesUnstable = [...before.commands, ...before.events].some((definition) => hasFeature(definition, 'unstable'));
    this.#stabilityOf = stabilityReader(usesUnstable);
    this.#comparer = new PairComparer({ sides, subjects: this.#subjects, stabilityOf: this.#stabilityOf });
  }

  run(): readonly Change[] {
    const { before: { schema: before }, after: { schema: after }, isThere } = this.#sides;
    this.#match<Command>({ before: before.commands.filter(isThere), after: after.commands.filter(isThere) }, 'send', (pair) => this.#comparer.command(pair.before, pair.after));
    this.#match<Event>({ before: before.events.filter(isThere), after: after.events.filter(isThere) }, 'receive', (pair) => this.#comparer.event(pair.before, pair.after));
    this.#walk();
    const nodes = [...this.#nodes.values()].flatMap((found) => [...found.values()]);
    for (const node of nodes) for (const change of node.changes) this.#record(change, limitReach(node.reach, change.stability));
    if (this.#sides.tellsAll) {
      for (const change of typeNameChanges(nodes, this.#sides, this.#subjects)) this.#record(change, change.reach);
      for (const change of compareDocumentation(this.#sides, this.#subjects)) this.#record(change, {});
    }
    return [...this.#changes.values()];
  }

  #match<Kind extends Command | Event>(
    { before, after }: { readonly before: readonly Kind[]; readonly after: readonly Kind[] }, direction: Direction,
    compare: (pair: { readonly before: Kind; readonly after: Kind }) => PairResult,
  ): void {
    const afterByName = new Map(after.map((definition) => [definition.name, definition]));
    const beforeNames = new Set(before.map(({ name }) => name));
    for (const definition of before) {
      const other = afterByName.get(definition.name);
      const stability = this.#stabilityOf(definition);
      const reach = limitReach({ [direction]: 'stable' }, stability);
      if (other === undefined) {
        const settled = definition.name.replace(/^x-/, '');
        const successor = settled !== definition.name && afterByName.has(settled) ? settled : undefined;
        this.#add({ kind: 'definition-removed', definition: definition.kind, successor }, { before: definition }, reach);
        continue;
      }
      const { changes, edges } = compare({ before: definition, after: other });
      for (const change of changes) this.#record(change, change.direction === undefined ? reach : limitReach({ [change.direction]: 'stable' }, stability));
      for (const edge of edges) this.#enqueue(edge, 'stable', edge.direction ?? direction);
    }
    for (const definition of after) {
      if (beforeNames.has(definition.name)) continue;
      this.#add({ kind: 'definition-added', definition: definition.kind }, { after: definition }, limitReach({ [direction]: 'stable' }, this.#stabilityOf(definition)));
    }
  }

  #add(details: ChangeDetails, pair: { readonly before?: Command | Event; readonly after?: Command | Event }, reach: Reach): void {
    this.#record({ details, subject: this.#subjects.definition(pair), about: [pair.before, pair.after] }, reach);
  }

  /** The most settled ways first, so that no pair has to be visited again when a better one is found. */
  #walk(): void {
    for (const stability of stabilities) {
      const queue = this.#queues[stability];
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
        const node = this.#nodeOf(item.pair);
        if (node.reach[item.direction] !== undefined) continue;
        node.reach = { ...node.reach, [item.direction]: stability };
        for (const edge of node.edges) this.#enqueue(edge, stability, item.direction);
      }
    }
  }

  #enqueue({ pair, stability }: Edge, limit: Stability, direction: Direction): void {
    this.#queues[lessStable(stability, limit)].push({ pair, direction });
  }

  #nodeOf(pair: InnerPair): Node {
    const byAfter = this.#nodes.get(pair.before) ?? new Map<object, Node>();
    this.#nodes.set(pair.before, byAfter);
    const known = byAfter.get(pair.after);
    if (known !== undefined) return known;
    const node: Node = { pair, reach: {}, ...this.#comparer.inner(pair) };
    byAfter.set(pair.after, node);
    return node;
  }

  #record({ details, subject, about }: Omit<LocalChange, 'stability'>, reach: Reach): void {
    const key = [JSON.stringify(details, plainKey), ...about.map((item) => (item === undefined ? '' : this.#numberOf(item)))].join('\0');
    const known = this.#changes.get(key);
    this.#changes.set(key, known === undefined ? { ...withoutMadeUpNames(details, this.#sides), subject, reach } : { ...known, reach: mergeReach(known.reach, reach) });
  }

  #numberOf(item: object): number {
    const number = this.#numbers.get(item) ?? this.#numbers.size;
    this.#numbers.set(item, number);
    return number;
  }
}

/** What a change is about tells it apart already; of its details, the words do. */
function plainKey(key: string, value: unknown): unknown {
  return key === '' || typeof value !== 'object' ? value : undefined;
}

