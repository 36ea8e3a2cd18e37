/** How a file came in: takes a source file, gives the include directives that led to it. */
import type { SourceFile } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';

/** Outermost first, as QEMU's generator prints them; empty for a root file. */
export function includeChain(file: SourceFile): readonly Span[] {
  const chain: Span[] = [];
  for (let include = file.includedFrom; include !== undefined; include = include.file.includedFrom) chain.push(include);
  return chain.reverse();
}
