/** How the type of a member, argument or return value is shown: takes a type, gives text with links. */
import type { BuiltinName, Type } from '../../schema/model.ts';
import type { PageContext } from './page-context.ts';

/** As JSON calls them where that says enough. */
const builtinLabels: Readonly<Record<BuiltinName, string>> = {
  str: 'string', bool: 'boolean', number: 'number', null: 'null', any: 'any value', size: 'size',
  int: 'int', int8: 'int8', int16: 'int16', int32: 'int32', int64: 'int64',
  uint8: 'uint8', uint16: 'uint16', uint32: 'uint32', uint64: 'uint64',
};

/** What a built-in type is called on pages: plain text, which needs no escapes. */
export function builtinLabel(name: BuiltinName): string {
  return builtinLabels[name];
}

/** Types that the schema writes inside of another definition are called by what they are. */
export function typeText(type: Type, page: PageContext): string {
  switch (type.kind) {
    case 'builtin':
      return page.linkTo(type.name, builtinLabels[type.name]) ?? builtinLabels[type.name];
    case 'array':
      return `array of ${typeText(type.element, page)}`;
    case 'enum':
      return type.implicit === undefined ? namedType(type.name, page) : 'string';
    case 'struct':
    case 'union':
      return type.implicit === undefined ? namedType(type.name, page) : 'object';
    case 'alternate':
      return namedType(type.name, page);
    default:
      return type satisfies never;
  }
}

function namedType(name: string, page: PageContext): string {
  return page.linkTo(name) ?? page.flavour.codeSpan(name);
}
