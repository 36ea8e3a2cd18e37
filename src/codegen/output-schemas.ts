/**
 * Which schema each target in an output folder was generated from: takes what the manifest says of it and what is generated
 * now, gives what the manifest will say, and the conflicts of schemas that would replace each other.
 */
import type { ManifestEntry } from './output-manifest.ts';

/** The schema that a target is generated from. */
export interface TargetSchema {
  /** What the manifest calls it: the same wherever the files lie. */
  readonly label: string;
  /** Whether a label stands for another schema that is still there, and so for output that somebody may still want. */
  isReplacementOf(label: string): boolean;
}

/** Targets that were generated from one schema, and would be from another. */
export interface ReplacedSchema {
  readonly targets: readonly string[];
  /** Labels. */
  readonly earlier: string;
  readonly next: string;
}

/** Labels of schemas by target. */
type Labels = ReadonlyMap<string, string>;

/**
 * Schemas whose output would be replaced by another's.
 * @param touched the targets of which something would be changed or removed
 */
export function replacedSchemas(
  labels: Labels, schemas: ReadonlyMap<string, TargetSchema>, touched: ReadonlySet<string>,
): readonly ReplacedSchema[] {
  const replaced = new Map<string, { targets: string[]; earlier: string; next: string }>();
  for (const [target, schema] of schemas) {
    const earlier = labels.get(target);
    const next = schema.label;
    if (earlier === undefined || earlier === next || !touched.has(target) || !schema.isReplacementOf(earlier)) continue;
    const key = `${earlier}\0${next}`;
    const known = replaced.get(key);
    if (known === undefined) replaced.set(key, { targets: [target], earlier, next });
    else known.targets.push(target);
  }
  return [...replaced.values()];
}

/** While the folder is written, a target whose schema changes has files of both, or parts of the first one. */
export function labelsBetween(labels: Labels, schemas: ReadonlyMap<string, TargetSchema>): Labels {
  return new Map([...labels].filter(([target, label]) => (schemas.get(target)?.label ?? label) === label));
}

/** Only for targets that have files. */
export function labelsAfter(
  labels: Labels, schemas: ReadonlyMap<string, TargetSchema>, files: ReadonlyMap<string, ManifestEntry>,
): Labels {
  const targets = new Set([...files.values()].flatMap((entry) => entry.targets));
  const next = [...labels, ...[...schemas].map(([target, { label }]) => [target, label] as const)];
  return new Map(next.filter(([target]) => targets.has(target)));
}
