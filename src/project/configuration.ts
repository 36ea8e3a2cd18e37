/** The configuration as its author writes it; `docs/configuration.md` explains it, `configuration-schema.ts` holds it to its form. */
import type { DocsMode } from '../codegen/backend.ts';

export interface Configuration {
  /** Where editors find the JSON Schema of this file; not interpreted. */
  readonly $schema?: string | undefined;
  /** Root files, relative to the configuration's folder. */
  readonly schemas?: readonly (string | SchemaConfiguration)[] | undefined;
  /** The folder that everything is generated into, relative to the configuration's folder. Default: `out`. */
  readonly output?: string | undefined;
  /** What to generate: the names of targets, or their options by name. Default: `typescript`. */
  readonly targets?: readonly string[] | Readonly<Record<string, TargetConfiguration>> | undefined;
  /** How much of the schema's prose is copied into what is generated. Default: `full`. */
  readonly docs?: DocsMode | undefined;
  /** `auto`, `latest`, a dialect's name or a QEMU version. Default: `auto`. */
  readonly dialect?: string | undefined;
  /** The symbols that count as defined where conditions are evaluated. Default: every condition holds. */
  readonly define?: readonly string[] | undefined;
  /** SPDX expression for the header of generated files. */
  readonly license?: string | undefined;
}

/** A schema that needs more said than its root file. */
export interface SchemaConfiguration {
  /** The root file, relative to the configuration's folder. */
  readonly path: string;
  /** The folder below `output` for this schema. Default: none for a single schema, the root file's base name for several. */
  readonly name?: string | undefined;
  /** Instead of the configuration's own. */
  readonly dialect?: string | undefined;
}

/** The options of one target; each backend documents its own. */
export type TargetConfiguration = Readonly<Record<string, unknown>>;

/** Gives its argument back: lets editors and the type checker help in a `qapi-gen.config.js`. */
export function defineConfig(configuration: Configuration): Configuration {
  return configuration;
}
