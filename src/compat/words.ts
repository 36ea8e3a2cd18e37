/** Words that several rules and the changelog use. */

/** `a`, `a and b`, `a, b and c`. */
export function listText(items: readonly string[]): string {
  const words = items.map((item) => plurals[item] ?? item);
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** Names in quotes, of many only the first. */
export function someOf(names: readonly string[]): readonly string[] {
  const shown = names.slice(0, mostShown).map((name) => `'${name}'`);
  return names.length > mostShown ? [...shown, `${names.length - mostShown} more`] : shown;
}

/** Under which values of the tag, to stand behind a verb; nothing for all of them. */
export function whereText(values: readonly string[]): string {
  return values.length === 0 ? '' : ` in ${branchesText(values)}`;
}

/** `the branch 'a'`, `the branches 'a' and 'b'`. */
export function branchesText(values: readonly string[]): string {
  return `the ${values.length === 1 ? 'branch' : 'branches'} ${listText(someOf(values))}`;
}

/** How many are named. */
const mostShown = 4;

const plurals: Readonly<Record<string, string>> = {
  string: 'strings', number: 'numbers', boolean: 'booleans', object: 'objects', array: 'lists', null: 'null',
};
