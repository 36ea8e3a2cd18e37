/** The JSON Schema of a configuration: takes the backends that are known, gives the schema to publish and to validate with. */
import type { Backend } from '../codegen/backend.ts';
import { categories } from '../compat/category.ts';
import { compatCatalogue } from '../diagnostics/catalogue/compat.ts';
import { lintCatalogue } from '../diagnostics/catalogue/lint.ts';
import { defaultRuleSet, ruleSets, ruleSeverities } from '../lint/rule-set.ts';
import type { BreakingConfiguration, Configuration, LintConfiguration, ReleaseConfiguration, SchemaConfiguration } from './configuration.ts';
import type { JsonSchema } from './json-schema.ts';

const dialectSchema: JsonSchema = {
  type: 'string',
  description: 'The dialect that schemas are read in: auto, latest, legacy, classic, modern, strict, or a QEMU version such as "7.2".',
  default: 'auto',
};

const againstSchema: JsonSchema = {
  type: 'string',
  description: 'The older version that breaking compares with: a file, git:REVISION:PATH or introspection data.',
  examples: ['git:v9.2.0:qapi/qapi-schema.json'],
};

const releaseProperties: Readonly<Record<keyof ReleaseConfiguration, JsonSchema>> = {
  versions: { type: 'array', items: { type: 'string' }, description: 'The versions, such as "7.2".' },
  version: { type: 'string', description: 'The only version, instead of "versions".' },
  path: { type: 'string', description: 'The root file or the folder around it, or git:REVISION:PATH; {version} stands for the version.' },
  dialect: dialectSchema,
};

const releasesSchema: JsonSchema = {
  type: 'array',
  items: { type: 'object', properties: releaseProperties, required: ['path'], additionalProperties: false },
  description: 'Released versions of the schema, the oldest first, for history and for what is said of when things came.',
  examples: [[{ versions: ['9.1', '9.2'], path: 'git:v{version}.0:qapi/qapi-schema.json' }]],
};

const severitySchema: JsonSchema = { type: 'string', enum: [...ruleSeverities] };

const lintProperties: Readonly<Record<keyof LintConfiguration, JsonSchema>> = {
  extends: { type: 'string', enum: [...ruleSets], description: 'The set of rules to begin with.', default: defaultRuleSet },
  rules: {
    type: 'object',
    properties: Object.fromEntries(Object.keys(lintCatalogue).map((code) => [code, severitySchema])),
    additionalProperties: false,
    description: 'Severities of single rules; off takes one out, anything else takes it in.',
    examples: [{ 'lint/missing-since': 'off' }],
  },
  version: {
    type: 'string',
    pattern: '^\\d+\\.\\d+(\\.\\d+)?$',
    description: 'The release that the schema is of, or is to become: nothing in it is newer. Default: the dialect, if that is a version.',
    examples: ['10.2'],
  },
  baseline: {
    type: 'string',
    description: 'The file of findings that are put up with, relative to the folder of this configuration; lint --write-baseline writes it.',
    default: 'qapi-gen.baseline.json',
  },
};

const breakingProperties: Readonly<Record<keyof BreakingConfiguration, JsonSchema>> = {
  against: againstSchema,
  category: { type: 'string', enum: [...categories], description: 'The least grave category that is reported.', default: 'docs' },
  severity: {
    type: 'object',
    properties: Object.fromEntries([...categories, ...Object.keys(compatCatalogue)].map((name) => [name, severitySchema])),
    additionalProperties: false,
    description: 'Severities by category and by rule; a rule goes before its category.',
    examples: [{ source: 'off' }],
  },
};

const schemaEntryProperties: Readonly<Record<keyof SchemaConfiguration, JsonSchema>> = {
  path: { type: 'string', description: 'The root file, relative to the folder of this configuration.' },
  name: {
    type: 'string',
    pattern: '^[A-Za-z0-9_][A-Za-z0-9_.-]*$',
    description: 'The folder below "output" for this schema. Default: none for a single schema, the root file’s base name for several.',
  },
  dialect: dialectSchema,
  against: againstSchema,
  releases: releasesSchema,
};

/**
 * The options of a target are held to its backend's schemas; without backends (checking a schema does not load
 * them) every target and option passes.
 */
export function configurationSchema(backends?: readonly Backend[]): JsonSchema {
  const properties: Readonly<Record<keyof Configuration, JsonSchema>> = {
    $schema: { type: 'string', description: 'Where editors find the JSON Schema of this file.' },
    schemas: {
      type: 'array',
      items: {
        anyOf: [
          { type: 'string' },
          { type: 'object', properties: schemaEntryProperties, required: ['path'], additionalProperties: false },
        ],
      },
      description: 'The root files of the schemas, relative to the folder of this configuration.',
    },
    output: {
      type: 'string',
      description: 'The folder that everything is generated into, relative to the folder of this configuration.',
      default: 'out',
    },
    targets: { ...targetsSchema(backends), description: 'What to generate: the names of targets, or their options by name.' },
    docs: {
      type: 'string',
      enum: ['full', 'link', 'none'],
      description: 'How much of the schema’s prose, which has a licence of its own, is copied: all, only where in the schema to read it, or nothing.',
      default: 'full',
    },
    dialect: dialectSchema,
    define: {
      type: 'array',
      items: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
      description: 'The symbols that count as defined where conditions are evaluated. Without it, every condition holds.',
      examples: [['CONFIG_LINUX']],
    },
    license: { type: 'string', description: 'SPDX expression for the header of generated files, such as "MIT".', examples: ['MIT'] },
    lint: {
      type: 'object',
      properties: lintProperties,
      additionalProperties: false,
      description: 'Which rules lint applies, and how grave what it finds is.',
    },
    breaking: {
      type: 'object',
      properties: breakingProperties,
      additionalProperties: false,
      description: 'How breaking judges the differences between two versions of a schema, and which older version it takes.',
      examples: [{ against: 'git:v9.2.0:qapi/qapi-schema.json', severity: { docs: 'off' } }],
    },
    releases: releasesSchema,
  };
  return { type: 'object', properties, additionalProperties: false };
}

/** As {@link configurationSchema}, ready to be published as a file. */
export function publishedConfigurationSchema(backends: readonly Backend[]): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of qapi-gen',
    ...configurationSchema(backends),
  };
}

function targetsSchema(backends: readonly Backend[] | undefined): JsonSchema {
  const names = backends?.map((backend) => backend.name);
  return {
    anyOf: [
      { type: 'array', items: { type: 'string', ...(names === undefined ? {} : { enum: names }) } },
      {
        type: 'object',
        ...(backends === undefined
          ? { additionalProperties: { type: 'object' } }
          : { properties: Object.fromEntries(backends.map(describeTarget)), additionalProperties: false }),
      },
    ],
  };
}

function describeTarget({ name, summary, optionSchemas }: Backend): [string, JsonSchema] {
  return [name, { type: 'object', description: summary, properties: optionSchemas, additionalProperties: false }];
}
