/** The bans on imports and on what may stand in a file: each takes sources and gives one sentence a violation. */
import ts from 'typescript-5';
import { innerOrders, places, reasons, typeCycles, type InnerOrder, type Place } from './floors.ts';
import { importsOf, parseSource, visit, type Import, type Source } from './imports.ts';

/** The longest a file may be, in lines. */
export const longestFile = 400;

/** Imports that run upward, sideways, into or out of the runtime, or to a package or Node module out of its place. */
export function floorViolations(source: Source): readonly string[] {
  const home = findPlace(source.path);
  if (home === undefined) return [`${source.path} stands outside of every floor: ${reasons.homeless}`];
  if (home.floor === 'apart' && /from '\.[^']*\.ts'/.test(source.text)) return [`${source.path} (ts-import): ${reasons['ts-import']}`];
  return importsOf(source).flatMap((found) => {
    const ban = found.relative ? bannedNeighbour(home, source.path, found) : bannedPackage(home, found);
    return ban === undefined ? [] : [`${found.from} imports ${found.to} (${ban}): ${reasons[ban]}`];
  });
}

function bannedNeighbour(home: Place, path: string, found: Import): keyof typeof reasons | undefined {
  const target = findPlace(found.to);
  if (target === undefined) return found.to === 'package.json' ? undefined : 'homeless';
  if (target === home && unitOf(home, path) === unitOf(home, found.to)) return undefined;
  if (home.floor === 'apart') return 'out-of-runtime';
  if (target.floor === 'apart') return 'into-runtime';
  if (target.floor > home.floor) return 'upward';
  return target.floor === home.floor ? 'sibling' : undefined;
}

function bannedPackage(home: Place, found: Import): keyof typeof reasons | undefined {
  if (found.to.startsWith('node:')) {
    const allowed = home.node === 'any' || found.typeOnly || found.to === 'node:path' || home.node.includes(found.to);
    return allowed ? undefined : 'node';
  }
  if (home.floor === 'apart') return 'out-of-runtime';
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(found.to)?.[0] ?? found.to;
  return found.typeOnly || home.packages.includes(name) ? undefined : 'package';
}

/** Imports inside of one folder that run against its own order of parts. */
export function innerOrderViolations(source: Source): readonly string[] {
  return innerOrders.filter(({ folder }) => source.path.startsWith(`${folder}/`)).flatMap((order) => orderViolations(order, source));
}

function orderViolations(order: InnerOrder, source: Source): readonly string[] {
  const partOf = (path: string): string => /^[^/]+(?=\/)/.exec(path.slice(order.folder.length + 1))?.[0] ?? '.';
  const stepOf = (part: string): number => order.steps.findIndex(({ folders }) => folders.includes(part));
  const home = partOf(source.path);
  const homeStep = stepOf(home);
  const step = order.steps[homeStep];
  if (step === undefined) return [`${source.path} stands outside of the order inside of ${order.folder}: ${reasons.homeless}`];
  return importsOf(source).filter(({ to }) => to.startsWith(`${order.folder}/`)).flatMap(({ from, to }) => {
    const target = partOf(to);
    return target === home || stepOf(target) < homeStep ? [] : [`${from} imports ${to}: ${step.reason}`];
  });
}

function findPlace(path: string): Place | undefined {
  return places.find((place) => {
    const folder = place.path.replace(/\/\*$/, '');
    return path === folder || path.startsWith(`${folder}/`);
  });
}

/** The part of a place that counts as one folder: the subfolder, where the table makes each a place of its own. */
function unitOf(place: Place, path: string): string {
  if (!place.path.endsWith('/*')) return place.path;
  const inside = path.slice(place.path.length - 1);
  return inside.includes('/') ? inside.slice(0, inside.indexOf('/')) : '';
}

/** Laws of the language whose header does not say where they are from: the reference, the history of releases, or this compiler. */
export function lawsWithoutSource(sources: readonly Source[]): readonly string[] {
  const laws = sources.filter(({ path }) => path.startsWith('src/analysis/checks/'));
  const namesSource = /QAPI reference, "|the table of lifetimes|of this compiler, not of the language/;
  return laws.filter(({ text }) => !namesSource.test(text.slice(0, text.indexOf('*/')))).map(({ path }) => path);
}

