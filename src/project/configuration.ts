/** The configuration as its author writes it; `docs/configuration.md` explains it, `configuration-schema.ts` holds it to its form. */
import type { LintCode } from '../diagnostics/catalogue/lint.ts';
import type { RuleSet, RuleSeverity } from '../lint/rule-set.ts';
import type { FlavourName } from '../backends/markdown/options.ts';
import type { Category, SeverityTable } from '../compat/category.ts';
import type { DocsMode } from '../codegen/backend.ts';
import type { ImportExtension, IntegerType, WideInteger } from '../codegen/typescript/options.ts';

/** What a configuration may hold; everything may be left out. */
export interface Configuration {
  /** Where editors find the JSON Schema of this file; not interpreted. */
  readonly $schema?: string | undefined;
  /** Root files, relative to the configuration's folder. */
  readonly schemas?: readonly (string | SchemaConfiguration)[] | undefined;
  /** The folder that everything is generated into, relative to the configuration's folder. Default: `out`. */
  readonly output?: string | undefined;
  /** What to generate: the names of targets, or their options by name. Default: `typescript`. */
  readonly targets?: readonly (keyof TargetsConfiguration)[] | TargetsConfiguration | undefined;
  /** How much of the schema's prose is copied into what is generated. Default: `full`. */
  readonly docs?: DocsMode | undefined;
  /** `auto`, `latest`, a dialect's name or a QEMU version. Default: `auto`. */
  readonly dialect?: string | undefined;
  /** The symbols that count as defined where conditions are evaluated. Default: every condition holds. */
  readonly define?: readonly string[] | undefined;
  /** SPDX expression for the header of generated files. */
  readonly license?: string | undefined;
  /** Which rules `lint` applies. */
  readonly lint?: LintConfiguration | undefined;
  /** How `breaking` judges. */
  readonly breaking?: BreakingConfiguration | undefined;
  /** Released versions of the only schema, the oldest first; several schemas have their own. */
  readonly releases?: readonly ReleaseConfiguration[] | undefined;
}

/** Which rules `lint` applies, and how grave what it finds is. */
export interface LintConfiguration {
  /** The set of rules to begin with. Default: `recommended`. */
  readonly extends?: RuleSet | undefined;
  /** Severities of single rules, by their codes; `off` takes one out, anything else takes it in. */
  readonly rules?: Readonly<Partial<Record<LintCode, RuleSeverity | undefined>>> | undefined;
  /** The release that the schema is of, or is to become; nothing in it is newer. Default: the dialect, if that is a version. */
  readonly version?: string | undefined;
  /** The file of findings that are put up with, relative to the configuration's folder. Default: `qapi-gen.baseline.json`, if there is one. */
  readonly baseline?: string | undefined;
}

/** What `breaking` compares with, and how grave what it finds is. */
export interface BreakingConfiguration {
  /** The older version of the only schema; several schemas have their own. */
  readonly against?: string | undefined;
  /** The least grave category that is reported. Default: `docs`, which is all of them. */
  readonly category?: Category | undefined;
  /** By category (`wire`, `source`, `docs`) and by rule (`compat/event-added`); a rule goes before its category. */
  readonly severity?: SeverityTable | undefined;
}

/** One released version of a schema, or several that are named alike. */
export interface ReleaseConfiguration {
  /** As users know them: `7.2`. */
  readonly versions?: readonly string[] | undefined;
  /** The only one, instead of `versions`. */
  readonly version?: string | undefined;
  /**
   * The root file or the folder around it, relative to the configuration's folder, or `git:REVISION:PATH`; `{version}` stands for the
   * version.
   */
  readonly path: string;
  /** Instead of the configuration's own. */
  readonly dialect?: string | undefined;
}

/** A schema that needs more said than its root file. */
export interface SchemaConfiguration {
  /** The root file, relative to the configuration's folder. */
  readonly path: string;
  /** The folder below `output` for this schema. Default: none for a single schema, the root file's base name for several. */
  readonly name?: string | undefined;
  /** Instead of the configuration's own. */
  readonly dialect?: string | undefined;
  /** The older version that `breaking` compares with. */
  readonly against?: string | undefined;
  /** Released versions, the oldest first. */
  readonly releases?: readonly ReleaseConfiguration[] | undefined;
}

