/** Members of structs, inline bases and inline arguments: takes an object as written, gives declarations. QAPI reference, "Struct types". */
import { permits, type Dialect } from '../../schema/dialect.ts';
import type { Entry, ObjectValue, Value } from '../../syntax/ast.ts';
import type { MemberDeclaration } from '../declarations.ts';
import { readCondition } from './condition.ts';
import { readFeatures } from './features.ts';
import { checkKeys } from './keys.ts';
import { checkLowerName, checkReservedMemberName, type NamingRules } from './names.ts';
import { readTypeReference } from './type-reference.ts';

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
  return value.entries.map((entry) => readMember(entry, rules)).filter((member) => member !== undefined);
}

function readMember({ key, value }: Entry, rules: MemberRules): MemberDeclaration | undefined {
  const { dialect, reporter, noun, owner, excusedBy } = rules;
  const optional = key.text.startsWith('*');
  const name = optional ? key.text.slice(1) : key.text;
  const what = `${noun} '${name}' of ${owner}`;
  const lowerName = { name, written: key, what, excusedBy };
  checkLowerName(lowerName, rules);
  checkReservedMemberName(lowerName, rules);
  const details = value.kind === 'object' && isLongForm(dialect)
    ? checkKeys(value, what, { required: ['type'], optional: ['if', 'features'] }, reporter)
    : undefined;
  const condition = readCondition(details?.get('if')?.value, what, rules);
  const features = readFeatures(details?.get('features')?.value, what, rules);
  const typeValue: Value | undefined = details === undefined ? value : details.get('type')?.value;
  const type = readTypeReference(typeValue, what, { ...rules, owner: what });
  return type && { name, optional, span: key.span.to(value.span), type, condition, features };
}

/** Before 4.0 an object in place of a type was an anonymous struct; since then it is `{ 'type': …, 'if': … }`. */
export function isLongForm(dialect: Dialect): boolean {
  return permits(dialect, 'long-form') || !permits(dialect, 'nested-struct');
}
