/** A configuration to begin with: takes schemas and targets, gives the text of a YAML file that explains every key. */
import { stringify } from 'yaml';
import type { Backend, DocsMode } from '../codegen/backend.ts';
import type { Configuration } from './configuration.ts';
import { configurationSchema } from './configuration-schema.ts';
import type { JsonSchema } from './json-schema.ts';

/** What the configuration is to say. */
export interface NewConfiguration {
  readonly schemas: readonly NewSchema[];
  readonly targets: readonly string[];
  /** Whatever is absent stays the default, and is explained. */
  readonly output?: string | undefined;
  readonly docs?: DocsMode | undefined;
  readonly dialect?: string | undefined;
}

/** An entry of the configuration. */
export interface NewSchema {
  /** Relative to the configuration's folder, with forward slashes. */
  readonly path: string;
  /** Empty for none. */
  readonly name: string;
}

/** What the file is called unless the user says otherwise. */
export const newConfigurationName = 'qapi-gen.config.yaml';

/** Those that stand in a place of their own, or nowhere. */
const ownKeys: ReadonlySet<string> = new Set<keyof Configuration>(['$schema', 'schemas', 'output', 'targets']);

/** In columns. */
const width = 80;

/**
 * What is asked for stands there as a key; everything else is a comment, with the default or an example as its value.
 * @param backends every target there is; those that are not asked for are comments
 */
export function configurationText(configuration: NewConfiguration, backends: readonly Backend[]): string {
  const { properties = {} } = configurationSchema(backends);
  const describe = (key: string): readonly string[] => comment(properties[key]?.description ?? '');
  const chosen: Readonly<Record<string, unknown>> = { output: configuration.output, docs: configuration.docs, dialect: configuration.dialect };
  const setting = (key: string): readonly string[] => [...describe(key), ...keyLines(key, properties[key] ?? {}, chosen[key]), ''];
  const lines = [
    '# yaml-language-server: $schema=./node_modules/qapi-gen/dist/config.schema.json',
    '',
    ...comment('The configuration of qapi-gen: with it, "qapi-gen check" and "qapi-gen generate" need no arguments. '
      + 'Values in comments are the defaults, or examples where a default cannot be written down.'),
    '',
    ...describe('schemas'),
    'schemas:', ...configuration.schemas.flatMap((entry, index) => schemaLines(entry, properties['schemas'] ?? {}, index === 0)),
    '',
    ...setting('output'),
    ...describe('targets'),
    'targets:', ...backends.flatMap((backend) => targetLines(backend, configuration.targets.includes(backend.name))),
    ...Object.keys(properties).filter((key) => !ownKeys.has(key)).flatMap(setting),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** @param isFirst whether the keys are explained */
function schemaLines({ path, name }: NewSchema, { items }: JsonSchema, isFirst: boolean): readonly string[] {
  const { properties: { name: naming = {}, dialect = {} } = {} } = items?.anyOf?.find(({ type }) => type === 'object') ?? {};
  const explain = ({ description = '' }: JsonSchema): readonly string[] => (isFirst ? comment(description, width - 4) : []);
  return [
    `  - ${yamlLines({ path })[0] ?? ''}`,
    ...indent([
      ...explain(naming), ...keyLines('name', { default: 'agent' }, name || undefined),
      ...explain(dialect), ...keyLines('dialect', dialect, undefined),
    ], 4),
  ];
}

function targetLines({ name, summary, optionSchemas }: Backend, isChosen: boolean): readonly string[] {
  const options: Readonly<Record<string, JsonSchema>> = optionSchemas;
  const block = Object.entries(options).flatMap(([key, schema]) => [
    ...comment(schema.description ?? '', width - 6), ...yamlLines({ [key]: sampleOf(schema) }),
  ]);
  const withOptions = block.length === 0 ? [] : [`${name}:`, ...indent(block, 2)].map((line) => `# ${line}`);
  return indent([
    ...comment(`${name}: ${summary}`, width - 2),
    ...(isChosen ? [`${name}: {}`, ...(withOptions.length === 0 ? [] : ['# The same with its options:'])] : withOptions.length === 0 ? [`# ${name}: {}`] : []),
    ...withOptions,
    '',
  ], 2);
}

/** The key with its value, or as a comment with what the value may be. */
function keyLines(key: string, schema: JsonSchema, value: unknown): readonly string[] {
  return value === undefined ? yamlLines({ [key]: sampleOf(schema) }).map((line) => `# ${line}`) : yamlLines({ [key]: value });
}

/** The default; else an example; else any value of that type. */
function sampleOf(schema: JsonSchema): unknown {
  const [alternative] = schema.anyOf ?? schema.oneOf ?? [];
  const [sample] = [schema.default, ...schema.examples ?? [], ...schema.enum ?? []].filter((value) => value !== undefined);
  if (sample !== undefined) return sample;
  if (alternative !== undefined) return sampleOf(alternative);
  switch (schema.type) {
    case 'boolean':
      return false;
    case 'integer':
      return 0;
    case 'array':
      return [];
    case 'object':
      return {};
    case 'string':
    case undefined:
      return '';
    default:
      return schema.type satisfies never;
  }
}

function yamlLines(value: object): readonly string[] {
  return stringify(value, { lineWidth: 0 }).trimEnd().split('\n');
}

function comment(text: string, columns = width): readonly string[] {
  const lines: string[] = [];
  let line = '#';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '#' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  return line === '#' ? lines : [...lines, line];
}

function indent(lines: readonly string[], columns: number): readonly string[] {
  return lines.map((line) => (line === '' ? line : `${' '.repeat(columns)}${line}`));
}
