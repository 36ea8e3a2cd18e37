/**
 * Doc blocks in the format of QEMU's schema tests: takes the schema model, gives the lines of every block in
 * source order: body, members (undocumented ones last), features, then the other sections.
 */
import { capitalise } from '../../codegen/capitalise.ts';
import type { Doc, DocSection } from '../../schema/doc.ts';
import type { Definition, Schema, StructType } from '../../schema/model.ts';

/** One line each, without line ends, except that the text of a section keeps its own. Pure. */
export function dumpQemuDocs(schema: Schema): readonly string[] {
  return schema.docs.flatMap((doc) => {
    const definition = doc.symbol === undefined ? undefined : schema.definitions.get(doc.symbol);
    return docLines(doc, definition?.doc === doc ? definition : undefined);
  });
}

function docLines(doc: Doc, definition: Definition | undefined): readonly string[] {
  const [first] = doc.sections;
  const body = first?.kind === 'plain' ? first : undefined;
  const documented = doc.sections.filter((section) => section.kind === 'member');
  const undocumented = definition === undefined
    ? []
    : documentableNames(definition).filter((name) => documented.every((section) => section.name !== name));
  return [
    doc.symbol === undefined ? 'doc freeform' : `doc symbol=${doc.symbol}`,
    '    body=', body?.text ?? '',
    ...documented.flatMap((section) => [`    arg=${section.name}`, section.text]),
    ...undocumented.flatMap((name) => [`    arg=${name}`, '']),
    ...doc.sections.filter((section) => section.kind === 'feature')
      .flatMap((section) => [`    feature=${section.name}`, section.text]),
    ...doc.sections.filter((section) => section !== body && isOther(section))
      .flatMap((section) => [`    section=${capitalise(section.kind)}`, section.text]),
  ];
}

function isOther(section: DocSection): boolean {
  return section.kind !== 'member' && section.kind !== 'feature';
}

/** What a definition's own doc block describes; members of named types are described there. */
function documentableNames(definition: Definition): readonly string[] {
  switch (definition.kind) {
    case 'enum':
      return names(definition.values);
    case 'struct':
      return names(definition.members);
    case 'union':
      return inlineNames(definition.base);
    case 'alternate':
      return names(definition.branches);
    case 'command':
    case 'event':
      return definition.arguments?.kind === 'struct' ? inlineNames(definition.arguments) : [];
    default:
      return definition satisfies never;
  }
}

function inlineNames(type: StructType): readonly string[] {
  return type.implicit === undefined ? [] : names(type.members);
}

function names(items: readonly { readonly name: string }[]): readonly string[] {
  return items.map((item) => item.name);
}
