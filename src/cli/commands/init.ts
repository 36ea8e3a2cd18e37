/** `init`: writes files to begin with; so far, those of a documentation site. */
import { defineCommand } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { noteOlderDialects, openSchemas } from '../open-schemas.ts';
import { choice, text } from '../option.ts';
import { Progress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';

const kinds = ['docs'] as const;

/** The command `init`. */
export const initCommand = defineCommand({
  name: 'init',
  summary: 'Set up a documentation site (VitePress) with the reference of schemas',
  positionals: {
    usage: 'docs [SCHEMA...]',
    description: 'SCHEMA is the root file of a schema. Without it, the configuration names the schemas; without a configuration, '
      + 'the bundled guest-agent schema serves.',
    most: Infinity,
    choices: () => Promise.resolve(kinds),
  },
  options: {
    output: text('Folder to write the site to (default: docs)', { alias: 'o' }),
    title: text('Title of the site (default: Schema reference)'),
    docs: choice(
      "How much of the schema's prose, which has a licence of its own, is copied: full (the default), link or none",
      ['full', 'link', 'none'],
    ),
  },
  examples: [
    ['$0 init docs qapi/qapi-schema.json -o site', 'A site in the folder site; then: npm --prefix site start'],
    ['$0 init docs qapi/qapi-schema.json qga/qapi-schema.json', 'One site for two schemas'],
  ],
  findingsTo: 'stderr',

  async run({ positionals: [kind, ...schemas], options }, context) {
    const { io } = context;
    if (kind === undefined || !kinds.some((known) => known === kind)) {
      throw new UsageError(kind === undefined ? 'init needs to be told what' : `init does not know '${kind}'`, 'A documentation site: qapi-gen init docs');
    }
    if (schemas.includes('-')) throw new UsageError('init docs takes files only: the site is generated anew whenever they change');
    const [{ docsConfigurationName, docsSiteFiles, writeNewFiles }, { openProject }, { generate }, { backends }] = await Promise.all([
      import('../../project/init-docs.ts'), import('../../project/project.ts'),
      import('../../project/generate.ts'), import('../../project/backends.ts'),
    ]);
    const { workingDirectory, fileSystem } = io;
    const folder = (options.output ?? 'docs').replace(/(?<=.)\/+$/, '');
    const { project: subject } = await openSchemas({ schemas }, context);
    const files = docsSiteFiles({
      project: subject, workingDirectory, folder, title: options.title ?? 'Schema reference', docs: options.docs,
    });
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
  },
});
