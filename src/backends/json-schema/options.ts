/** The options of the target `json-schema`: takes its section of the configuration, gives checked options. */
import { reportUnknownOptions } from '../../codegen/options.ts';

/** The options once they are checked. */
export interface JsonSchemaOptions {
  /** Whether members and enum values that the schema does not know are allowed, for data from a newer program. */
  readonly open: boolean;
  /** The address under which the user publishes the document; absent: it has none. */
  readonly id: string | undefined;
}

/** A URI with its scheme and without a fragment. RFC 3986, section 4.3. */
const absoluteUriPattern = '^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?@!$&\'()*+,;=%\\[\\]-]+$';

/** JSON Schemas of the options, for the published configuration schema. */
export const jsonSchemaOptionSchemas = {
  open: {
    description: 'Allow members and enum values that the schema does not know: for data received from a newer program.',
    default: false,
    type: 'boolean',
  },
  id: {
    description: 'The absolute URI under which you publish the document, written into it as $id. Without it, it has none.',
    type: 'string',
    pattern: absoluteUriPattern,
    examples: ['https://example.org/schema.json'],
  },
} as const;

/** Reads the section; what is wrong goes to `problems`, one sentence each, and the default takes its place. */
export function readJsonSchemaOptions(section: Readonly<Record<string, unknown>>, problems: string[]): JsonSchemaOptions {
  reportUnknownOptions(section, jsonSchemaOptionSchemas, problems);
  const { open = false, id } = section;
  if (typeof open !== 'boolean') problems.push('"open" must be true or false.');
  if (id !== undefined && !isAbsoluteUri(id)) problems.push('"id" must be an absolute URI without a fragment.');
  return { open: open === true, id: isAbsoluteUri(id) ? id : undefined };
}

function isAbsoluteUri(value: unknown): value is string {
  return typeof value === 'string' && new RegExp(absoluteUriPattern, 'u').test(value);
}
