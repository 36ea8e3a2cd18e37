/**
 * Our guest agent against Debian's qemu-ga 7.2, both of QEMU 7.2's schema: the same bytes go to both, and the replies must
 * agree in shape, class and description, but for the differences that are written down.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/runtime/wire/json-value.ts';
import { writeLine } from '../../../src/runtime/wire/json-writer.ts';
import { describeWithCorpus } from '../../support/corpus.ts';
import { describeWithQemu } from '../../support/qemu.ts';
import { AgentFolder } from '../../runtime/agent/process/running-agent.ts';
import { startGuestAgent, type GuestAgentProcess } from '../../runtime/wire/guest-agent-process.ts';
import { bytesOf } from '../../runtime/wire/reading.ts';
import { grammarSamples, lexicalSamples, numberSamples, stringSamples } from '../../runtime/wire/samples.ts';
import { knownDifferences, type KnownDifference } from './known-differences.ts';
import { requests } from './requests.ts';
import { replyShape } from './shape.ts';

describeWithCorpus('with the schema of 7.2', (corpus) => {
  describeWithQemu('qemu-ga', '7.2', () => {
    const folder = new AgentFolder();
    let ours: GuestAgentProcess;
    let theirs: GuestAgentProcess;
    let count = 1_000_000;
    const met = new Set<KnownDifference>();

    beforeAll(async () => {
      await folder.build(join(corpus, 'qemu-7.2/qga/qapi-schema.json'));
      [ours, theirs] = await Promise.all([startGuestAgent([process.execPath, folder.program]), startGuestAgent()]);
    });
    afterAll(async () => {
      await Promise.all([ours.stop(), theirs.stop()]);
      rmSync(folder.path, { recursive: true, force: true });
    });

    async function ask(bytes: Uint8Array | readonly Uint8Array[]): Promise<readonly [readonly JsonObject[], readonly JsonObject[]]> {
      const number = ++count;
      const [mine, other] = await Promise.all([ours.exchange(bytes, number), theirs.exchange(bytes, number)]);
      return [mine.map(replyShape), other.map(replyShape)];
    }

    async function compareBytes(bytes: Uint8Array | readonly Uint8Array[]): Promise<void> {
      const [mine, other] = await ask(bytes);
      expect(mine, JSON.stringify(Buffer.concat([bytes].flat()).toString('latin1').slice(0, 1000))).toEqual(other);
    }

    async function compareRequest(request: JsonValue): Promise<void> {
      const [mine, other] = await ask(writeLine(request));
      const [reply = {}] = mine;
      const [otherReply = {}] = other;
      const differs = JSON.stringify(mine) !== JSON.stringify(other);
      const known = differs ? knownDifferences.find((difference) => difference.covers(request, reply, otherReply)) : undefined;
      if (known !== undefined) met.add(known);
      else expect(mine, writeLine(request).toString('latin1')).toEqual(other);
    }

    test.each(requests.map((request) => [writeLine(request).toString('latin1').trim(), request] as const))('%s', async (_text, request) => {
      await compareRequest(request);
    });

    test('each difference that is written down is one', () => {
      const everywhere = knownDifferences.filter(({ dependsOnMachine }) => dependsOnMachine !== true);
      expect(everywhere.filter((difference) => !met.has(difference)).map(({ reason }) => reason)).toEqual([]);
    });

    test.each([['tokens', lexicalSamples], ['grammar', grammarSamples], ['strings', stringSamples], ['numbers', numberSamples]])('what is no request: %s', async (_name, samples) => {
      for (const sample of samples) await compareBytes(bytesOf(sample));
    });

    const conversation = bytesOf([
      '{"execute":"guest-ping"}', "{'execute':'guest-sync','arguments':{'id':12345678901234}}\n", '{"execute":"nope","id":[1,{"a":null}]}', '[1,2', ',3]',
      '\xff{"execute":"guest-sync-delimited","arguments":{"id":-1}}', '{"execute":"guest-get-host-name","id":"\\u00e9\xc3\xa9"}\r\n\r\n',
      '{"execute":"guest-file-read","arguments":{"handle":5,"count":"x"}}',
    ].join(''));

    test('split at every byte', async () => {
      for (let index = 1; index < conversation.length; index++) await compareBytes([conversation.subarray(0, index), conversation.subarray(index)]);
      await compareBytes(Array.from(conversation, (byte) => Uint8Array.of(byte)));
    });

    test('0xFF anywhere', async () => {
      for (let index = 0; index <= conversation.length; index++) {
        await compareBytes(Buffer.concat([conversation.subarray(0, index), bytesOf('\xff'), conversation.subarray(index)]));
      }
    });

    test('many messages in one write', async () => {
      await compareBytes(bytesOf('{"execute":"guest-ping","id":1}'.repeat(5000)));
    });

    test('the limits', async () => {
      const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
      for (const depth of [1023, 1024, 1025, 1026]) await compareBytes(bytesOf(nested(depth)));
      await compareBytes(bytesOf(`{"execute":"guest-ping","id":${nested(1023)}}`));
      await compareBytes(bytesOf(`{"execute":"guest-ping","id":${nested(1024)}}`));
      await compareBytes(bytesOf(`[${'1,'.repeat(2 ** 20)}1]`));
      await compareBytes(bytesOf(`"${'x'.repeat(64 * 2 ** 20)}"`));
    });
  });
});
