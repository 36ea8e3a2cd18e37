/** What prose refers to by name is there: a definition, or one of the parts that definitions have. */
import { requires, type Dialect } from '../../schema/dialect.ts';
import type { DocSection } from '../../schema/doc.ts';
import type { Span } from '../../source/span.ts';
import { walkMarkup } from '../../syntax/markup/walk-markup.ts';
import { defineRule } from '../rule.ts';
import type { SchemaNames } from '../subject/schema-names.ts';
import type { LintSubject } from '../subject/subject.ts';

/** What may be a reference; few texts have one that leads nowhere. */
const isName = /^[A-Za-z_][\w.-]*$/;
const candidates = /@([A-Za-z][\w-]*)|(?<!`)`([^`\n]+)`/g;

/** The rule `lint/unknown-reference`. */
export const unknownReference = defineRule({
  code: 'lint/unknown-reference',
  set: 'recommended',
  coveredBy: ['lint/returns-other-type'],
  *find(subject) {
    // Modules that are another schema's may speak of what only that one has.
    const docs = subject.schema.modules.filter(({ name }) => !name.startsWith('../')).flatMap((module) => module.docs);
    for (const doc of docs) {
      for (const section of doc.sections) {
        if (section.kind === 'todo') continue;
        for (const { name, span } of deadReferences(section, subject)) {
          const likely = nearly(name, subject);
          yield { span, args: { name }, definition: subject.definitionOf(doc), suggestion: likely === undefined ? undefined : `Did you mean '${likely}'?` };
        }
      }
    }
  },
});

interface DeadReference {
  readonly name: string;
  readonly span: Span;
}

function deadReferences(section: DocSection, subject: LintSubject): readonly DeadReference[] {
  const { text } = section;
  const { names } = subject;
  const hasReferences = hasCrossReferences(subject.dialect);
  if (!text.includes('@') && !text.includes('`')) return [];
  let isWorthIt = false;
  candidates.lastIndex = 0;
  for (let match = candidates.exec(text); match !== null && !isWorthIt; match = candidates.exec(text)) {
    const name = match[1] ?? match[2] ?? '';
    isWorthIt = isName.test(name) && !names.isAnything(name) && (match[1] !== undefined || (hasReferences && isOwn(name, subject)));
  }
  if (!isWorthIt) return [];
  const found: DeadReference[] = [];
  walkMarkup(subject.blocksOf(section), {
    enter(node) {
      if (node.kind === 'transcript' || node.kind === 'literal-block') return false;
      if (node.kind === 'member' && isDead(node.name, names) && !isQuotedOrEntry(node.span)) found.push({ name: node.name, span: node.span });
      if (node.kind === 'reference' && hasReferences && isDead(node.target, names) && isOwn(node.target, subject)) {
        found.push({ name: node.target, span: node.span });
      }
      return undefined;
    },
  });
  return found;
}

const typeLike = /^(?:[A-Z]+[a-z0-9]+){2,}/;

/**
 * Between single backticks stands whatever a manual has a label for, such as a command of another protocol; but a type is
 * known by its name, and what is nearly the name of a definition is meant to be that.
 */
function isOwn(name: string, subject: LintSubject): boolean {
  if (typeLike.test(name)) return true;
  const likely = nearly(name, subject);
  return likely !== undefined && subject.names.isDefinition(likely);
}

/** To compare all names takes long. */
function nearly(name: string, { suggester, names }: LintSubject): string | undefined {
  return suggester.nearestName(name, names.similarTo(name));
}

/** An address or a value in quotes, or the name of an entry that has a blank in it. */
function isQuotedOrEntry({ file: { text }, start, end }: Span): boolean {
  return /["'\w]/.test(text[start - 1] ?? '') || /^ [\w-]+:/.test(text.slice(end, end + longestRest));
}

const longestRest = 30;

function hasCrossReferences(dialect: Dialect): boolean {
  return requires(dialect, 'no-old-headings');
}

/** `Type.member`, and what names more than one thing by a pattern, are looked up as far as that goes. */
function isDead(name: string, names: SchemaNames): boolean {
  if (!isName.test(name)) return false;
  return name.split('.').some((part) => !names.isAnything(part.replace(/-+$/, '')));
}
