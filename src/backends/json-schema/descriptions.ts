/**
 * Descriptions: takes definitions and their parts with what the schema's documentation says of them, gives plain text,
 * as much as the mode allows. Facts (since, conditions, features) stand beside it and are not repeated here.
 */
import type { DocsMode } from '../../codegen/backend.ts';
import { documentedParts } from '../../codegen/documented-parts.ts';
import { takesFurtherArguments } from '../../codegen/open-arguments.ts';
import { proseReference } from '../../codegen/prose-reference.ts';
import type { DocSection } from '../../schema/doc.ts';
import type { SchemaMarkup } from '../../schema/markup.ts';
import type { Command, Definition, Feature } from '../../schema/model.ts';
import { isExample } from '../../syntax/markup/examples.ts';
import { plainText } from '../../syntax/markup/plain-text.ts';

/** Undefined where there is nothing to say. */
export type Description = string | undefined;

/** A member, an enum value, a branch of an alternate. */
export interface DescribedPart {
  readonly doc: DocSection | undefined;
  readonly features?: readonly Feature[];
}

/** Descriptions of one schema's definitions. */
export class Descriptions {
  readonly #mode: DocsMode;
  readonly #markup: SchemaMarkup;

  constructor(mode: DocsMode, markup: SchemaMarkup) {
    this.#mode = mode;
    this.#markup = markup;
  }

  /** Of a type, of an event, or of a command and its arguments. */
  definition(definition: Definition): Description {
    return join([
      ...this.#prose(definition),
      proseReference(definition, this.#mode, (name) => name),
      ...(definition.kind === 'command' ? this.#commandFacts(definition) : []),
    ]);
  }

  /** Of what a command gives back. */
  returns(command: Command): Description {
    if (!command.successResponse) return this.#own('There is no reply on success.');
    if (this.#mode !== 'full') return proseReference(command, this.#mode, (name) => name);
    const sections = command.doc?.sections.filter(({ kind }) => kind === 'returns') ?? [];
    return join(sections.map((section) => this.#section(section)));
  }

  part({ doc, features = [] }: DescribedPart): Description {
    return this.#mode === 'full' ? join([this.#section(doc), ...this.#features(features)]) : undefined;
  }

  /** A sentence of our own; the mode `none` leaves it out too. */
  #own(sentence: string): Description {
    return this.#mode === 'none' ? undefined : sentence;
  }

  #prose(definition: Definition): readonly Description[] {
    if (this.#mode !== 'full') return [];
    const known = documentedParts(definition);
    const texts: Description[] = [];
    for (const section of definition.doc?.sections ?? []) {
      switch (section.kind) {
        case 'plain':
          texts.push(this.#section(section));
          break;
        case 'note':
          texts.push(label('Note', this.#section(section)));
          break;
        case 'errors':
          texts.push(label('Errors', this.#section(section)));
          break;
        case 'member':
        case 'feature':
          if (!known.has(section)) texts.push(label(section.name ?? '', this.#section(section)));
          break;
        case 'since':
          // Otherwise it is among the facts.
          if (definition.since === undefined) texts.push(label('Since', this.#section(section)));
          break;
        case 'returns':
        case 'example':
        case 'todo':
          break;
        default:
          section.kind satisfies never;
      }
    }
    return [...texts, ...this.#features(definition.features)];
  }

  #features(features: readonly Feature[]): readonly Description[] {
    return features.map(({ name, doc }) => label(name, this.#section(doc)));
  }

  #commandFacts(command: Command): readonly Description[] {
    return [
      command.successResponse ? undefined : this.#own('There is no reply on success.'),
      command.allowPreconfig ? this.#own('It may be executed before the machine is configured.') : undefined,
      takesFurtherArguments(command) ? this.#own('The schema does not tell all of its arguments: further ones may be passed.') : undefined,
    ];
  }

  #section(section: DocSection | undefined): Description {
    if (section === undefined || section.text === '') return undefined;
    return plainText(this.#markup.blocksOf(section).filter((block) => !isExample(block)));
  }
}

/** In front of a paragraph that follows; above anything else. */
function label(name: string, text: Description): Description {
  if (text === undefined || text === '') return undefined;
  return `${name}:${/^(?:- |\d+\. )/.test(text) ? '\n' : ' '}${text}`;
}

function join(texts: readonly Description[]): Description {
  const filled = texts.filter((text) => text !== undefined && text !== '');
  return filled.length === 0 ? undefined : filled.join('\n\n');
}
