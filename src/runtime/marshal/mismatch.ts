/** How a value fails to fit its type: what is wrong, and where, found while the failure passes outward through the value. */
import { MarshalError } from './marshal-error.js';

/** A name of a member or an index of an array on the way to a value. */
export type Step = string | number;

/**
 * Thrown from inside of a value, it collects the way on its way out. QEMU names most places in full and some by the last
 * name alone; for those an item of an array is called `null`.
 */
export class Mismatch {
  readonly #describe: (place: { readonly path: string; readonly name: string }) => string;
  /** The innermost first. */
  readonly #steps: Step[] = [];

  constructor(describe: (place: { readonly path: string; readonly name: string }) => string) {
    this.#describe = describe;
  }

  /** The same failure seen from one level further out. */
  within(step: Step): this {
    this.#steps.push(step);
    return this;
  }

  /** The error for whoever marshals. */
  toError(): MarshalError {
    const path = [...this.#steps].reverse().map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('').replace(/^\./, '');
    const [last] = this.#steps;
    return new MarshalError(this.#describe({ path: path === '' ? '<anonymous>' : path, name: typeof last === 'string' ? last : 'null' }));
  }
}

/** What JSON calls the kinds of values, as errors name them. */
export type ExpectedKind = 'integer' | 'boolean' | 'string' | 'number' | 'array' | 'object' | 'null';

/** A value of another kind than the type has. */
export function wrongKind(expected: ExpectedKind): Mismatch {
  return new Mismatch(({ path }) => `Invalid parameter type for '${path}', expected: ${expected}`);
}

/** A mandatory member that is not there. */
export function missing(): Mismatch {
  return new Mismatch(({ path }) => `Parameter '${path}' is missing`);
}

/** A member that the type does not have. */
export function unexpected(): Mismatch {
  return new Mismatch(({ path }) => `Parameter '${path}' is unexpected`);
}

/** An integer beyond the ends of its type, which is named as in C. */
export function outOfRange(typeName: string): Mismatch {
  return new Mismatch(({ name }) => `Parameter '${name}' expects ${typeName}`);
}

/** What is no integer, or one that does not fit, where a `uint64` or `size` is. */
export function notUint64(): Mismatch {
  return new Mismatch(({ path }) => `Parameter '${path}' expects uint64`);
}

/** A string that is none of the values of an enum. */
export function unknownValue(value: string): Mismatch {
  return new Mismatch(({ name }) => `Parameter '${name}' does not accept value '${value}'`);
}

/** A value of a kind for which an alternate has no branch. */
export function noBranch(alternate: string): Mismatch {
  return new Mismatch(({ name }) => `Invalid parameter type for '${name}', expected: ${alternate}`);
}

/** A complaint that names no place. */
export function complaint(text: string): Mismatch {
  return new Mismatch(() => text);
}
