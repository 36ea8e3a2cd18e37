/**
 * The part of JSON Schema that describes configurations, and its validator: takes a value and a schema, gives what
 * is wrong with the value, each with the path that leads there.
 */
import { isRecord } from '../codegen/options.ts';
import { didYouMean, nearestName } from '../diagnostics/suggest.ts';

/** A schema; keywords outside of this part are published but not interpreted. */
export interface JsonSchema {
  readonly description?: string;
  readonly type?: 'string' | 'boolean' | 'integer' | 'array' | 'object';
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  /** For keys that `properties` does not name; absent: any. */
  readonly additionalProperties?: false | JsonSchema;
  /** Alternatives of different types; the type of the value decides which one it is held to. `oneOf` means the same here. */
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly default?: unknown;
  /** Values to show where there is no default. */
  readonly examples?: readonly unknown[];
}

/** The keys and indexes that lead from a value to a part of it. */
export type ValuePath = readonly (string | number)[];

interface ProblemBase {
  readonly path: ValuePath;
  readonly suggestion: string | undefined;
}

/** Something wrong with a part of a value. */
export type SchemaProblem =
  | ProblemBase & { readonly kind: 'unknown-key' }
  | ProblemBase & { readonly kind: 'missing-key'; readonly key: string }
  | ProblemBase & { readonly kind: 'invalid-value'; readonly expected: string; readonly found: string };

/**
 * Everything wrong with the value, in the order of its members; what an object lacks comes before.
 * @param path the place of the value in a larger one, for the paths of the problems
 */
export function validateValue(value: unknown, schema: JsonSchema, path: ValuePath = []): readonly SchemaProblem[] {
  const alternatives = alternativesOf(schema);
  if (alternatives !== undefined) {
    const alternative = alternatives.find((candidate) => hasType(value, candidate));
    return alternative === undefined ? [invalid(value, schema, path)] : validateValue(value, alternative, path);
  }
  if (!hasType(value, schema)) return [invalid(value, schema, path)];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => validateValue(item, schema.items ?? {}, [...path, index]));
  }
  if (isRecord(value)) return validateObject(value, schema, path);
  const allowed = schema.enum === undefined || schema.enum.some((candidate) => candidate === value);
  const matches = schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(String(value));
  return allowed && matches ? [] : [invalid(value, schema, path)];
}

/** `schemas[1].path`: a path as people write it. */
export function formatPath(path: ValuePath): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`)).join('');
}

function validateObject(value: Readonly<Record<string, unknown>>, schema: JsonSchema, path: ValuePath): readonly SchemaProblem[] {
  const { properties = {}, required = [], additionalProperties = {} } = schema;
  const missing = new Set(required.filter((key) => value[key] === undefined));
  const problems: SchemaProblem[] = [];
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const known = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    if (known !== undefined && known !== false) {
      problems.push(...validateValue(member, known, [...path, key]));
      continue;
    }
    problems.push({ kind: 'unknown-key', path: [...path, key], suggestion: didYouMean(key, Object.keys(properties)) });
    // A misspelt key is there, so that it is not missing as well.
    missing.delete(nearestName(key, Object.keys(properties)) ?? '');
  }
  return [...Array.from(missing, (key) => ({ kind: 'missing-key', path, key, suggestion: undefined } as const)), ...problems];
}

function invalid(value: unknown, schema: JsonSchema, path: ValuePath): SchemaProblem {
  return {
    kind: 'invalid-value',
    path,
    expected: describeExpectation(schema),
    found: describeValue(value),
    suggestion: suggestValue(value, schema),
  };
}

function alternativesOf(schema: JsonSchema): readonly JsonSchema[] | undefined {
  return schema.anyOf ?? schema.oneOf;
}

/** A list of words says what type they have. */
function typeOf(schema: JsonSchema): JsonSchema['type'] {
  return schema.type ?? (schema.enum === undefined ? undefined : 'string');
}

function suggestValue(value: unknown, schema: JsonSchema): string | undefined {
  if (typeof value === 'string' && schema.enum !== undefined) return didYouMean(value, schema.enum);
  const wantsText = (alternativesOf(schema) ?? [schema]).some((candidate) => candidate.enum === undefined && candidate.type === 'string');
  return typeof value === 'number' && wantsText ? 'Put it in quotes, so that it is read as text.' : undefined;
}

function hasType(value: unknown, schema: JsonSchema): boolean {
  const type = typeOf(schema);
  switch (type) {
    case undefined:
      return true;
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isRecord(value);
    default:
      return type satisfies never;
  }
}

function describeExpectation(schema: JsonSchema): string {
  const alternatives = alternativesOf(schema);
  if (alternatives !== undefined) return alternatives.map(describeExpectation).join(' or ');
  if (schema.enum !== undefined) return `one of ${schema.enum.map((value) => `'${value}'`).join(', ')}`;
  if (schema.pattern !== undefined) return `text that matches ${schema.pattern}`;
  switch (schema.type) {
    case undefined:
      return 'something else';
    case 'string':
      return 'text';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return 'a whole number';
    case 'array':
      return 'a list';
    case 'object':
      return 'an object';
    default:
      return schema.type satisfies never;
  }
}

function describeValue(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'number') return `the number ${value}`;
  if (Array.isArray(value)) return 'a list';
  if (isRecord(value)) return 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}
