/** A site on disk: takes schemas, scaffolds a site as `init docs` does, generates its pages and has VitePress build it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backends } from '../../src/project/backends.ts';
import { fileSystemAt } from '../../src/project/file-system-at.ts';
import { generate } from '../../src/project/generate.ts';
import { docsConfigurationName, docsSiteFiles, writeNewFiles } from '../../src/project/init-docs.ts';
import { openProject } from '../../src/project/project.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';

const checkout = join(import.meta.dirname, '..', '..');

export interface BuiltSite {
  /** The folder of the built site. */
  readonly dist: string;
  readonly status: number | null;
  /** What VitePress said. */
  readonly log: string;
  remove(): void;
}

/** @param schemas absolute paths */
export async function buildSite(schemas: readonly string[], title: string): Promise<BuiltSite> {
  const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-site-'));
  const fileSystem = fileSystemAt(folder, nodeFileSystem);
  const subject = await openProject({ workingDirectory: folder, schemas });
  writeNewFiles(fileSystem, '.', docsSiteFiles({ project: subject, workingDirectory: folder, folder: '.', title }));
  const project = await openProject({ workingDirectory: folder, configurationFile: docsConfigurationName }, backends);
  const { diagnostics, plan } = await generate({
    project, backends, workingDirectory: folder, fileReader: fileSystem, fileSystem, mode: 'write', force: false,
  });
  if (plan === undefined) throw new Error(diagnostics[0]?.message);
  // What `npm install` would bring is here already.
  symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return { ...runVitePress(folder), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Builds the site in a folder. */
export function runVitePress(folder: string): Omit<BuiltSite, 'remove'> {
  const program = join(checkout, 'node_modules/vitepress/bin/vitepress.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'build', folder], {
    cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', CI: 'true' }, maxBuffer: 1 << 26,
  });
  return { dist: join(folder, '.vitepress/dist'), status, log: `${stdout}${stderr}` };
}
