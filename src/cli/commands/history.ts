/** `history`: prints since when a schema has what it has, from its released versions. */
import type { HistoryFormat } from '../../compat/history/print-history.ts';
import { countOf } from '../../diagnostics/printers/counts.ts';
import type { UnsoundRelease } from '../../project/history.ts';
import type { SchemaHistory } from '../../schema/history.ts';
import { defineCommand } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { noteUnsound } from '../note-unsound.ts';
import { singleSchema } from '../open-schemas.ts';
import { choice, list } from '../option.ts';
import { Progress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';

const formats = ['table', 'json', 'markdown'] as const satisfies readonly HistoryFormat[];

/** The command `history`. */
export const historyCommand = defineCommand({
  name: 'history',
  summary: 'Print since when, and until when, a schema has what it has',
  positionals: {
    usage: '[NAME...]',
    description: 'NAME is a command, an event or a type; without any, everything is printed. The versions are the "releases" of the configuration, '
      + 'or those of --release.',
    most: Infinity,
  },
  options: {
    release: list('Versions with their schemas, the oldest first: 9.1=old.json,9.2=git:v9.2.0:qapi/qapi-schema.json'),
    schema: list('The schema whose releases are meant, by its "name", if the configuration has several'),
    format: choice('table (the default), json or markdown', formats),
  },
  examples: [
    ['$0 history', 'The releases that the configuration names'],
    ['$0 history block-commit --format json', 'One command'],
    ['$0 history --release 9.1=old.json,9.2=new.json --format markdown', 'What each version added, changed, deprecated and removed'],
  ],
  findingsTo: 'stderr',

  async run({ positionals, options }, context) {
    const { io, globals } = context;
    const start = io.now();
    const [{ loadHistory }, { openProject, schemaPlace }, { printHistory }] = await Promise.all([
      import('../../project/history.ts'), import('../../project/project.ts'), import('../../compat/history/print-history.ts'),
    ]);
    const { workingDirectory } = io;
    const project = await openProject({ workingDirectory, configurationFile: globals.config, dialect: globals.dialect });
    const named = options.release?.map((release) => {
      const [, version, word] = /^([^=]+)=(.+)$/.exec(release) ?? [];
      if (version === undefined || word === undefined) throw new UsageError(`--release takes VERSION=SCHEMA, not '${release}'`);
      return { version, ...schemaPlace(word, { workingDirectory, dialect: globals.dialect }) };
    });
    const candidates = project.schemas.filter(({ name }) => options.schema?.includes(name) ?? true);
    const schema = named === undefined ? singleSchema(candidates, 'history') : project.isBundled ? undefined : candidates[0];
    const releases = named ?? schema?.releases ?? [];
    if (releases.length === 0) throw new UsageError('there are no releases to read', 'Name them in the configuration, or with --release.');
    const progress = new Progress(context);
    const unsound: UnsoundRelease[] = [];
    const { history } = await loadHistory({
      releases, root: schema?.root, workingDirectory, fileReader: io.fileSystem, onProgress: (task) => progress.show(task),
      onUnsound: (release) => unsound.push(release),
    }).finally(() => progress.clear());
    const definitions = new Set(positionals.flatMap((name) => {
      const found = namedDefinitions(history, name);
      if (found.length === 0) throw new UsageError(`no version has '${name}'`);
      for (const other of found) if (other !== name) context.note(`'${name}' became '${other}'.`);
      return found;
    }));
    const items = history.items.filter(({ name }) => positionals.length === 0 || definitions.has(name.definition));
    context.print(printHistory({ ...history, items }, options.format ?? 'table'));
    noteUnsound(unsound, context);
    context.note(`Read ${countOf(releases.length, 'version')} in ${Math.round(io.now() - start)} ms.`);
    return exitStatus.clean;
  },
});

/** What has a name today, or had it. */
function namedDefinitions({ items }: SchemaHistory, name: string): readonly string[] {
  return items.filter(({ name: { definition, part }, changes }) => (
    part === undefined && (definition === name || changes.some(({ attribute, before }) => attribute === 'name' && before === name))
  )).map((item) => item.name.definition);
}
