/**
 * Documentation comments: takes definitions and members with what the schema's documentation says of them, gives
 * lines of TSDoc. How much is said depends on the mode; facts (since, deprecated, unstable, conditions) are always there.
 */
import type { DocsMode } from '../../codegen/backend.ts';
import { documentedParts } from '../../codegen/documented-parts.ts';
import { takesFurtherArguments } from '../../codegen/open-arguments.ts';
import { printWidth } from '../../codegen/print-width.ts';
import { proseReference } from '../../codegen/prose-reference.ts';
import { formatCondition, type Condition } from '../../schema/condition.ts';
import type { DocSection } from '../../schema/doc.ts';
import type { Command, Definition, Feature, Member } from '../../schema/model.ts';
import { sinceRemark } from '../../schema/since-text.ts';
import { isSpecialFeature } from '../../schema/special-features.ts';
import { hasFeature } from '../../schema/traverse.ts';
import { isExample } from '../../syntax/markup/examples.ts';
import type { Directive, SchemaMarkup } from '../../schema/markup.ts';
import { joinBlocks, renderBlocks, renderItem, withLabel } from './tsdoc-blocks.ts';
import { codeSpan, sealLine } from './tsdoc-escape.ts';
import { renderInlines, type LinkResolver } from './tsdoc-inlines.ts';

/** What documentation can be given for: members, enum values, branches, definitions. */
interface Documented {
  readonly condition: Condition | undefined;
  readonly features?: readonly Feature[];
  readonly since?: string | undefined;
}

interface DocumentedPart extends Documented {
  readonly name: string;
  readonly doc?: DocSection | undefined;
}

/** Groups of lines; empty lines come between them. */
type Groups = readonly (readonly string[])[];

/** What the sections of a definition's documentation say: text first, tags last. */
interface Prose {
  readonly body: Groups;
  readonly tags: Groups;
}

const noProse: Prose = { body: [], tags: [] };

interface DocWriterOptions {
  readonly mode: DocsMode;
  readonly markup: SchemaMarkup;
  readonly links: LinkResolver;
}

/**
 * Writes the comments of one generation. What it gives is safe inside of a comment, whatever the prose; see {@link
 * printComment} for the marks.
 */
export class DocWriter {
  readonly #mode: DocsMode;
  readonly #markup: SchemaMarkup;
  readonly #links: LinkResolver;

  constructor({ mode, markup, links }: DocWriterOptions) {
    this.#mode = mode;
    this.#markup = markup;
    this.#links = links;
  }

  /** The comment of a definition, with a titled list of the parts that have no place of their own to be documented at. */
  definition(definition: Definition, title = '', parts: readonly DocumentedPart[] = []): readonly string[] {
    const { body, tags } = this.#mode === 'full' ? this.#prose(definition) : noProse;
    const reference = proseReference(definition, this.#mode, codeSpan);
    return this.#assemble([
      ...body,
      ...(reference === undefined ? [] : [[reference]]),
      ...this.#list(title, parts),
      ...this.#facts(definition),
      ...(definition.kind === 'command' ? [this.#commandFacts(definition)] : []),
      ...tags,
      this.#tags(definition),
    ]);
  }

  /** The comment of a type that the schema writes inside of another definition; `purpose` says what it is for. */
  implicitType(purpose: string, condition: Condition | undefined): readonly string[] {
    return this.#assemble([this.purpose(purpose), conditional('Available if', condition)]);
  }

  /** A sentence of our own that says what something is for. */
  purpose(sentence: string): readonly string[] {
    return this.#mode === 'none' ? [] : [sentence];
  }

  /** The comment of a member. */
  member(member: Member): readonly string[] {
    return this.#assemble([...(this.#mode === 'full' ? [this.#section(member.doc)] : []), ...this.#facts(member), this.#tags(member)]);
  }

  #assemble(groups: Groups): readonly string[] {
    return joinBlocks(groups).map(sealLine);
  }

  #section(section: DocSection | undefined): readonly string[] {
    return section === undefined ? [] : renderBlocks(this.#markup.blocksOf(section), this.#links);
  }

