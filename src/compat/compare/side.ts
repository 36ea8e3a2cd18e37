/** One of two schemas to compare, and what can be known of it. */
import { evaluateCondition, type Condition } from '../../schema/condition.ts';
import type { Schema } from '../../schema/model.ts';

/** A schema with where it is from. */
export interface Side {
  readonly schema: Schema;
  /** As the user named it; findings that have no place in a text stand at it. */
  readonly label: string;
  /** Introspection tells neither documentation, conditions, names of types nor widths of integers. */
  readonly isIntrospection: boolean;
}

/** What to compare, and what counts. */
export interface CompareRequest {
  readonly before: Side;
  readonly after: Side;
  /** The symbols that count as defined; absent: conditions are compared instead of evaluated. */
  readonly define?: readonly string[] | undefined;
}

/** The questions that a comparison asks of both sides. */
export interface Sides extends CompareRequest {
  /** Whether both sides tell names, documentation, conditions and widths. */
  readonly tellsAll: boolean;
  /** Whether conditions are compared: both sides have them, and they are not evaluated. */
  readonly comparesConditions: boolean;
  /** Whether something with this condition is there. */
  readonly isThere: (part: { readonly condition: Condition | undefined }) => boolean;
}

/** Decides once what each step of a comparison has to know. */
export function describeSides(request: CompareRequest): Sides {
  const { before, after, define } = request;
  const tellsAll = !before.isIntrospection && !after.isIntrospection;
  const defined = define && new Set(define);
  return {
    ...request,
    tellsAll,
    comparesConditions: tellsAll && defined === undefined,
    isThere: ({ condition }) => defined === undefined || evaluateCondition(condition, defined),
  };
}
