import { describe, expect, test } from 'vitest';
import { guestGetOsinfo } from '../../../../src/runtime/agent/commands/guest-get-osinfo.ts';
import { callCommand, fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';

const kernel = { 'kernel-release': '6.1.0', 'kernel-version': '#1 SMP', 'machine': 'x86_64' };

async function osinfo(files: Readonly<Record<string, string | Uint8Array>>, environment: Record<string, string> = {}): Promise<unknown> {
  const system = new FakeSystem().add(files);
  system.environment = environment;
  return callCommand(guestGetOsinfo, await fakeGuest(system));
}

describe('guest-get-osinfo', () => {
  test('tells all members', async () => {
    const text = 'ID=one\nNAME="Two"\nPRETTY_NAME="Three 3"\nVERSION="4 (four)"\nVERSION_ID="5"\nVARIANT="Six"\nVARIANT_ID=seven\nOTHER=x\n';
    expect(await osinfo({ '/etc/os-release': text })).toEqual({
      ...kernel, 'id': 'one', 'name': 'Two', 'pretty-name': 'Three 3', 'version': '4 (four)', 'version-id': '5', 'variant': 'Six', 'variant-id': 'seven',
    });
  });

  test.each([
    ['plain', 'plain'],
    ['two words', 'two'],
    ['a;b', 'a'],
    ["'single quoted'", "'single"],
    ["'single'", "'single'"],
    ['"a \\"b\\" \\$c \\`d\\` \\\\ \\\' \\n"', 'a "b" $c `d` \\ \' \\n'],
    ['"closed" rest', 'closed'],
    ['"open', 'open'],
    ['"open\\"', 'open"'],
    ['""', ''],
    ['', ''],
    ['first\nNAME=last', 'last'],
  ])('NAME=%s', async (value, name) => {
    expect(await osinfo({ '/etc/os-release': `NAME=${value}\n` })).toEqual({ ...kernel, name });
  });

  test.each([
    ['a malformed line', 'NAME=x\njunk\n'],
    ['no UTF-8', Buffer.from('NAME=x\nID=\xe9\n', 'latin1')],
  ])('%s spoils the file, and the other one is read', async (_what, text) => {
    expect(await osinfo({ '/etc/os-release': text })).toEqual(kernel);
    expect(await osinfo({ '/etc/os-release': text, '/usr/lib/os-release': 'NAME=y' })).toEqual({ ...kernel, name: 'y' });
  });

  test('without a file there is the kernel', async () => {
    expect(await osinfo({})).toEqual(kernel);
  });

  test('a variable names another file, and then no other', async () => {
    const files = { '/etc/os-release': 'NAME=x', '/own': 'NAME=own' };
    expect(await osinfo(files, { QGA_OS_RELEASE: '/own' })).toEqual({ ...kernel, name: 'own' });
    expect(await osinfo(files, { QGA_OS_RELEASE: '/nowhere' })).toEqual(kernel);
  });
});
