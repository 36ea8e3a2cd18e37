/** The file `index.ts`: takes the files of all modules, gives the view of its template. */
import { pascalCase, quote } from '../../codegen/typescript/identifiers.ts';
import { importSpecifier } from '../../codegen/typescript/import-specifier.ts';
import { printModuleDeclaration } from '../../codegen/typescript/module-declaration.ts';
import type { Generation, ImportedNames } from './file-scope.ts';
import { printJoinedInterface } from './layout.ts';
import type { ModuleExports } from './module-file.ts';
import { builtinsPath, indexPath } from './module-paths.ts';

/** What `index.hbs` needs. */
interface IndexView {
  readonly header: string;
  readonly imports: readonly string[];
  readonly reexports: readonly { readonly from: string; readonly isTypeOnly: boolean }[];
  /** The interfaces, whole. */
  readonly commands: string;
  readonly events: string;
  readonly hasCommands: boolean;
  readonly hasEvents: boolean;
}

interface IndexFileRequest {
  readonly header: string;
  readonly generation: Generation;
  /** By path, in the order of the modules. */
  readonly modules: ReadonlyMap<string, ModuleExports>;
  readonly builtinsHaveValues: boolean;
}

/** Exports everything, and joins the commands and events of all modules. */
export function indexFile({ header, generation, modules, builtinsHaveValues }: IndexFileRequest): IndexView {
  const specifier = (path: string): string => importSpecifier(indexPath, path, generation.importExtension);
  const aliases = aliasesOf([...modules.keys()]);
  const withCommands = [...modules].filter(([, file]) => file.hasCommands).map(([path]) => path);
  const withEvents = [...modules].filter(([, file]) => file.hasEvents).map(([path]) => path);
  const alias = (path: string, name: 'Commands' | 'Events'): string => `${aliases.get(path) ?? ''}${name}`;
  const imports = [...modules].flatMap(([path, { hasCommands, hasEvents }]): readonly ImportedNames[] => {
    const names = [
      ...(hasCommands ? [`Commands as ${alias(path, 'Commands')}`] : []),
      ...(hasEvents ? [`Events as ${alias(path, 'Events')}`] : []),
    ];
    return names.length === 0 ? [] : [{ from: specifier(path), names }];
  });
  const reexports = [{ path: builtinsPath, isTypeOnly: !builtinsHaveValues }, ...[...modules].map(([path, file]) => ({ path, isTypeOnly: !file.hasValues }))];
  return {
    header,
    imports: imports.map((imported) => printModuleDeclaration({ keyword: 'import type', ...imported })),
    reexports: reexports.map(({ path, isTypeOnly }) => ({ from: quote(specifier(path)), isTypeOnly })),
    commands: printJoinedInterface('Commands', withCommands.map((path) => alias(path, 'Commands'))),
    events: printJoinedInterface('Events', withEvents.map((path) => alias(path, 'Events'))),
    hasCommands: withCommands.length > 0,
    hasEvents: withEvents.length > 0,
  };
}

/** For each path a prefix of its own for the names that are imported from it. */
function aliasesOf(paths: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(paths.map((path) => {
    const wanted = pascalCase(path.slice(path.lastIndexOf('/') + 1));
    let alias = wanted;
    for (let number = 2; taken.has(alias); number++) alias = `${wanted}${number}`;
    taken.add(alias);
    return [path, alias];
  }));
}