/** Circles of imports; of those in which only types go round, the table's own are let through. */
export function importCycles(sources: readonly Source[]): readonly string[] {
  const imports = sources.flatMap(importsOf).filter((found) => found.relative && !isAllowedTypeCycle(found));
  const graph = new Map<string, Import[]>();
  for (const found of imports) graph.set(found.from, [...(graph.get(found.from) ?? []), found]);
  const finished = new Set<string>();
  const trail: string[] = [];
  const cycles: string[] = [];
  const walk = (file: string): void => {
    if (finished.has(file)) return;
    if (trail.includes(file)) {
      cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      return;
    }
    trail.push(file);
    for (const found of graph.get(file) ?? []) walk(found.to);
    trail.pop();
    finished.add(file);
  };
  for (const source of sources) walk(source.path);
  return cycles;
}

function isAllowedTypeCycle(found: Import): boolean {
  return found.typeOnly && typeCycles.some(({ files }) => files.includes(found.from) && files.includes(found.to));
}

/** What must not stand in a compiler or runtime source, and what must. */
export function contentViolations(source: Source): readonly string[] {
  const violations: string[] = [];
  const tree = parseSource(source);
  const report = (node: ts.Node, complaint: string): void => {
    const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
    violations.push(`${source.path}:${line}: ${complaint}`);
  };
  visit(tree, (node) => {
    if (isDefaultExport(node)) report(node, 'a default export has no name to search for');
    else if (node.kind === ts.SyntaxKind.AnyKeyword) report(node, '`any` turns the type checker off; use `unknown` and narrow it');
    else if (isProcessExit(node) && source.path !== 'src/cli/main.ts') {
      report(node, 'only cli/main.ts ends the process: elsewhere it would end a library’s user');
    } else if (isNewerThanRuntime(node) && source.path.startsWith('src/runtime/')) {
      report(node, 'newer than ES2022, and the runtime is compiled by its user');
    }
  });
  if (source.path !== 'src/index.ts' && isBarrel(tree)) report(tree, 'a barrel hides who needs what; src/index.ts is the only one');
  if (!/^(#!.*\n)?\/\*\*/.test(source.text)) report(tree, 'no header comment that says what the file takes and gives');
  const lines = source.text.split('\n').length - 1;
  if (lines > longestFile) report(tree, `${lines} lines; ${longestFile} at the most: it does more than one thing`);
  return violations;
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  if (ts.isExportSpecifier(node)) return node.name.text === 'default';
  return ts.canHaveModifiers(node)
    && (ts.getModifiers(node)?.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword) ?? false);
}

function isProcessExit(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node)
    && ts.isIdentifier(node.expression) && node.expression.text === 'process'
    && node.name.text === 'exit';
}

function isNewerThanRuntime(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node)
    && ['toReversed', 'toSorted', 'toSpliced', 'findLast', 'findLastIndex', 'withResolvers', 'groupBy'].includes(node.name.text);
}

/** A file that does nothing but hand on what others export. */
function isBarrel(tree: ts.SourceFile): boolean {
  return tree.statements.length > 0
    && tree.statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined);
}

interface LockFile {
  readonly packages: Readonly<Record<string, {
    readonly resolved?: string;
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  }>>;
}

/** A registry's host ties everyone who installs to that registry; a package that is missing makes `npm ci` refuse the file. */
export function lockFileViolations(text: string): readonly string[] {
  const { packages } = JSON.parse(text) as LockFile;
  return Object.entries(packages).flatMap(([path, { resolved, dependencies, optionalDependencies }]) => {
    const missing = Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !isInstalled(name, path, packages));
    return [
      ...(resolved !== undefined && /^\w+:\/\//.test(resolved) ? [`package-lock.json names a registry: ${resolved}`] : []),
      ...missing.map((name) => `package-lock.json lacks ${name}, which '${path}' needs: npm ci refuses it`),
    ];
  });
}

/** Whether a package that stands at `path` finds another one, in its own folder or in one above. */
function isInstalled(name: string, path: string, packages: LockFile['packages']): boolean {
  const folders = path.split(/(?:^|\/)node_modules\//);
  return folders.some((_, depth) => {
    const above = folders.slice(1, folders.length - depth).map((folder) => `node_modules/${folder}`);
    return Object.hasOwn(packages, [...above, `node_modules/${name}`].join('/'));
  });
}

/** Paths of somebody's own machine. */
export function machinePathViolations(source: Source): readonly string[] {
  // Written in pieces so that this file does not name one itself.
  const machinePath = new RegExp(`(?<![\\w.:/-])/(?:${['work', 'root', 'Users', 'home/\\w+'].join('|')})/[\\w.-]+`, 'g');
  return [...source.text.matchAll(machinePath)].map(([path]) => `${source.path} names a path of one machine: ${path}`);
}
