import { describe, expect, test } from 'vitest';
import { formatPath, validateValue, type JsonSchema } from '../../src/project/json-schema.ts';

/** Problems as short text. */
function problems(value: unknown, schema: JsonSchema): readonly string[] {
  return validateValue(value, schema).map((problem) => {
    const path = formatPath(problem.path);
    switch (problem.kind) {
      case 'unknown-key':
        return `${path} is unknown`;
      case 'missing-key':
        return `${path} lacks ${problem.key}`;
      case 'invalid-value':
        return `${path} is ${problem.found}, not ${problem.expected}`;
      default:
        return problem satisfies never;
    }
  });
}

const integers: JsonSchema = { enum: ['bigint', 'number'] };
const schema: JsonSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', pattern: '^[a-z]+$' },
    size: { type: 'integer' },
    deep: { type: 'object', properties: { list: { type: 'array', items: { type: 'boolean' } } }, required: ['list'], additionalProperties: false },
    integers: { oneOf: [integers, { type: 'object', properties: { int: integers, size: integers }, additionalProperties: false }] },
    names: { type: 'object', additionalProperties: { type: 'string' } },
    anything: {},
  },
  additionalProperties: false,
};

describe('a value', () => {
  test.each([
    {}, { name: 'abc' }, { size: 3 }, { deep: { list: [] } }, { deep: { list: [true, false] } }, { integers: 'number' },
    { integers: { int: 'bigint' } }, { names: { any: 'x' } }, { anything: [null] }, { name: undefined },
  ])('%j is right', (value) => {
    expect(problems(value, schema)).toEqual([]);
  });

  test.each<[unknown, readonly string[]]>([
    [{ nam: 'abc' }, ['nam is unknown']],
    [{ name: 'ABC' }, ['name is \'ABC\', not text that matches ^[a-z]+$']],
    [{ name: null }, ['name is null, not text that matches ^[a-z]+$']],
    [{ size: 1.5 }, ['size is the number 1.5, not a whole number']],
    [{ size: '1' }, ['size is \'1\', not a whole number']],
    [{ deep: {} }, ['deep lacks list']],
    [{ deep: { list: [true, 0, 'x'], lst: 1 } }, [
      'deep.list[1] is the number 0, not true or false', 'deep.list[2] is \'x\', not true or false', 'deep.lst is unknown',
    ]],
    [{ integers: 'numbr' }, ['integers is \'numbr\', not one of \'bigint\', \'number\'']],
    [{ integers: 64 }, ['integers is the number 64, not one of \'bigint\', \'number\' or an object']],
    [{ integers: { int: 'x', uint: 'number' } }, ['integers.int is \'x\', not one of \'bigint\', \'number\'', 'integers.uint is unknown']],
    [{ names: { a: 1 } }, ['names.a is the number 1, not text']],
    [{ deep: () => {} }, ['deep is a function, not an object']],
    [{ constructor: 1 }, ['constructor is unknown']],
  ])('%j is wrong', (value, expected) => {
    expect(problems(value, schema)).toEqual(expected);
  });

  test('that is nearly right gets a suggestion', () => {
    const suggestions = (value: unknown): readonly (string | undefined)[] => validateValue(value, schema).map(({ suggestion }) => suggestion);
    expect(suggestions({ nmae: 'abc' })).toEqual(['Did you mean \'name\'?']);
    expect(suggestions({ integers: 'numbr' })).toEqual(['Did you mean \'number\'?']);
    expect(suggestions({ name: 3 })).toEqual(['Put it in quotes, so that it is read as text.']);
    expect(suggestions({ integers: 3 })).toEqual([undefined]);
  });
});
