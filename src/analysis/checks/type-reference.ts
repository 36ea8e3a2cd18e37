/** Where a type is named: takes the value as written, gives a reference. QAPI reference, "Type references". */
import { permits } from '../../schema/dialect.ts';
import type { Value } from '../../syntax/ast.ts';
import type { NameReference, TypeReference } from '../declarations.ts';
import { describeValue } from '../describe.ts';
import { readMembers, type MemberRules } from './members.ts';
import type { NamingRules } from './names.ts';

/** `what` is of that type, such as `member 'x' of struct 'Foo'`. Undefined if it is wrong, which is then reported. */
export function readTypeName(value: Value | undefined, what: string, { reporter }: NamingRules): NameReference | undefined {
  if (value === undefined || value.kind === 'invalid') return undefined;
  if (value.kind === 'string') return { kind: 'name', name: value.text, span: value.span };
  reporter.report('definition/wrong-value', value.span, { what, expected: 'the name of a type', found: describeValue(value) });
  return undefined;
}

export function readTypeReference(value: Value | undefined, what: string, rules: MemberRules): TypeReference | undefined {
  if (value === undefined || value.kind === 'invalid') return undefined;
  const { reporter, dialect } = rules;
  switch (value.kind) {
    case 'string':
      return { kind: 'name', name: value.text, span: value.span };
    case 'array': {
      const [element, second] = value.items;
      if (second === undefined && element?.kind === 'string') {
        return { kind: 'array', element: { kind: 'name', name: element.text, span: element.span }, span: value.span };
      }
      if (second === undefined && element?.kind === 'object' && permits(dialect, 'nested-struct')) {
        return { kind: 'array', element: readInlineStruct(element, rules), span: value.span };
      }
      if (element?.kind !== 'invalid') reporter.report('definition/array-type', value.span, { what });
      return undefined;
    }
    case 'object':
      if (permits(dialect, 'nested-struct')) return readInlineStruct(value, rules);
      break;
  }
  reporter.report('definition/wrong-value', value.span, { what, expected: 'the name of a type or an array of one', found: describeValue(value) });
  return undefined;
}

function readInlineStruct(value: Extract<Value, { kind: 'object' }>, rules: MemberRules): Extract<TypeReference, { kind: 'inline' }> {
  return { kind: 'inline', members: readMembers(value, rules), span: value.span };
}
