/** What stands twice contradicts itself sooner or later, and tools take one of the two. */
import type { DocSection } from '../../schema/doc.ts';
import { defineRule } from '../rule.ts';
import { ownerText } from '../words.ts';

const tags: Readonly<Partial<Record<DocSection['kind'], string>>> = { returns: 'Returns:', errors: 'Errors:', since: 'Since:' };

/** The rule `lint/repeated-section`. */
export const repeatedSection = defineRule({
  code: 'lint/repeated-section',
  set: 'minimal',
  coveredBy: ['doc/repeated-entry', 'doc/repeated-features'],
  find: (subject) => subject.documented.flatMap(({ definition, doc }) => {
    const seen = new Map<string, DocSection>();
    return doc.sections.flatMap((section) => {
      const title = section.kind === 'member' || section.kind === 'feature' ? `@${section.name ?? ''}:` : tags[section.kind];
      if (title === undefined) return [];
      const key = `${section.kind}:${title}`;
      const earlier = seen.get(key);
      if (earlier === undefined) seen.set(key, section);
      return earlier === undefined ? [] : [{
        span: section.nameSpan ?? section.span.file.span(section.span.start, section.span.start + title.length),
        args: { section: title, owner: ownerText(definition) },
        definition,
        alsoAt: [section.span],
        related: [{ message: 'it stands here, too', span: earlier.nameSpan ?? earlier.span }],
      }];
    });
  }),
});
