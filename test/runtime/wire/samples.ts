/** Byte streams with something of every rule; each character is one byte. Both the tests of splitting and the live test read them. */

const afterError = '\n{"next":1}';

/** Lexical errors and where reading goes on. */
export const lexicalSamples: readonly string[] = [
  '\xff', '\xff\xff\xff', '\xfe', '\0', '\x01', '\x7f', '\x80', 'A', 'NULL', 'nULL', '%s', '+1', '/', '#', '\xef\xbb\xbf{}', '\xc0\x80x\n',
  'x\0y\n', '"a\0', '"a\tb"\n', '"a\nb"\n{}', '"a\n', '-\n', '-\n[1]', '-x', '-{', '-]', '00', '01', '-01', '0e1', '0.5e1', '0.', '0.x', '1.', '1.e', '1e', '1ee',
  '1e+', '1e-x', '12abc', '1.5x', '1.5.5', '1e5.5', '// comment\n', '/* [comment] */', '"\xff"', '"\xfe', '"\\\n', '"\\\xff', "'\\\x1f", '\xff{"a":1}', 'A{"a":1}',
  'A,{"a":1}', 'A:', 'A]', 'A}', 'A\r{}', 'A\t{}', 'A\x0b{}', 'A"{}"', "A'[]'", '\xf8\x88\x80\x80\x80\n', '"ab\xe2\x82\n', '[1, A, {"x": 2}]', '{"a": %d}',
  '\xed\xa0\x80', '"\xf0\x9f\x98\n', '{"execute": \xff{"next":1}', '"unterminated\n"', "'it", "\"it's\"", '\x1f\x1f',
].map((text) => text + afterError);

/** Complete messages whose tokens do not make a value, or just so. */
export const grammarSamples: readonly string[] = [
  '{', '}', '[', ']', ':', ',', '{}', '[]', '{]', '[}', '{]}', '{"a":[}', '{"a":[}]', '[{]}', '{"a":1]', '[1}', '[1,]', '[,1]', '[,]', '[1 2]', '[1:2]', '{,}',
  '{"a"}', '{"a",1}', '{"a":}', '{"a":,}', '{"a":1,}', '{"a":1 "b":2}', '{"a":1:2}', '{"a" "b"}', '{1:2}', '{null:2}', '{[1]:2}', '{{}:2}', '{[1 2]:3}', '{"\\q":3}',
  '{"a":1,"a":2}', '{"a":1,"a":"\\q"}', '{"a":1,\'\\u0061\':2}', '{"__proto__":1,"__proto__":2}', '["a" "\\q"]', '["\\q" "a"]', '[nul]', '[truefalse]', 'true false null\n', 'nil\n',
  `${'a'.repeat(2000)}\n`, '{"a":{"b":[{"c":1}]}}', '[[[[]]]]', '1 2 3\n', '"a""b"\'c\'', '42', '42\n', '{}{}[]', '\r\n \t{}\r\n', '[e5]', '[0e1]', ']]]', '}{', '}}{}',
];

/** Strings, alone. */
export const stringSamples: readonly string[] = [
  '""', "''", '"a"', '\'say "x"\'', '"it\'s"', "'it\\'s'", '"it\\\'s"', '"\\"\\\\\\/\\b\\f\\n\\r\\t"', '"\\u0041\\u00e9\\u00E9\\uabCD"', '"\\u0000"', '"\xc0\x80"', '"\x7f"',
  '"\xc3\xa9"', '"\xe2\x82\xac"', '"\xf0\x9f\x98\x80"', '"\\ud83d\\ude00"', '"%d %p"', '"\\x"', '"\\0"', '"\\U0041"', '"\\u12"', '"\\u"', '"\\u123\xc3\xa9"', '"\\u12g4"',
  '"\\ud83d"', '"\\ud83dx"', '"\\ud83d\\n"', '"\\ud83d\\u"', '"\\ud83d\\u12"', '"\\ud83d\\u0041"', '"\\ud83d\\ud83d"', '"\\ude00"', '"\\ude00\\ud83d"', '"\\ud83f\\udffe"',
  '"\\uffff"', '"\\ufffe"', '"\\ufdd0"', '"\\ufdef"', '"\\ufdf0"', '"\\ufffd"', '"\xef\xbf\xbf"', '"\xef\xb7\x90"', '"\xf0\x9f\xbf\xbe"', '"\xf4\x8f\xbf\xbf"',
  '"\xc1\x81"', '"\xc0\x81"', '"\xe0\x80\x80"', '"\xf0\x80\x80\x80"', '"\xed\xa0\x80"', '"\xed\xbf\xbf"', '"\xf4\x90\x80\x80"', '"\x80"', '"\xc3"', '"\xe2\x82"',
  '"\xf8\x88\x80\x80\x80"', '"\xfd\xbf\xbf\xbf\xbf\xbf"', '"\xc3\xa9\\q\xff"', '"\\q\x80"', '"\x80\\q"', '"\\ud83d\\ude0"', '"\\u00e\xc3\xa9"', '"\\u\\"abc"',
];

/** Numbers, alone. */
export const numberSamples: readonly string[] = [
  '0', '-0', '1', '-1', '9007199254740991', '9007199254740992', '-9007199254740991', '-9007199254740993', '9223372036854775807', '9223372036854775808',
  '-9223372036854775808', '-9223372036854775809', '18446744073709551615', '18446744073709551616', '123456789012345678901234567890', '0.0', '-0.0', '1.0', '1e2', '0.1',
  '1.7976931348623157e308', '5e-324', '2.2250738585072011e-308', '1E5', '1e+5', '1.5e-5', '0.5e1', '9007199254740993.0', '1e-400',
];
