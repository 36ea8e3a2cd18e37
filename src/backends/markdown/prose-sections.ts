/**
 * The prose of a definition: takes the sections of its documentation, gives what comes before its members and what comes
 * after, its examples, and what is said of its return value and errors. Each word is in one of them, except for what stands
 * at members.
 */
import { capitalise } from '../../codegen/capitalise.ts';
import { documentedParts } from '../../codegen/documented-parts.ts';
import type { DocSection } from '../../schema/doc.ts';
import type { Definition } from '../../schema/model.ts';
import { parseVersion } from '../../schema/version.ts';
import { isExample } from '../../syntax/markup/examples.ts';
import { renderBlocks } from './blocks.ts';
import type { Generation } from './generation.ts';
import { joinGroups, withLabel, type Lines } from './lines.ts';
import { nested, type ProseContext } from './prose-context.ts';

interface ProseSections {
  readonly lead: Lines;
  readonly returns: Lines;
  readonly errors: Lines;
  readonly tail: Lines;
  readonly examples: Lines;
}

/** Examples come out of the prose around them. `TODO` sections are for the schema's authors and left out. */
export function splitProse(definition: Definition, generation: Generation, context: ProseContext): ProseSections {
  const known = documentedParts(definition);
  const lead: Lines[] = [];
  const tail: Lines[] = [];
  const examples: Lines[] = [];
  const returns: Lines[] = [];
  const errors: Lines[] = [];
  let text = lead;
  const render = (section: DocSection): Lines => renderBlocks(generation.blocksOf(section), context);
  for (const section of definition.doc?.sections ?? []) {
    switch (section.kind) {
      case 'plain': {
        const blocks = generation.blocksOf(section);
        text.push(renderBlocks(blocks.filter((block) => !isExample(block)), context));
        examples.push(renderBlocks(blocks.filter(isExample), context));
        continue;
      }
      case 'note':
        text.push(renderNote(section, generation, context));
        continue;
      case 'member':
      case 'feature':
        if (!known.has(section)) tail.push(renderStray(section, generation, context));
        break;
      case 'returns':
        returns.push(render(section));
        break;
      case 'errors':
        errors.push(render(section));
        break;
      case 'since':
        // A version alone is in the heading, and where the releases are known, the true one is.
        if (section.text !== definition.since && (generation.history === undefined || parseVersion(section.text) === undefined)) tail.push(withLabel('**Since:**', render(section)));
        break;
      case 'example':
        examples.push(joinGroups([['**Example**'], render(section)]));
        break;
      case 'todo':
        continue;
      default:
        section.kind satisfies never;
    }
    text = tail;
  }
  return {
    lead: joinGroups(lead), returns: joinGroups(returns), errors: joinGroups(errors), tail: joinGroups(tail), examples: joinGroups(examples),
  };
}

/** Of documentation that belongs to no definition: all of it. */
export function renderSection(section: DocSection, generation: Generation, context: ProseContext): Lines {
  switch (section.kind) {
    case 'plain':
    case 'todo':
      return renderBlocks(generation.blocksOf(section), context);
    case 'note':
      return renderNote(section, generation, context);
    case 'member':
    case 'feature':
      return renderStray(section, generation, context);
    case 'returns':
    case 'errors':
    case 'since':
    case 'example':
      return withLabel(`**${capitalise(section.kind)}:**`, renderBlocks(generation.blocksOf(section), context));
    default:
      return section.kind satisfies never;
  }
}

function renderNote(section: DocSection, generation: Generation, context: ProseContext): Lines {
  const lines = renderBlocks(generation.blocksOf(section), nested(context));
  return lines.length === 0 ? [] : context.page.flavour.box('note', 'Note', lines);
}

/** A description of something that the definition does not have. */
function renderStray(section: DocSection, generation: Generation, context: ProseContext): Lines {
  const lines = renderBlocks(generation.blocksOf(section), context);
  return lines.length === 0 ? [] : withLabel(`${context.page.flavour.codeSpan(section.name ?? '')}:`, lines);
}
