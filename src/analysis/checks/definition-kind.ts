/** An object of the text is a definition if exactly one of its keys says what it defines. QAPI reference, "Schema syntax". */
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { lifetimeText, permits, type Dialect } from '../../schema/dialect.ts';
import type { Entry } from '../../syntax/ast.ts';
import type { Declaration } from '../terms/declarations.ts';
import { definitionKeys } from '../terms/definition-keys.ts';
import type { DefinitionItem } from '../terms/items.ts';

/** The entry that names a definition, and what is defined by it. */
export interface KindEntry {
  readonly kind: Declaration['kind'];
  readonly entry: Entry;
}

/** Gives the key of another dialect too, once it was reported. Undefined, and reported, if there is none or more than one. */
export function findKind({ value, broken }: DefinitionItem, dialect: Dialect, sink: DiagnosticSink): KindEntry | undefined {
  const found = value.entries.filter(({ key }) => isKnown(key.text, dialect));
  const last = found.at(-1);
  // That a key is there twice was reported with the syntax.
  if (last !== undefined && found.every(({ key }) => key.text === last.key.text)) return kindEntry(last);
  if (broken) return undefined;
  const known = [...definitionKeys.keys()].filter((key) => isKnown(key, dialect));
  const [first] = value.entries;
  const other = definitionKeys.get(first?.key.text ?? '');
  if (found.length === 0 && first !== undefined && other?.permission !== undefined) {
    const args = { construct: `a definition with '${first.key.text}'`, lifetime: lifetimeText(other.permission), dialect: dialect.label };
    const successor = known.find((key) => definitionKeys.get(key)?.kind === other.kind);
    sink.report('dialect/not-available', value.span, args, { focus: first.key.span, suggestion: successor && `Write '${successor}'.` });
    return kindEntry(first);
  }
  const suggestion = found.length > 1 || first === undefined ? undefined : didYouMean(first.key.text, [...known, 'include', 'pragma']);
  sink.report('definition/unknown-kind', value.span, { kinds: known, found: found.map(({ key }) => key.text) }, {
    focus: (found[1] ?? first)?.key.span,
    suggestion,
  });
  return undefined;
}

function kindEntry(entry: Entry): KindEntry | undefined {
  const kind = definitionKeys.get(entry.key.text)?.kind;
  return kind && { kind, entry };
}

function isKnown(key: string, dialect: Dialect): boolean {
  const found = definitionKeys.get(key);
  return found !== undefined && (found.permission === undefined || permits(dialect, found.permission));
}
