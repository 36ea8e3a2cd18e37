/** The history of a schema over its released versions: what is known of each item, and the questions that can be asked. */
import type { Definition } from './model.ts';

/** What an item is. */
export type ItemKind = Definition['kind'] | 'member' | 'value' | 'branch' | 'alternative' | 'feature';

/** Names one item of a schema. */
export interface ItemName {
  /** The command, event or type. */
  readonly definition: string;
  /** Absent: the definition itself. */
  readonly part?: { readonly kind: Exclude<ItemKind, Definition['kind']>; readonly name: string } | undefined;
}

/** What can be different between two versions of an item; absent where it does not apply. */
export interface Attributes {
  readonly kind?: string;
  readonly type?: string;
  readonly returns?: string;
  readonly optional?: 'optional' | 'mandatory';
  readonly condition?: string;
  readonly stability?: 'stable' | 'deprecated' | 'unstable' | 'deprecated, unstable';
  readonly outOfBand?: 'yes' | 'no';
}

/** Tells items apart, whatever characters their names have. */
export function itemKey({ definition, part }: ItemName): string {
  return part === undefined ? definition : `${definition}\0${part.kind}\0${part.name}`;
}

/** An item's way through the versions. */
export interface ItemHistory {
  /** As the newest version that has it calls it. */
  readonly name: ItemName;
  readonly kind: ItemKind;
  /** The first version that has it. */
  readonly since: string;
  /** The last version that has it. */
  readonly until: string;
  /** The first version that does not have it any more; absent if the newest one has it. */
  readonly removedIn: string | undefined;
  /** Versions in between that lack it. */
  readonly missingIn: readonly string[];
  readonly changes: readonly AttributeChange[];
}

/** What a version changed in an item. */
export interface AttributeChange {
  readonly version: string;
  readonly attribute: keyof Attributes | 'name';
  readonly before: string;
  readonly after: string;
}

/**
 * How much of what there was a schema tells: all of it; its definitions in full, but not all that the program understood, as before QEMU
 * 2.9; or only what is sound of it.
 */
export type Coverage = 'everything' | 'its definitions' | 'what is sound';

/** All items of all versions, and questions about them. */
export interface SchemaHistory {
  /** The oldest first. */
  readonly versions: readonly string[];
  /** In the order of the newest version that has them; what is gone comes last. */
  readonly items: readonly ItemHistory[];
  /** The item of a name that the newest version uses, or that the last one with it used. */
  find(name: ItemName): ItemHistory | undefined;
  /**
   * The first version that has an item, as those who use it see it: a member that moved to a base is as old as it was in the
   * types that have that base now. The oldest of all versions means that one or an earlier one.
   */
  since(name: ItemName): string | undefined;
  coverageOf(version: string): Coverage;
}
