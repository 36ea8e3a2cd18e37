/**
 * The reader and the writer against QEMU's own parser: the same bytes go to Debian's qemu-ga and to our reader, and each
 * error, class and description, must be the same one at the same place.
 *
 * The agent's parser knows nothing of requests, but the agent does: of a value that is no request it says so. Where our
 * reader gives a value, the test computes what the agent says of it, and takes any reply to an object: which members a
 * request may have is not the reader's business. Values are compared where the agent gives one back, in the `id`.
 *
 * What is not compared, with the reasons:
 * - a double that overflows, in an `id`: the agent writes `inf`, which is no JSON (last test);
 * - the kind and the sign of a whole double below 10^17 in an `id`: the agent writes 1.0 as `1` and −0.0 as `-0`, which are
 *   integers to whoever reads them.
 */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/runtime/wire/json-value.ts';
import { JsonReader, type WireItem } from '../../../src/runtime/wire/json-reader.ts';
import { writeLine } from '../../../src/runtime/wire/json-writer.ts';
import { describeWithQemu } from '../../support/qemu.ts';
import { streams, values } from './arbitraries.ts';
import { marker, startGuestAgent, type GuestAgentProcess } from './guest-agent-process.ts';
import { bytesOf, plain } from './reading.ts';
import { grammarSamples, lexicalSamples, numberSamples, stringSamples } from './samples.ts';

/** What our reader expects the agent to say of one item; of an object, the `id` that the reply must have. */
function expectedReply(item: WireItem): unknown {
  if (item.kind === 'error') return { error: item.error };
  const { value } = item;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.getPrototypeOf(value) === Object.prototype;
  if (!isObject) return { error: { class: 'GenericError', desc: 'QMP input must be a JSON object' } };
  return { request: comparable((value as JsonObject)['id']) };
}

/** The reply in the form of what is expected. */
function actualReply(reply: JsonObject, expected: unknown): unknown {
  const isRequest = typeof expected === 'object' && expected !== null && 'request' in expected;
  return isRequest ? { request: comparable(reply['id']) } : reply;
}

/** Without the kind of whole numbers and the sign of zero. */
function comparable(id: JsonValue | undefined): unknown {
  const withoutKind = (value: unknown): unknown => {
    if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 1e17 ? BigInt(value) : value;
    if (Array.isArray(value)) return value.map(withoutKind);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutKind(member)]));
  };
  return withoutKind(plain(id));
}

describeWithQemu('qemu-ga', '7.2', () => {
  let agent: GuestAgentProcess;
  let reader: JsonReader;
  let count = 1_000_000;

  beforeAll(async () => {
    agent = await startGuestAgent();
    reader = new JsonReader();
  });
  afterAll(() => agent.stop());

  async function compare(bytes: Uint8Array): Promise<void> {
    const number = ++count;
    const items = [...reader.read(bytes), ...reader.read(marker(number))];
    expect(items.pop()).toEqual({ kind: 'value', value: { execute: 'guest-sync', arguments: { id: number } } });
    const expected = items.map(expectedReply);
    const replies = await agent.exchange(bytes, number);
    const actual = replies.map((reply, index) => actualReply(reply, expected[index]));
    if (!isDeepStrictEqual(actual, expected)) expect(actual, JSON.stringify(Buffer.from(bytes).toString('latin1'))).toEqual(expected);
  }

  describe('has the same errors', () => {
    test.each([['tokens', lexicalSamples], ['grammar', grammarSamples], ['strings', stringSamples], ['numbers', numberSamples]])('for %s', async (_name, samples) => {
      for (const sample of samples) await compare(bytesOf(sample));
    });

    test('for every byte between messages, in a string, and behind a backslash', async () => {
      const bytes = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
      for (const byte of bytes) for (const text of [`${byte}1\n{}`, `"a${byte}b"\n{}`, `"\\${byte}"\n{}`, `A${byte}{}`, `-${byte}\n{}`, `0${byte}\n`, `1.5${byte}\n`]) {
        await compare(bytesOf(text));
      }
    });

    test('for any stream of bytes', async () => {
      await fc.assert(fc.asyncProperty(streams, compare), { numRuns: 2000 });
    });

    test('at the limit of the depth', async () => {
      for (const depth of [1024, 1025]) await compare(bytesOf('['.repeat(depth) + ']'.repeat(depth)));
      await compare(bytesOf('{"a":'.repeat(1030) + '}'.repeat(1030)));
    });

    test('at the limit of the tokens', async () => {
      for (const more of [2, 1]) await compare(bytesOf(`[[]${',1'.repeat(2 ** 20 - more)}]`));
    });

    test('at the limit of the size', async () => {
      const most = 64 * 2 ** 20;
      for (const text of [`"${'x'.repeat(most - 3)}"`, `"${'x'.repeat(most - 2)}"`, `"${'x'.repeat(most)}{"a":zz}"\n`, `["${'x'.repeat(most - 5)}"]`, `[ "${'x'.repeat(most - 4)}"]`]) {
        await compare(bytesOf(text));
      }
    });
  });

  describe('gives back', () => {
    test.each([...stringSamples, ...numberSamples])('%j in an id as we read it', async (text) => {
      await compare(bytesOf(`{"execute":"guest-ping","id":${text}}`));
    });

    test('any value that we write', async () => {
      await fc.assert(fc.asyncProperty(values, async (value) => {
        await compare(writeLine({ execute: 'guest-ping', id: value }));
      }), { numRuns: 1000 });
    });

    test('any string that we write, if need be with U+FFFD', async () => {
      await fc.assert(fc.asyncProperty(fc.array(fc.nat(0xffff)), async (units) => {
        await compare(writeLine({ execute: 'guest-ping', id: String.fromCharCode(...units) }));
      }), { numRuns: 500 });
    });
  });

  test('writes a double that overflows as what is no JSON', async () => {
    await expect(agent.exchange(bytesOf('{"execute":"guest-ping","id":1e999}'), ++count)).rejects.toThrow("invalid keyword 'inf'");
  });
});
