/** A definition in today's language, and what had to be defined for it. */
import type { CodeObject } from '../code/code.ts';

/** What a new definition is for. */
export type HelperRole = 'kind' | 'wrapper' | 'base' | 'member' | 'arguments';

/** A definition that an old one needs today. */
export interface Helper {
  readonly name: string;
  readonly role: HelperRole;
  readonly code: CodeObject;
  /** What the documentation of the old definition calls its parts; absent for those that have it by their own names. */
  readonly describedAs?: ReadonlyMap<string, string>;
}

/** What became of a definition. */
export interface RewrittenDefinition {
  readonly code: CodeObject;
  /** They come before it. */
  readonly helpers: readonly Helper[];
  /** Names that the documentation may describe though they are no parts: members that any name stood for. */
  readonly dropped: readonly string[];
}
