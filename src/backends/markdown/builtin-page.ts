/** The page of the built-in types: takes the schema, gives lines below its title. QAPI reference, "Built-in Types". */
import type { BuiltinName } from '../../schema/model.ts';
import type { Generation } from './generation.ts';
import { joinGroups, type Lines } from './lines.ts';
import type { PageContext } from './page-context.ts';
import { builtinLabel } from './type-text.ts';

const descriptions: Readonly<Record<BuiltinName, string>> = {
  str: 'A JSON string.',
  bool: 'A JSON boolean: true or false.',
  number: 'A JSON number, of double precision.',
  int: 'A JSON number without a fractional part: a signed integer of 64 bits, -9223372036854775808 to 9223372036854775807.',
  int8: 'A signed integer of 8 bits, -128 to 127.',
  int16: 'A signed integer of 16 bits, -32768 to 32767.',
  int32: 'A signed integer of 32 bits, -2147483648 to 2147483647.',
  int64: 'A signed integer of 64 bits, -9223372036854775808 to 9223372036854775807.',
  uint8: 'An unsigned integer of 8 bits, 0 to 255.',
  uint16: 'An unsigned integer of 16 bits, 0 to 65535.',
  uint32: 'An unsigned integer of 32 bits, 0 to 4294967295.',
  uint64: 'An unsigned integer of 64 bits, 0 to 18446744073709551615.',
  size: 'A number of bytes: an unsigned integer of 64 bits, 0 to 18446744073709551615.',
  null: 'JSON null.',
  any: 'Any JSON value.',
};

/** A heading and a line for each built-in type, whether the schema uses it or not. */
export function builtinPage({ schema }: Generation, page: PageContext): Lines {
  const { flavour } = page;
  return joinGroups([...schema.builtins.values()].flatMap((type) => {
    if (type.kind === 'enum') {
      const values = type.values.map(({ name }) => flavour.codeSpan(name)).join(', ');
      return [[page.definitionHeading(2, flavour.codeSpan(type.name), type.name)], [`A kind of JSON value, as a string: ${values}.`]];
    }
    const label = builtinLabel(type.name);
    const alias = label === type.name ? '' : ` Shown as “${label}”.`;
    return [[page.definitionHeading(2, flavour.codeSpan(type.name), type.name)], [`${descriptions[type.name]}${alias}`]];
  }));
}
