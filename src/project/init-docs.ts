/**
 * A documentation site to begin with: takes the schemas that it is about, gives the files of a VitePress site with local
 * search, whose pages `qapi-gen generate` writes.
 */
import { posix, relative, resolve, sep } from 'node:path';
import { initDocsTemplates } from '../codegen/generated/init-docs-templates.ts';
import { jsonText } from '../codegen/json-text.ts';
import type { DocsMode } from '../codegen/backend.ts';
import { createRenderer } from '../codegen/render.ts';
import type { FileSystem } from '../source/file-system.ts';
import type { Configuration } from './configuration.ts';
import type { Project } from './project.ts';
import { RequestError } from './request-error.ts';
import { distinctNames } from './schema-names.ts';

/** The site to set up. */
export interface DocsSiteRequest {
  readonly project: Pick<Project, 'schemas' | 'isBundled'>;
  /** Absolute. */
  readonly workingDirectory: string;
  /** Where the site goes, relative to the working directory. */
  readonly folder: string;
  readonly title: string;
  /** If it is not to be the default. */
  readonly docs?: DocsMode | undefined;
}

/** A file that is to be written once and then belongs to the user. */
export interface NewFile {
  /** Relative to the site's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** The name of the configuration that the pages are generated with. */
export const docsConfigurationName = 'qapi-gen.config.json';

/** Below the site's folder. */
const generatedFolder = 'reference';
const vitepressVersion = '^1.6.4';

/** A pair of braces. */
const icon = 'data:image/svg+xml,'
  + encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><text x="8" y="12" font-size="12" text-anchor="middle" fill="#3451b2">{}</text></svg>');

/** The files of the site; the pages of the reference are not among them. */
export function docsSiteFiles(request: DocsSiteRequest): readonly NewFile[] {
  const names = distinctNames(request.project.schemas.map(({ root, name }) => ({ root: resolve(request.workingDirectory, root), name })));
  const references = names.map((name) => ({
    title: JSON.stringify(name || 'Reference'),
    pages: JSON.stringify([generatedFolder, name, 'markdown'].filter((step) => step !== '').join('/')),
    path: JSON.stringify(`/${name || generatedFolder}/`),
  }));
  const title = JSON.stringify(request.title);
  const render = createRenderer(initDocsTemplates);
  return [
    { path: 'package.json', text: jsonText(packageFile()) },
    { path: docsConfigurationName, text: jsonText(configuration(request, names)) },
    { path: '.gitignore', text: 'node_modules/\n.vitepress/cache/\n.vitepress/dist/\n' },
    { path: 'index.md', text: render('home', { title: JSON.stringify(htmlText(request.title)), references }) },
    { path: '.vitepress/config.mjs', text: render('config', { title, references, icon }) },
    { path: '.vitepress/theme/index.js', text: render('theme', {}) },
    { path: '.vitepress/theme/style.css', text: render('style', {}) },
  ];
}

/**
 * Writes files that are not there yet.
 * @throws RequestError if one of them is; then nothing is written
 */
export function writeNewFiles(fileSystem: FileSystem, folder: string, files: readonly NewFile[]): void {
  const existing = files.find(({ path }) => fileSystem.exists(posix.join(folder, path)));
  if (existing !== undefined) {
    throw new RequestError(`${posix.join(folder, existing.path)} exists already, so nothing was written`, 'Name another folder with --output.');
  }
  for (const { path, text } of files) fileSystem.writeText(posix.join(folder, path), text);
}

function packageFile(): object {
  return {
    name: 'schema-reference',
    private: true,
    type: 'module',
    scripts: {
      reference: 'qapi-gen generate',
      prestart: 'npm install --no-audit --no-fund',
      start: 'vitepress dev',
      prebuild: 'npm install --no-audit --no-fund',
      build: 'vitepress build',
      preview: 'vitepress preview',
    },
    devDependencies: { vitepress: vitepressVersion },
  };
}

function configuration({ project, workingDirectory, folder, title, docs }: DocsSiteRequest, names: readonly string[]): Configuration {
  const home = resolve(workingDirectory, folder);
  const schemas = project.schemas.map(({ root, dialect }, index) => ({
    path: relative(home, resolve(workingDirectory, root)).split(sep).join('/'),
    ...(names[index] !== '' && { name: names[index] }),
    ...(dialect !== 'auto' && { dialect: dialect.label }),
  }));
  return {
    ...(!project.isBundled && { schemas }),
    output: generatedFolder,
    targets: { markdown: { flavour: 'vitepress', title } },
    ...(docs !== undefined && { docs }),
  };
}

/** VitePress takes the name on a home page for HTML. */
function htmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
