/** What is written of one command in the stubs of an agent: takes its names, gives TypeScript, broken where Prettier breaks it. */
import { printWidth } from '../../codegen/print-width.ts';
import { propertyKey, quote } from '../../codegen/typescript/identifiers.ts';

/** The property that holds a handler, in a table that stands at the margin; with its comma. */
export function handlerProperty(command: string, identifier: string): string {
  const key = `  ${propertyKey(command)}:`;
  return chooseLayout(`${key} ${identifier},`, `${key}\n    ${identifier},`);
}

/** How the declaration of an empty stub begins, to the brace that opens its body. */
export function stubHead(command: string): string {
  const name = quote(command);
  const [start, end] = ['export const handler: CommandHandler<', '> = () => {'];
  return chooseLayout(`${start}${name}${end}`, `${start}\n  ${name}\n${end}`);
}

/** What an empty stub does. */
export function refusal(command: string): string {
  const text = quote(`The command ${command} is not supported`);
  return chooseLayout(`  throw new CommandError(${text});`, `  throw new CommandError(\n    ${text},\n  );`);
}

function chooseLayout(flat: string, broken: string): string {
  return flat.length <= printWidth ? flat : broken;
}
