/**
 * What the page of each schema module is called: takes the modules, gives paths that every site generator serves as pages of
 * their own. Source: Docusaurus 3, plugin-content-docs ("exclude", "Category index convention", number prefixes); Starlight,
 * "Project Structure"; MkDocs, "Configuration", "Writing your docs".
 */
import { assignModulePaths } from '../../codegen/module-paths.ts';
import type { Module } from '../../schema/model.ts';

/** The folder that the pages are written to. */
const targetFolder = 'markdown';

/**
 * Paths without extension, by module. Underscores at the beginning of a name are left out, and what a generator would take
 * for the first page of a folder, or for no page, gets a number; so does what would then meet another page or one of the
 * `reserved` ones. Modules whose names need nothing of the kind go first, so that no other one changes theirs.
 */
export function assignPages(modules: readonly Module[], reserved: readonly string[]): ReadonlyMap<string, string> {
  const pages = new Map(assignModulePaths(modules, reserved));
  const taken = new Set(reserved.map(addressOf));
  const unserved: string[] = [];
  for (const [module, path] of pages) {
    if (isServed(path) && !taken.has(addressOf(path))) taken.add(addressOf(path));
    else unserved.push(module);
  }
  for (const module of unserved) {
    const wanted = withoutUnderscores(pages.get(module) ?? '');
    let path = wanted;
    for (let number = 2; !isServed(path) || taken.has(addressOf(path)); number++) path = `${wanted}-${number}`;
    taken.add(addressOf(path));
    pages.set(module, path);
  }
  return pages;
}

/** Files and folders with an underscore in front are none of the site's for Docusaurus, such files for Starlight. */
function withoutUnderscores(path: string): string {
  const [top = '', ...steps] = path.split('/').map((step) => step.replace(/^_+/, '') || 'schema');
  // MkDocs leaves out a folder with templates of its own.
  return [steps.length > 0 && top === 'templates' ? 'templates-2' : top, ...steps].join('/');
}

/** Whether all generators take it for a page, and none for the first page of its folder. */
function isServed(path: string): boolean {
  const [name = '', folder = targetFolder] = path.toLowerCase().split('/').reverse();
  return withoutUnderscores(path) === path && !['index', 'readme', folder].includes(name);
}

/** Docusaurus leaves out numbers that names begin with, and no generator tells upper from lower case on every disk. */
function addressOf(path: string): string {
  return path.toLowerCase().split('/').map((step) => step.replace(/^\d+[-_]+(?=[^-_])/, '')).join('/');
}
