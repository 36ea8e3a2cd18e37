/** Members that the configuration takes for base64, and names of none. */
import { expect, test } from 'vitest';
import { generateText } from './generate.ts';

const schema = `{ 'struct': 'Chunk', 'data': { 'data': 'str', 'count': 'int' } }
{ 'command': 'send', 'data': 'Chunk', 'returns': 'Chunk' }
{ 'enum': 'Direction', 'data': ['north'] }`;

async function reports(bytes: unknown): Promise<readonly string[]> {
  const { diagnostics } = await generateText(schema, { options: { bytes } });
  return diagnostics.map(({ code, severity, message, suggestion }) => `${severity} ${code}: ${message} ${suggestion}`);
}

test('an argument of a command that takes a named type is the member of that type', async () => {
  const { texts, diagnostics } = await generateText(schema, { options: { bytes: ['send.data'] } });
  expect(diagnostics).toEqual([]);
  expect(texts.get('schema.ts')).toContain('export interface Chunk {\n  data: Uint8Array;\n  count: Int;\n}');
});

test.each([
  ['Chunk.dat', "warning typescript/unknown-bytes: the configuration says that 'Chunk.dat' holds base64, but the schema has no such member of type str Did you mean 'Chunk.data'?"],
  ['Chunk.count', "warning typescript/unknown-bytes: the configuration says that 'Chunk.count' holds base64, but the schema has no such member of type str undefined"],
  ['Direction.north', "warning typescript/unknown-bytes: the configuration says that 'Direction.north' holds base64, but the schema has no such member of type str undefined"],
])('%s is reported', async (name, report) => {
  expect(await reports([name])).toEqual([report]);
});

test('a preset is for every version of its schema', async () => {
  expect(await reports('guest-agent')).toEqual([]);
});