/** The options of each target; `docs/configuration.md` says where they are explained. */
export interface TargetsConfiguration {
  readonly typescript?: TypeScriptConfiguration | undefined;
  readonly 'json-schema'?: JsonSchemaConfiguration | undefined;
  readonly markdown?: MarkdownConfiguration | undefined;
  readonly introspection?: IntrospectionConfiguration | undefined;
  readonly client?: ClientConfiguration | undefined;
  readonly agent?: AgentConfiguration | undefined;
  readonly mock?: MockConfiguration | undefined;
}

/** The options of the target `typescript` as they are written down. */
export interface TypeScriptConfiguration {
  /** The type of 64-bit integers, for all or for each built-in type. Default: `bigint`. */
  readonly integers?: IntegerType | Readonly<Partial<Record<WideInteger, IntegerType>>> | undefined;
  /** What stands at the end of import paths. Default: `js`. */
  readonly importExtension?: ImportExtension | undefined;
  /** Names of types by their name in the schema; for a command or event, what the names of its own types begin with. */
  readonly names?: Readonly<Record<string, string>> | undefined;
  /** Words as they are spelt in names that are made from those of commands, events and members: `VNC`. Default: none. */
  readonly acronyms?: readonly string[] | undefined;
  /** Members that hold bytes as base64: `Type.member`, `command.argument`, or `guest-agent` for QEMU's own. Default: none. */
  readonly bytes?: 'guest-agent' | readonly string[] | undefined;
  /** Whether enums and unions have an alternative for what a newer program may send. Default: only together with `client`. */
  readonly openEnums?: boolean | undefined;
}

/** The options of the target `json-schema` as they are written down. */
export interface JsonSchemaConfiguration {
  /** Whether members and enum values that the schema does not know are allowed, for data from a newer program. Default: no. */
  readonly open?: boolean | undefined;
  /** The absolute URI under which the document is published, for its `$id`. Default: it has none. */
  readonly id?: string | undefined;
}

/** The options of the target `markdown` as they are written down. */
export interface MarkdownConfiguration {
  /** The site generator that the pages are for. Default: `plain`, for any renderer of GitHub's Markdown. */
  readonly flavour?: FlavourName | undefined;
  /** The title of the first page. Default: `Schema reference`. */
  readonly title?: string | undefined;
}

/** The options of the target `introspection` as they are written down. */
export interface IntrospectionConfiguration {
  /** Whether names of types are replaced by numbers, as in QEMU. Default: no. */
  readonly mask?: boolean | undefined;
  /** Instead of the configuration's own. */
  readonly define?: readonly string[] | undefined;
}

/** The options of the target `client` as they are written down. */
export interface ClientConfiguration {
  /** Instead of the configuration's own. */
  readonly define?: readonly string[] | undefined;
}

/** The options of the target `agent` as they are written down. */
export interface AgentConfiguration {
  /** Instead of the configuration's own. */
  readonly define?: readonly string[] | undefined;
  /** Which protocol it speaks. Default: `auto`, told by the commands of the schema. */
  readonly protocol?: 'auto' | 'qga' | 'qmp' | undefined;
  /** Whether there is a file for each command, to be filled by you. Default: yes. */
  readonly stubs?: boolean | undefined;
}

/** The options of the target `mock` as they are written down. */
export type MockConfiguration = Omit<AgentConfiguration, 'stubs'>;

/** The options of one target, of whichever. */
export type TargetConfiguration = Readonly<Record<string, unknown>>;

/** Gives its argument back: lets editors and the type checker help in a `qapi-gen.config.js`. */
export function defineConfig(configuration: Configuration): Configuration {
  return configuration;
}

/** The targets that a configuration names, with their options; those of a list have none. */
export function targetSections({ targets = {} }: Configuration): Readonly<Record<string, TargetConfiguration>> {
  const entries: readonly [string, string | object | undefined][] = Object.entries(targets);
  return Object.fromEntries(entries.map(([key, value]) => (typeof value === 'string' ? [value, {}] : [key, { ...value }])));
}
