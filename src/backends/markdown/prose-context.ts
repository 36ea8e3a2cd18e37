/** What prose of the schema is rendered with: the page it stands on, and what its names lead to. */
import type { Span } from '../../source/span.ts';
import type { MarkupNode } from '../../schema/markup.ts';
import type { PageContext } from './page-context.ts';

/** What a renderer of prose asks of its surroundings. */
export interface ProseContext {
  readonly page: PageContext;
  /** A link to a member, value or branch of the definition at hand. */
  linkToMember(name: string): string | undefined;
  /** Anchors of footnotes, by the footnotes themselves and by the references to them. */
  readonly footnotes: ReadonlyMap<MarkupNode, string>;
  /** Called for a reference that leads to nothing. */
  reportUnknown(target: string, span: Span): void;
  /** Inside a list, quote or box. */
  readonly isNested: boolean;
}

/** The same context for what stands inside of a list, quote or box. */
export function nested(context: ProseContext): ProseContext {
  return context.isNested ? context : { ...context, isNested: true };
}
