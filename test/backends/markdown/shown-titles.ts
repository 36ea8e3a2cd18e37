/** What generators show as the title of a page outside of it: takes generated files, gives the titles as a reader sees them. */
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { parse } from 'yaml';

/** @throws Error for a title that brings anything but text into a site */
export function shownTitles(flavour: string, files: ReadonlyMap<string, string>, page: string): readonly string[] {
  const read = (path: string): string => {
    const text = files.get(path);
    if (text === undefined) throw new Error(`there is no ${path}`);
    return text;
  };
  const frontMatter = /^---\n(.*?\n)---\n/s.exec(read(`${page}.md`))?.[1];
  const { title = '' } = frontMatter === undefined ? {} : parse(frontMatter) as { readonly title?: string };
  switch (flavour) {
    case 'plain':
      return [];
    case 'docusaurus':
    case 'starlight':
      // These escape what they are given.
      return [title];
    case 'vitepress':
      // It escapes titles, and takes texts of its sidebar for HTML.
      return [title, ...titlesIn(JSON.parse(read('sidebar.json')), (item) => (item['link'] === page ? item['text'] : undefined)).map(textOfHtml)];
    case 'mkdocs':
      return [title, ...titlesIn(parse(read('nav.yml')), (item) => Object.keys(item).find((key) => item[key] === `${page}.md`))].map(textOfHtml);
    default:
      throw new Error(`no flavour ${flavour}`);
  }
}

/** What the whole reference is called in a generator's navigation. */
export function shownReferenceTitles(flavour: string, files: ReadonlyMap<string, string>): readonly string[] {
  if (flavour === 'docusaurus') return [(JSON.parse(files.get('_category_.json') ?? '') as { readonly label: string }).label];
  if (flavour === 'vitepress') return [textOfHtml((JSON.parse(files.get('sidebar.json') ?? '') as readonly [{ readonly text: string }])[0].text)];
  return flavour === 'mkdocs' ? shownTitles(flavour, files, 'index') : [];
}

function titlesIn(value: unknown, titleOf: (item: Readonly<Record<string, unknown>>) => unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? undefined : titleOf(value as Readonly<Record<string, unknown>>);
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(value).flatMap((inner) => titlesIn(inner, titleOf))];
}

/** The text of a title inside an element and inside an attribute. */
function textOfHtml(html: string): string {
  const texts: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'text') texts.push(node.value);
    else if (node.type === 'element' && !(node.tagName === 'p' && Object.keys(node.properties).join() === 'title')) {
      throw new Error(`<${node.tagName}> in a title: ${html}`);
    } else if (node.type === 'comment') throw new Error(`a comment in a title: ${html}`);
    if (node.type === 'element') texts.push(`\n${String(node.properties['title'])}\n`);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(fromHtml(`<p title="${html}">${html}</p>`, { fragment: true }));
  const [attribute, content] = texts.join('').split('\n').filter((text) => text !== '');
  if (attribute !== content) throw new Error(`quotation marks in a title: ${html}`);
  return content ?? '';
}
