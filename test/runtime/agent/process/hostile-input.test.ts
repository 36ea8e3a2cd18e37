/** Input at the limits, from one client among others: the agent stays, answers everybody else, and keeps its memory. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useAgentFolder } from './running-agent.ts';

const folder = useAgentFolder();

/** QEMU's parser may hold 64 MiB of tokens; so may ours, with what Node needs for them. */
const mostMegabytes = 700;

function peakMegabytes(pid: number | undefined): number {
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Infinity) / 1024;
}

const megabytes64 = 64 * 2 ** 20;

test.each([
  ['a string of 64 MiB', `"${'x'.repeat(megabytes64)}"`],
  ['64 MiB of escapes in an id', `{"execute":"guest-ping","id":"${'\\u00e9'.repeat(10 * 2 ** 20)}"}`],
  ['two million tokens', `[${'1,'.repeat(2 ** 20)}1]`],
  ['two million members', `{${Array.from({ length: 500_000 }, (_, index) => `"${index}":0`).join()}}`],
  ['a million levels', '['.repeat(2 ** 20)],
  ['levels in both ways', '[{'.repeat(2 ** 19)],
  ['a million bytes 0xFF', '\xff'.repeat(2 ** 20)],
  ['64 MiB that never end', '"'.padEnd(megabytes64 - 1, 'x')],
  ['a megabyte of white space and a stray quote', `${' '.repeat(2 ** 20)}"\n`],
])('%s', async (_name, text) => {
  const { child } = await folder.listen();
  const hostile = await folder.connect();
  const other = await folder.connect();
  // Whatever it says is not read: it may be a megabyte of errors.
  hostile.socket.resume();
  let isSent = false;
  hostile.socket.write(Buffer.from(text, 'latin1'), () => (isSent = true));
  for (let id = 0; !isSent || id < 20; id++) {
    expect(JSON.parse(await other.ask(`{"execute":"guest-sync","arguments":{"id":${id}}}`))).toEqual({ return: id });
  }
  hostile.socket.destroy();
  const later = await folder.connect();
  expect(JSON.parse(await later.ask('{"execute":"guest-ping"}'))).toEqual({ return: {} });
  expect(peakMegabytes(child.pid)).toBeLessThan(mostMegabytes);
  await folder.stopAll();
});
