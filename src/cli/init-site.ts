/** `init docs`: writes a documentation site and the reference of schemas that belongs to it. */
import type { DocsMode } from '../codegen/backend.ts';
import type { CommandContext } from './command-context.ts';
import { exitStatus, type ExitStatus } from './exit-status.ts';
import { noteOlderDialects, openSchemas } from './open-schemas.ts';
import { Progress } from './progress.ts';
import { UsageError } from './usage-error.ts';

/** What the command line says of the site. */
export interface SiteWishes {
  readonly schemas: readonly string[];
  readonly output: string | undefined;
  readonly title: string | undefined;
  readonly docs: DocsMode | undefined;
}

/**
 * Writes the site, generates its pages and says how to see it.
 * @throws RequestError if one of its files is there already
 */
export async function initSite({ schemas, output, title, docs }: SiteWishes, context: CommandContext): Promise<ExitStatus> {
  if (schemas.includes('-')) throw new UsageError('init docs takes files only: the site is generated anew whenever they change');
  const { io: { workingDirectory, fileSystem } } = context;
  const [{ docsConfigurationName, docsSiteFiles, writeNewFiles }, { openProject }, { generate }, { backends }] = await Promise.all([
    import('../project/init-docs.ts'), import('../project/project.ts'),
    import('../project/generate.ts'), import('../project/backends.ts'),
  ]);
  const folder = (output ?? 'docs').replace(/(?<=.)\/+$/, '');
  const { project: subject } = await openSchemas({ schemas }, context);
  const files = docsSiteFiles({ project: subject, workingDirectory, folder, title: title ?? 'Schema reference', docs });
  writeNewFiles(fileSystem, folder, files);
  for (const { path } of files) context.detail(`Wrote ${folder}/${path}`);

  const project = await openProject({ workingDirectory, configurationFile: `${folder}/${docsConfigurationName}` }, backends);
  const progress = new Progress(context);
  const { diagnostics, plan, check } = await generate({
    project, backends, workingDirectory, fileReader: fileSystem, fileSystem, mode: 'write', force: false,
    onProgress: (task) => progress.show(task),
  }).finally(() => progress.clear());
  const status = context.report(diagnostics, check);
  noteOlderDialects(check.schemas, context);
  if (plan === undefined) {
    context.note(`The site in ${folder} has no pages yet. Once the schema is right: npm --prefix ${folder} run reference`);
    return check.isUnreadable ? exitStatus.unusable : status;
  }
  context.note(`Wrote a site of ${files.length} files to ${folder} and its reference of ${plan.files.length} files to ${project.output}.`);
  context.note(`See it: npm --prefix ${folder} start`);
  return status;
}
