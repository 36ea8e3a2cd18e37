/** What lint rules look at: a schema that was checked, its texts, and what is known of its names; made once, for all rules. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { Suggester } from '../../diagnostics/suggest.ts';
import type { Dialect } from '../../schema/dialect.ts';
import type { Doc, DocSection } from '../../schema/doc.ts';
import type { SchemaHistory } from '../../schema/history.ts';
import type { Definition, Schema } from '../../schema/model.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Version } from '../../schema/version.ts';
import type { SyntaxTree } from '../../syntax/ast.ts';
import type { Block } from '../../schema/markup.ts';
import { markupOptions } from '../../syntax/markup/markup-options.ts';
import { parseMarkup } from '../../syntax/markup/parse-markup.ts';
import { findConversations, type Conversation } from '../examples/find-examples.ts';
import { judgeConversation, type Verdict } from '../examples/judge-conversation.ts';
import { findProseSlips, type ProseSlip } from './prose-slips.ts';
import { ownParts, type OwnParts } from './own-parts.ts';
import { SchemaNames } from './schema-names.ts';

/** What is known of a schema when it is linted. */
export interface LintInput {
  readonly schema: Schema;
  readonly trees: readonly SyntaxTree[];
  readonly dialect: Dialect;
  /** What checking found. */
  readonly diagnostics: readonly Diagnostic[];
  /** The release that the schema is of, or the one it is to become. */
  readonly version: Version | undefined;
  /** What its released versions tell. */
  readonly history: SchemaHistory | undefined;
}

/** A definition whose documentation is its own. */
export interface Documented {
  readonly definition: Definition;
  readonly doc: Doc;
  readonly parts: OwnParts;
}

/** Something wrong with an example, and where. */
export interface PlacedVerdict {
  readonly verdict: Verdict;
  readonly file: SourceFile;
  readonly definition: Definition | undefined;
}

/** A schema as rules see it. */
export class LintSubject implements LintInput {
  readonly schema: Schema;
  readonly trees: readonly SyntaxTree[];
  readonly dialect: Dialect;
  readonly diagnostics: readonly Diagnostic[];
  readonly version: Version | undefined;
  readonly history: SchemaHistory | undefined;
  /** In source order. */
  readonly definitions: readonly Definition[];
  /** Of those, the ones with documentation that names them. */
  readonly documented: readonly Documented[];
  readonly names: SchemaNames;
  readonly suggester = new Suggester();
  #conversations: readonly Conversation[] | undefined;
  #slips: readonly ProseSlip[] | undefined;
  #owners: ReadonlyMap<Doc, Definition> | undefined;
  #verdicts: readonly PlacedVerdict[] | undefined;

  constructor({ schema, trees, dialect, diagnostics, version, history }: LintInput) {
    this.schema = schema;
    this.trees = trees;
    this.dialect = dialect;
    this.diagnostics = diagnostics;
    this.version = version;
    this.history = history;
    this.definitions = [...schema.definitions.values()];
    this.documented = this.definitions.flatMap((definition) => {
      const { doc } = definition;
      return doc === undefined || doc.symbol !== definition.name ? [] : [{ definition, doc, parts: ownParts(definition) }];
    });
    this.names = new SchemaNames(schema, trees);
  }

  /** The prose of a section as a tree. To read all of a schema takes longer than to check it: look first whether it is worth it. */
  blocksOf(section: DocSection): readonly Block[] {
    return parseMarkup(section, section.span.file, markupOptions(this.dialect)).blocks;
  }

  /** Slips of the keyboard in all documentation. */
  get proseSlips(): readonly ProseSlip[] {
    return this.#slips ??= findProseSlips(this.schema.docs);
  }

  /** Whose documentation a doc comment is. */
  readonly definitionOf = (doc: Doc): Definition | undefined => {
    this.#owners ??= new Map(this.definitions.flatMap((definition) => (definition.doc === undefined ? [] : [[definition.doc, definition]])));
    return this.#owners.get(doc);
  };

  /** The examples of all documentation. */
  get conversations(): readonly Conversation[] {
    return this.#conversations ??= findConversations(this);
  }

  /** What is wrong with the examples that are JSON. */
  get verdicts(): readonly PlacedVerdict[] {
    return this.#verdicts ??= this.conversations.flatMap((conversation) => {
      const file = conversation.messages[0]?.file;
      const { definition } = conversation;
      return file === undefined ? [] : judgeConversation(conversation, this).map((verdict) => ({ verdict, file, definition }));
    });
  }
}
