/**
 * Members of structs, inline bases and inline arguments, and the types they name: takes values as written, gives
 * declarations. QAPI reference, "Struct types", "Type references".
 */
import { permits, type Dialect } from '../../schema/dialect.ts';
import type { Entry, ObjectValue, Value } from '../../syntax/ast.ts';
import type { MemberDeclaration, NameReference, TypeReference } from '../terms/declarations.ts';
import type { Description } from '../terms/describe.ts';
import { reportWrongValue } from '../terms/report-wrong-value.ts';
import { readCondition } from './condition.ts';
import { readFeatures } from './features.ts';
import { distinctEntries } from './keys.ts';
import { readLongForm } from './long-form.ts';
import type { NamingRules } from './name-form.ts';
import { checkLowerName, refusesReservedName } from './part-names.ts';

/** What members are read by. */
export interface MemberRules extends NamingRules {
  /** What a single one is called: `member`, `argument`. */
  readonly noun: string;
  /** What has the members, such as `struct 'Foo'`. */
  readonly owner: string;
  /** The type whose entry in `member-name-exceptions` excuses the case of their names. */
  readonly excusedBy: string | undefined;
}

/** Members that cannot be read are reported and left out. */
export function readMembers(value: ObjectValue, rules: MemberRules): MemberDeclaration[] {
  const members: MemberDeclaration[] = [];
  distinctEntries(value).forEach((entry) => {
    const member = readMember(entry, rules);
    if (member !== undefined) members.push(member);
  });
  return members;
}

function readMember({ key, value }: Entry, rules: MemberRules): MemberDeclaration | undefined {
  const { dialect, noun, owner, excusedBy } = rules;
  const optional = key.text.startsWith('*');
  const name = optional ? key.text.slice(1) : key.text;
  const what = (): string => `${noun} '${name}' of ${owner}`;
  const lowerName = { name, written: key, what, excusedBy };
  if (!refusesReservedName(lowerName, rules)) checkLowerName(lowerName, rules);
  const details = value.kind === 'object' && isLongForm(dialect) ? readLongForm(value, { part: 'member', what }, rules) : undefined;
  const condition = readCondition(details?.get('if')?.value, what, rules);
  const features = readFeatures(details?.get('features')?.value, what, rules);
  const typeValue: Value | undefined = details === undefined ? value : details.get('type')?.value;
  const type = readTypeReference(typeValue, what, rules);
  return type && { name, optional, span: key.span.to(value.span), type, condition, features };
}

/** Before 4.0 an object in place of a type was an anonymous struct; since then it is `{ 'type': …, 'if': … }`. */
export function isLongForm(dialect: Dialect): boolean {
  return permits(dialect, 'long-form') || !permits(dialect, 'nested-struct');
}

/** `what` is of that type, such as `member 'x' of struct 'Foo'`. Undefined if it is wrong, which is then reported. */
export function readTypeName(value: Value | undefined, what: Description, { reporter }: NamingRules): NameReference | undefined {
  if (value === undefined) return undefined;
  if (value.kind === 'string') return { kind: 'name', name: value.text, span: value.span };
  reportWrongValue(value, { what: what(), expected: 'the name of a type' }, reporter);
  return undefined;
}

/** `what` is of that type, such as `member 'x'`: a name, an array of one, or a nested struct where the dialect has them. Undefined if it is wrong, which is then reported. */
export function readTypeReference(value: Value | undefined, what: Description, rules: MemberRules): TypeReference | undefined {
  if (value === undefined) return undefined;
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
        return { kind: 'array', element: readInlineStruct(element, what, rules), span: value.span };
      }
      if (element?.kind !== 'invalid') reporter.report('definition/array-type', value.span, { what: what() });
      return undefined;
    }
    case 'object':
      if (permits(dialect, 'nested-struct')) return readInlineStruct(value, what, rules);
      break;
  }
  reportWrongValue(value, { what: what(), expected: 'the name of a type or an array of one' }, reporter);
  return undefined;
}

function readInlineStruct(value: ObjectValue, what: Description, rules: MemberRules): Extract<TypeReference, { kind: 'inline' }> {
  return { kind: 'inline', members: readMembers(value, { ...rules, owner: what() }), span: value.span };
}
