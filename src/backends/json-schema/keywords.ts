/** Parts of JSON Schemas: takes what a keyword would say, gives it, or nothing where there is nothing to say. */
import type { Json, JsonObject } from '../../codegen/formatted-json.ts';

/** The object, or undefined if it has no member that is defined. */
export function unlessEmpty(object: JsonObject): JsonObject | undefined {
  return Object.values(object).some((value) => value !== undefined) ? object : undefined;
}

/** The list, or undefined if nothing is in it. */
export function listUnlessEmpty(list: readonly Json[]): readonly Json[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** That an object has a member, or that its member has one of some values. Strict validators insist on `properties` too. */
export function having(member: string, ...values: readonly string[]): JsonObject {
  const value = values.length === 0 ? true : values.length === 1 ? { const: values[0] } : { enum: values };
  return { properties: { [member]: value }, required: [member] };
}
