/** The floors of the house: which folder stands where, and what each may import. Imports run strictly down. */

export interface Place {
  /** A folder, or one file. A trailing `*` makes each of its subfolders a place of its own. */
  readonly path: string;
  /** `apart` stands beside the house: nobody in it imports it, and it imports nobody. */
  readonly floor: 1 | 2 | 3 | 4 | 5 | 6 | 'apart';
  /** Packages it may import; no other place may, unless it names them too. */
  readonly packages: readonly string[];
  /** Modules of Node it may import, besides `node:path`, which computes only. */
  readonly node: readonly string[] | 'any';
  /** What it takes and gives. */
  readonly task: string;
}

export const places: readonly Place[] = [
  { path: 'src/cli', floor: 6, packages: ['yargs', 'yargs-parser', 'picocolors'], node: 'any', task: 'arguments → exit status' },
  { path: 'src/index.ts', floor: 6, packages: [], node: [], task: 'the public API' },
  { path: 'src/project', floor: 5, packages: ['yaml'], node: ['node:fs', 'node:net', 'node:url', 'node:worker_threads'], task: 'a configuration → what to load, check, write' },
  { path: 'src/analysis', floor: 4, packages: [], node: [], task: 'syntax trees → model and diagnostics' },
  { path: 'src/introspection', floor: 4, packages: [], node: [], task: 'introspection data → model and diagnostics' },
  { path: 'src/rewrite', floor: 4, packages: [], node: [], task: 'syntax trees, and the model of what is old → text' },
  { path: 'src/backends/*', floor: 4, packages: [], node: [], task: 'model → files' },
  // Not beside the syntax: rules read comments and prose, and there is one reader of each.
  { path: 'src/lint', floor: 4, packages: [], node: [], task: 'model and trees → findings' },
  { path: 'src/syntax', floor: 3, packages: ['chevrotain'], node: [], task: 'text → tree and back' },
  { path: 'src/compat', floor: 3, packages: [], node: [], task: 'two models → findings' },
  { path: 'src/codegen', floor: 3, packages: ['handlebars', 'prettier'], node: ['node:crypto'], task: 'render, format, write' },
  { path: 'src/diagnostics', floor: 2, packages: ['get-east-asian-width', 'picocolors'], node: ['node:crypto'], task: 'findings, their catalogue, their printers' },
  { path: 'src/schema', floor: 2, packages: [], node: [], task: 'the model' },
  { path: 'src/source', floor: 1, packages: [], node: ['node:child_process', 'node:crypto', 'node:fs'], task: 'files, on disk and in git, and spans' },
  { path: 'src/runtime', floor: 'apart', packages: [], node: 'any', task: 'what generated code stands on' },
];

/** Why each kind of import is forbidden; the test prints it beside the finding. */
export const reasons = {
  upward: 'a floor that knows who uses it cannot be used, tested or replaced without them',
  sibling: 'folders of one floor meet on a floor above or share one below; otherwise they grow into one',
  'into-runtime': 'the runtime is copied to the user; the compiler works without it',
  'out-of-runtime': 'the runtime is copied byte for byte; what it imports must be there in the user’s project: Node and itself',
  'ts-import': 'the runtime is copied byte for byte, and not every user’s compiler allows imports that end in .ts; write .js',
  package: 'each package has one place; elsewhere it would be loaded, and paid for at every start, unseen',
  node: 'files, processes and the clock come in through an interface, so that everything else runs in memory',
  homeless: 'a folder that is not in the table has no floor',
} as const;

/** Pairs of files that may name each other's types; each with its reason. Values never run in a circle. */
export const typeCycles: readonly { readonly files: readonly [string, string]; readonly reason: string }[] = [
  {
    files: ['src/source/source-file.ts', 'src/source/span.ts'],
    reason: 'a span is a stretch of a file, and a file knows the span of the directive that included it',
  },
];

/** One step of the order inside of a folder. */
export interface Step {
  /** Folders that do not import each other; `.` is the folder's own files. */
  readonly folders: readonly string[];
  readonly reason: string;
}

/** A folder whose parts stand one on the other. */
export interface InnerOrder {
  readonly folder: string;
  /** The lowest first. */
  readonly steps: readonly Step[];
}

/** Folders whose parts stand in an order of their own, the lowest first: each part imports itself and what is below it. */
export const innerOrders: readonly InnerOrder[] = [
  {
    folder: 'src/analysis',
    steps: [
      { folders: ['terms'], reason: 'declarations, words for messages and the reporter are what all phases speak in' },
      { folders: ['drafts'], reason: 'the model while it is made is what the later phases hand to each law' },
      { folders: ['normalise'], reason: 'old forms become today’s before a law sees them, so that laws know one form' },
      { folders: ['checks'], reason: 'a law judges what it is given; it does not know which phase calls it, nor what comes next' },
      { folders: ['read', 'resolve'], reason: 'phases call the laws in the order of QEMU’s generator; one phase does not reach into another' },
      { folders: ['.'], reason: 'the doors: they run the phases one after the other' },
    ],
  },
  {
    folder: 'src/runtime',
    steps: [
      { folders: ['wire'], reason: 'JSON on the wire knows no schema' },
      { folders: ['marshal'], reason: 'the schema’s types know neither commands nor connections' },
      { folders: ['client', 'agent'], reason: 'the two ends share what lies on the wire and nothing else' },
      { folders: ['mock'], reason: 'a mock is an agent with answers of its own' },
    ],
  },
  {
    folder: 'src/runtime/agent',
    steps: [
      { folders: ['.'], reason: 'dispatch and sessions serve any schema; they know no guest' },
      { folders: ['system'], reason: 'what the commands ask of the system is an interface that tests replace' },
      { folders: ['commands'], reason: 'a guest command knows the system and what the agent remembers, not how it was started' },
      { folders: ['process'], reason: 'options, files and signals of the agent’s process are known to nobody else' },
    ],
  },
];

/** What may stand at the top of the repository. */
export const topLevel: readonly string[] = [
  '.ci', '.editorconfig', '.git', '.gitattributes', '.gitignore', '.npmrc', '.pre-commit-hooks.yaml', 'CONTRIBUTING.md', 'LICENSE', 'README.md',
  'action.yml', 'bin',
  'docs', 'fixtures', 'package-lock.json', 'package.json', 'scripts', 'src', 'templates', 'test', 'tsconfig.json', 'vitest.config.ts',
];

/** Made by the tools, never committed. */
export const generatedTopLevel: readonly string[] = ['dist', 'node_modules', 'out'];
