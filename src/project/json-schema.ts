/**
 * The part of JSON Schema that describes configurations, and its validator: takes a value and a schema, gives what
 * is wrong with the value, each with the path that leads there.
 */
import { didYouMean } from '../diagnostics/suggest.ts';

/** Keywords outside of this part are published but not interpreted. */
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
}

export type ValuePath = readonly (string | number)[];

interface ProblemBase {
  readonly path: ValuePath;
  readonly suggestion: string | undefined;
}

export type SchemaProblem =
  | ProblemBase & { readonly kind: 'unknown-key' }
  | ProblemBase & { readonly kind: 'missing-key'; readonly key: string }
  | ProblemBase & { readonly kind: 'invalid-value'; readonly expected: string; readonly found: string };

/** Everything wrong with the value, in the order of its members. */
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
  if (isObject(value)) return validateObject(value, schema, path);
  const allowed = schema.enum === undefined || schema.enum.some((candidate) => candidate === value);
  const matches = schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(String(value));
  return allowed && matches ? [] : [invalid(value, schema, path)];
}

/** `schemas[1].path`: a path as people write it. */
export function formatPath(path: ValuePath): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`)).join('');
}

/** Whether a value is an object with members, not a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function validateObject(value: Readonly<Record<string, unknown>>, schema: JsonSchema, path: ValuePath): readonly SchemaProblem[] {
  const { properties = {}, required = [], additionalProperties = {} } = schema;
  const problems: SchemaProblem[] = required.filter((key) => value[key] === undefined)
    .map((key) => ({ kind: 'missing-key', path, key, suggestion: undefined }));
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const known = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    if (known === undefined || known === false) {
      problems.push({ kind: 'unknown-key', path: [...path, key], suggestion: didYouMean(key, Object.keys(properties)) });
    } else {
      problems.push(...validateValue(member, known, [...path, key]));
    }
  }
  return problems;
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
      return isObject(value);
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
  if (isObject(value)) return 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}
