/** A schema to try out: where it stands, values that are right, and how to make them wrong. */
import type { Mutation } from '../../support/mutations.ts';

export interface Subject {
  /** Under `$defs`; absent for the whole document. */
  readonly name: string | undefined;
  values(): Iterable<unknown>;
  mutate(value: unknown): Iterable<Mutation>;
}