  #prose(definition: Definition): Prose {
    const known = documentedParts(definition);
    const body: (readonly string[])[] = [];
    const tags: (readonly string[])[] = [];
    const examples: (readonly string[])[] = [];
    for (const section of definition.doc?.sections ?? []) {
      switch (section.kind) {
        case 'plain': {
          const blocks = this.#markup.blocksOf(section);
          body.push(renderBlocks(blocks.filter((block) => !isExample(block)), this.#links));
          for (const block of blocks) if (isExample(block)) examples.push(this.#example(block));
          break;
        }
        case 'note':
          body.push(withLabel('**Note:**', this.#section(section)));
          break;
        case 'member':
        case 'feature':
          if (!known.has(section)) body.push(item(codeSpan(section.name ?? ''), this.#section(section)));
          break;
        case 'returns':
          tags.push(withLabel('@returns', this.#section(section)));
          break;
        case 'errors':
          tags.push(withLabel('@throws', this.#section(section)));
          break;
        case 'example':
          examples.push(['@example', ...this.#section(section)]);
          break;
        case 'since':
          // Otherwise it is among the facts.
          if (definition.since === undefined) tags.push(withLabel('@since', this.#section(section)));
          break;
        case 'todo':
          break;
        default:
          section.kind satisfies never;
      }
    }
    return { body, tags: [...tags, ...examples] };
  }

  #example({ title, content }: Directive): readonly string[] {
    const text = renderInlines(title, this.#links);
    return [text === '' ? '@example' : `@example ${text}`, ...renderBlocks(content, this.#links)];
  }

  #facts(documented: Documented): Groups {
    const { features = [], condition } = documented;
    const presence = conditional('Available if', condition);
    if (features.length === 0) return [presence];
    const own = features.filter(({ name }) => !isSpecialFeature(name));
    const unstable = features.find(({ name }) => name === 'unstable');
    return [
      this.#mode === 'full' ? unstable?.doc === undefined ? [] : withLabel('**Unstable:**', this.#section(unstable.doc)) : [],
      own.length === 0 ? [] : joinBlocks([['Features:'], own.flatMap((feature) => this.#item(feature))]),
      conditional('Experimental if', unstable?.condition),
      presence,
    ];
  }

  #commandFacts(command: Command): readonly string[] {
    if (this.#mode === 'none') return [];
    return [
      ...(command.successResponse ? [] : ['There is no reply on success.']),
      ...(command.allowOob ? ['It may be executed out of band.'] : []),
      ...(command.allowPreconfig ? ['It may be executed before the machine is configured.'] : []),
      ...(takesFurtherArguments(command) ? ['The schema does not tell all of its arguments: further ones may be passed.'] : []),
    ];
  }

  #tags({ features = [], since }: Documented): readonly string[] {
    const version = since === undefined ? [] : [`@since ${since}`];
    if (features.length === 0) return version;
    const deprecated = features.find(({ name }) => name === 'deprecated');
    return [
      ...(deprecated === undefined ? [] : withLabel('@deprecated', [
        ...conditional('If', deprecated.condition),
        ...(this.#mode === 'full' ? this.#section(deprecated.doc) : []),
      ])),
      ...(hasFeature({ features }, 'unstable') ? ['@experimental'] : []),
      ...version,
    ];
  }

  /** Parts that have something to tell; the rest of a list stands in the type itself. */
  #list(title: string, parts: readonly DocumentedPart[]): Groups {
    const items = parts.filter((part) => this.#tellsOf(part)).flatMap((part) => this.#item(part));
    return items.length === 0 ? [] : [[title], items];
  }

  #tellsOf({ doc, condition, features = [], since }: DocumentedPart): boolean {
    return (this.#mode === 'full' && doc !== undefined && doc.text !== '') || condition !== undefined || features.length > 0 || since !== undefined;
  }

  #item(part: DocumentedPart): readonly string[] {
    const text = this.#mode === 'full' ? this.#section(part.doc) : [];
    const facts = [
      // The prose may say it, too.
      ...(part.since === undefined || (text.length > 0 && sinceRemark(part.doc?.text ?? '')?.version === part.since) ? [] : [`since ${part.since}`]),
      ...(part.features ?? []).map(({ name }) => name),
      ...(part.condition === undefined ? [] : [`if ${codeSpan(formatCondition(part.condition))}`]),
    ];
    const label = codeSpan(part.name) + (facts.length === 0 ? '' : ` (${facts.join(', ')})`);
    const features = this.#mode === 'full' ? (part.features ?? []).filter(({ doc }) => doc !== undefined) : [];
    return item(label, joinBlocks([text, features.flatMap((feature) => item(codeSpan(feature.name), this.#section(feature.doc)))]));
  }
}

function conditional(what: string, condition: Condition | undefined): readonly string[] {
  return condition === undefined ? [] : [`${what} ${codeSpan(formatCondition(condition))}.`];
}

function item(label: string, lines: readonly string[]): readonly string[] {
  return renderItem('-', lines.length === 0 ? [label] : withLabel(`${label}:`, lines));
}

/** The comment's text with its marks, every line indented and ended; empty for no lines. */
export function printComment(lines: readonly string[], indent = ''): string {
  const [only] = lines;
  if (only === undefined) return '';
  if (lines.length === 1 && indent.length + only.length + '/**  */'.length <= printWidth) return `${indent}/** ${only} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */\n`;
}
