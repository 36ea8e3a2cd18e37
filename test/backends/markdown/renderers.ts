/** The renderers that the flavours are written for, each as its site generator sets it up: takes a page, gives its HTML. */
import { spawnSync } from 'node:child_process';

/** One renderer; it throws where its site generator would refuse a page. */
export interface PageRenderer {
  readonly flavour: string;
  /** As the tests call it; one flavour may have several. */
  readonly name: string;
  /** Why it cannot run here. */
  readonly missing?: string | undefined;
  /** Without front matter. */
  render(pages: readonly string[]): Promise<readonly string[]>;
}

/** The parts of the packages that are used. Their own types would have every test checked against a browser's. */
interface AstroMarkdown {
  createMarkdownProcessor(options: object): Promise<{ render(page: string): Promise<{ readonly code: string }> }>;
}

interface Mdx {
  evaluate(page: string, options: object): Promise<{ readonly default: (props: object) => unknown }>;
}

interface VitePress {
  createMarkdownRenderer(folder: string, options: object, base: string): Promise<{ render(page: string, environment: object): string }>;
}

interface Vue {
  createSSRApp(options: { readonly template: string }): { readonly config: { warnHandler: (message: string) => void } };
}

interface VueServer {
  renderToString(app: object): Promise<string>;
}

type Plugin = { readonly default: unknown };

async function load<Package>(name: string): Promise<Package> {
  return await import(name) as Package;
}

/** Debian's own comes first: that is where its packages are. */
const python = ['/usr/bin/python3', 'python3'].find((program) => spawnSync(program, ['-c', 'import markdown']).status === 0);

/** At least one a flavour. Packages are loaded when a page is rendered. */
export const pageRenderers: readonly PageRenderer[] = [
  {
    flavour: 'plain',
    name: 'GitHub’s Markdown with HTML',
    render: (pages) => renderAstro(pages, { smartypants: false }),
  },
  {
    flavour: 'vitepress',
    name: 'VitePress and Vue',
    async render(pages) {
      const [{ createMarkdownRenderer }, { createSSRApp }, { renderToString }] = await Promise.all([
        load<VitePress>('vitepress'), load<Vue>('vue'), load<VueServer>('vue/server-renderer'),
      ]);
      const markdown = await createMarkdownRenderer('.', {}, '/');
      return Promise.all(pages.map((page) => {
        const app = createSSRApp({ template: `<div>${markdown.render(page, {})}</div>` });
        app.config.warnHandler = (message) => {
          throw new Error(message);
        };
        return renderToString(app);
      }));
    },
  },
  { flavour: 'docusaurus', name: 'MDX, read as Markdown', render: (pages) => renderMdx(pages, 'md') },
  { flavour: 'docusaurus', name: 'MDX', render: (pages) => renderMdx(pages.map(escapeHeadingIds), 'mdx') },
  {
    flavour: 'starlight',
    name: 'Astro’s remark',
    render: async (pages) => renderAstro(pages, { remarkPlugins: [(await load<Plugin>('remark-directive')).default] }),
  },
  {
    flavour: 'mkdocs',
    name: 'Python-Markdown',
    missing: python === undefined ? 'python3-markdown is not installed' : undefined,
    render: (pages) => Promise.resolve(renderPython(pages)),
  },
];

/** A page as it stands below its front matter, or the whole page if it has none. */
export function withoutFrontMatter(page: string): string {
  return page.replace(/^---\n.*?\n---\n/s, '');
}

async function renderAstro(pages: readonly string[], options: object): Promise<readonly string[]> {
  const { createMarkdownProcessor } = await load<AstroMarkdown>('@astrojs/markdown-remark');
  const processor = await createMarkdownProcessor({ syntaxHighlight: false, ...options });
  return Promise.all(pages.map(async (page) => (await processor.render(page)).code));
}

async function renderMdx(pages: readonly string[], format: 'md' | 'mdx'): Promise<readonly string[]> {
  const { evaluate } = await load<Mdx>('@mdx-js/mdx');
  const [gfm, directive, raw] = await Promise.all(['remark-gfm', 'remark-directive', 'rehype-raw'].map((name) => load<Plugin>(name)));
  return Promise.all(pages.map(async (page) => {
    const { default: content } = await evaluate(page, {
      format,
      remarkPlugins: [gfm?.default, directive?.default, admonitions],
      rehypePlugins: format === 'md' ? [raw?.default] : [],
      Fragment, jsx, jsxs: jsx,
    });
    return String(content({}));
  }));
}

/** As Docusaurus does before it hands a page to MDX, for which the ids of headings are expressions; nothing is escaped twice. */
function escapeHeadingIds(page: string): string {
  return page.replace(/^(#{1,6} .*)(?<!\\)\{#/gm, '$1\\{#');
}

/** Containers become elements, as generators make them; other directives would show as elements without a name. */
function admonitions() {
  return (tree: MarkdownNode): void => visitNodes(tree, (node) => {
    if (node.type === 'containerDirective') node.data = { hName: 'aside' };
    else if (node.type.endsWith('Directive')) node.data = { hName: 'directive' };
  });
}

interface MarkdownNode {
  readonly type: string;
  data?: object;
  readonly children?: readonly MarkdownNode[];
}

function visitNodes(node: MarkdownNode, visit: (node: MarkdownNode) => void): void {
  visit(node);
  node.children?.forEach((child) => visitNodes(child, visit));
}

/** HTML that is to be taken as it is. */
class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

const Fragment = Symbol('fragment');

function jsx(type: unknown, { children, ...attributes }: Readonly<Record<string, unknown>>): Html {
  if (typeof type === 'function') return (type as (props: object) => Html)({ ...attributes, children });
  const content = [children].flat(Infinity).map((child) => (
    child instanceof Html ? child.text : child === undefined || child === null || child === false ? '' : escapeText(String(child))
  )).join('');
  if (type === Fragment) return new Html(content);
  const list = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeText(String(value))}"`).join('');
  return new Html(`<${String(type)}${list}>${content}</${String(type)}>`);
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** The extensions that MkDocs always has, and those that docs/markdown.md asks for. */
const pythonScript = `
import json, sys, markdown
extensions = ['toc', 'tables', 'fenced_code', 'attr_list', 'admonition']
json.dump([markdown.markdown(page, extensions=extensions) for page in json.load(sys.stdin)], sys.stdout)
`;

function renderPython(pages: readonly string[]): readonly string[] {
  const { status, stdout, stderr } = spawnSync(python ?? 'python3', ['-c', pythonScript], {
    input: JSON.stringify(pages), encoding: 'utf8', maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as readonly string[];
}
