/**
 * Golden folders. A case may have `values.json`: by name under `$defs` (the empty name stands for the whole document),
 * values that are valid, and values that are not with what ajv has to say about each.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonSchemaBackend } from '../../../src/backends/json-schema/backend.ts';
import { goldenCases, readExpected, testGoldenCases } from '../../support/golden.ts';
import { JsonSchemaValidators } from '../../support/json-schema.ts';

const goldenFolder = join(import.meta.dirname, 'golden');

interface Judgements {
  readonly valid: readonly unknown[];
  readonly invalid: readonly (readonly [value: unknown, ...problems: string[]])[];
}

testGoldenCases(jsonSchemaBackend, goldenFolder);

describe.each(goldenCases(goldenFolder))('what is expected of %s', (name) => {
  const readText = (): string => readExpected(join(goldenFolder, name)).get('schema.json') ?? '';
  const valuesFile = join(goldenFolder, name, 'values.json');
  const values = existsSync(valuesFile) ? JSON.parse(readFileSync(valuesFile, 'utf8')) as Readonly<Record<string, Judgements>> : {};

  test('compiles in ajv’s strict mode, every definition of it', () => {
    const text = readText();
    const validators = new JsonSchemaValidators(text);
    validators.of();
    for (const definition of Object.keys((JSON.parse(text) as { readonly $defs: object }).$defs)) validators.of(definition);
  });

  test.each(Object.entries(values))('judges values: %s', (key, { valid, invalid }) => {
    const validators = new JsonSchemaValidators(readText());
    const definition = key === '' ? undefined : key;
    for (const value of valid) expect(validators.problems(definition, value), JSON.stringify(value)).toEqual([]);
    for (const [value, ...problems] of invalid) expect(validators.problems(definition, value), JSON.stringify(value)).toEqual(problems);
  });
});
