/** Front matter: takes values, gives lines of YAML in the form that Prettier gives them. */
import type { Lines } from '../lines.ts';

type FrontMatterValue = string | number | boolean | null | readonly number[] | { readonly [key: string]: FrontMatterValue };

/** @param notes comments at the head */
export function frontMatter(values: Readonly<Record<string, FrontMatterValue>>, notes: Lines): Lines {
  return ['---', ...notes.map((note) => `# ${note}`), ...entries(values), '---'];
}

function entries(values: Readonly<Record<string, FrontMatterValue>>): Lines {
  return Object.entries(values).flatMap(([key, value]) => {
    if (typeof value === 'string') return [`${key}: ${quote(value)}`];
    if (value === null || typeof value !== 'object') return [`${key}: ${value}`];
    if (Array.isArray(value)) return [`${key}: [${value.join(', ')}]`];
    return [`${key}:`, ...entries(value as Readonly<Record<string, FrontMatterValue>>).map((line) => `  ${line}`)];
  });
}

/** A string of YAML, with the quotes that Prettier prefers. */
export function quote(text: string): string {
  const clean = text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff]+/g, ' ');
  return /["\\]/.test(clean) && !(clean.includes("'") && !clean.includes('"'))
    ? `'${clean.replaceAll("'", "''")}'`
    : `"${clean.replace(/[\\"]/g, '\\$&')}"`;
}
