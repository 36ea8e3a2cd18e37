/** The options of the target `typescript`: takes its section of the configuration, gives checked options. */
import { isRecord, reportUnknownOptions } from '../../codegen/options.ts';
import { guestAgentPreset } from '../../codegen/typescript/byte-members.ts';
import type { Acronyms } from '../../codegen/typescript/identifiers.ts';
import { importExtensions, integerTypes, wideIntegers, type IntegerType, type TypeScriptOptions, type WideInteger } from '../../codegen/typescript/options.ts';
import { keywordNames, ownNames } from './reserved-names.ts';

const identifierPattern = '^[A-Za-z_$][A-Za-z0-9_$]*$';
const acronymPattern = '^[A-Z0-9][A-Za-z0-9]*$';
const bytesPattern = '^(guest-agent|.+\\..+)$';
const integerSchema = { enum: integerTypes };

/** JSON Schemas of the options, for the published configuration schema. */
export const typeScriptOptionSchemas = {
  integers: {
    description: 'The type of 64-bit integers: one for all, or one for each built-in type. Exact by default.',
    default: 'bigint',
    oneOf: [
      integerSchema,
      { type: 'object', properties: Object.fromEntries(wideIntegers.map((name) => [name, integerSchema])), additionalProperties: false },
    ],
  },
  importExtension: {
    description: 'The extension in the import paths between generated files.',
    default: 'js',
    enum: importExtensions,
  },
  names: {
    description: 'Names for definitions of the schema that the generated ones do not suit.',
    type: 'object',
    additionalProperties: { type: 'string', pattern: identifierPattern },
  },
  acronyms: {
    description: 'Words as they are spelt in names that are made from those of commands, events and members, such as "VNC". Types named by the schema keep their spelling.',
    default: [],
    type: 'array',
    items: { type: 'string', pattern: acronymPattern },
  },
  bytes: {
    description: 'Members that hold bytes as base64, which become Uint8Array: "Type.member" or "command.argument" of the schema, or "guest-agent" for those of QEMU’s guest agent.',
    default: [],
    oneOf: [{ const: guestAgentPreset }, { type: 'array', items: { type: 'string', pattern: bytesPattern } }],
  },
  openEnums: {
    description: 'Whether enums and unions have an alternative for values that the schema does not know, as a newer program may send them. Default: true together with the target client, else false.',
    type: 'boolean',
  },
} as const;

/** Reads the section; what is wrong goes to `problems`, one sentence each, and the default takes its place. */
export function readTypeScriptOptions(section: Readonly<Record<string, unknown>>, problems: string[]): TypeScriptOptions {
  reportUnknownOptions(section, typeScriptOptionSchemas, problems);
  return {
    integers: readIntegers(section['integers'], problems),
    importExtension: readChoice({ name: 'importExtension', value: section['importExtension'], choices: importExtensions, problems }),
    names: readNames(section['names'], problems),
    acronyms: readAcronyms(section['acronyms'], problems),
    bytes: readBytes(section['bytes'], problems),
    openEnums: readOpenEnums(section['openEnums'], problems),
  };
}

function readIntegers(value: unknown, problems: string[]): TypeScriptOptions['integers'] {
  const parts = isRecord(value) ? value : Object.fromEntries(wideIntegers.map((name) => [name, value]));
  for (const name of Object.keys(parts)) {
    if (!wideIntegers.some((known) => known === name)) problems.push(`"integers" knows ${wideIntegers.join(', ')}, but not "${name}".`);
  }
  const read = (name: WideInteger): IntegerType =>
    readChoice({ name: isRecord(value) ? `integers.${name}` : 'integers', value: parts[name], choices: integerTypes, problems });
  return { int: read('int'), int64: read('int64'), uint64: read('uint64'), size: read('size') };
}

function readOpenEnums(value: unknown, problems: string[]): boolean {
  if (value !== undefined && typeof value !== 'boolean') problems.push('"openEnums" must be true or false.');
  return value === true;
}

interface ChoiceRequest<Choice extends string> {
  readonly name: string;
  readonly value: unknown;
  /** The first one is the default. */
  readonly choices: readonly [Choice, ...Choice[]];
  readonly problems: string[];
}

function readChoice<Choice extends string>({ name, value, choices, problems }: ChoiceRequest<Choice>): Choice {
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined) return choice;
  const problem = `"${name}" must be one of ${choices.map((candidate) => `"${candidate}"`).join(', ')}.`;
  if (value !== undefined && !problems.includes(problem)) problems.push(problem);
  return choices[0];
}

function readNames(value: unknown, problems: string[]): ReadonlyMap<string, string> {
  if (value !== undefined && !isRecord(value)) problems.push('"names" must be an object from names in the schema to names in TypeScript.');
  const names = new Map<string, string>();
  for (const [schemaName, name] of Object.entries(isRecord(value) ? value : {})) {
    if (typeof name !== 'string' || !new RegExp(identifierPattern).test(name)) {
      problems.push(`"names" must give "${schemaName}" a TypeScript identifier.`);
    } else if (keywordNames.has(name)) {
      problems.push(`"names" must not call "${schemaName}" "${name}", a keyword of TypeScript.`);
    } else if (ownNames.has(name)) {
      problems.push(`"names" must not call "${schemaName}" "${name}", which the generated files use themselves.`);
    } else {
      names.set(schemaName, name);
    }
  }
  return names;
}

function readAcronyms(value: unknown, problems: string[]): Acronyms {
  const acronyms = new Map<string, string>();
  if (value !== undefined && !Array.isArray(value)) problems.push('"acronyms" must be a list of words such as "VNC".');
  for (const spelling of Array.isArray(value) ? value as readonly unknown[] : []) {
    if (typeof spelling !== 'string' || !new RegExp(acronymPattern).test(spelling)) {
      problems.push(`"acronyms" must hold words of letters and digits that do not begin with a small letter, but has ${JSON.stringify(spelling)}.`);
      continue;
    }
    const other = acronyms.get(spelling.toLowerCase());
    if (other !== undefined && other !== spelling) problems.push(`"acronyms" spells one word "${other}" and "${spelling}".`);
    acronyms.set(spelling.toLowerCase(), spelling);
  }
  return acronyms;
}

function readBytes(value: unknown, problems: string[]): readonly string[] {
  const names: readonly unknown[] = value === guestAgentPreset ? [value] : Array.isArray(value) ? value : [];
  if (value !== undefined && value !== guestAgentPreset && !Array.isArray(value)) {
    problems.push(`"bytes" must be "${guestAgentPreset}" or a list of names such as "Type.member".`);
  }
  return names.filter((name): name is string => {
    const isName = typeof name === 'string' && new RegExp(bytesPattern).test(name);
    if (!isName) problems.push(`"bytes" must hold names such as "Type.member" or "command.argument", or "${guestAgentPreset}", but has ${JSON.stringify(name)}.`);
    return isName;
  });
}
