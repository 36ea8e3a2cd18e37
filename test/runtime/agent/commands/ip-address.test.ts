import fc from 'fast-check';
import { isIPv6 } from 'node:net';
import { expect, test } from 'vitest';
import { ipv6FromHex } from '../../../../src/runtime/agent/commands/ip-address.ts';

test.each([
  ['00000000000000000000000000000000', '::'],
  ['00000000000000000000000000000001', '::1'],
  ['20010db8000000000001000000000001', '2001:db8::1:0:0:1'],
  ['20010db8000000010001000100010001', '2001:db8:0:1:1:1:1:1'],
  ['fe800000000000000000000000000000', 'fe80::'],
  ['00010000000000000000000000000000', '1::'],
  ['00000000000000000000ffffc0000201', '::ffff:192.0.2.1'],
  ['000000000000000000000000c0000201', '::192.0.2.1'],
  ['0000000000000000000100000a000001', '::1:0:a00:1'],
  ['ABCDEF01000000000000000000000002', 'abcd:ef01::2'],
])('%s is %s', (digits, address) => {
  expect(ipv6FromHex(digits)).toBe(address);
});

test('every address is the one that its text stands for', () => {
  const group = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }));
  fc.assert(fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
    const text = ipv6FromHex(groups.map((each) => each.toString(16).padStart(4, '0')).join(''));
    expect(isIPv6(text)).toBe(true);
    const long = groups.map((each) => each.toString(16)).join(':');
    expect(new URL(`http://[${text}]`).hostname).toBe(new URL(`http://[${long}]`).hostname);
  }));
});
