/** Introspection of QEMU 7.2's schemas against what the installed programs of that release themselves answer. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { introspect } from '../../src/backends/introspection/introspect.ts';
import type { SchemaInfo } from '../../src/schema/schema-info.ts';
import { compile } from '../../src/project/compile.ts';
import { conditionSymbols, type Condition } from '../../src/schema/condition.ts';
import type { Schema } from '../../src/schema/model.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { describeWithCorpus } from '../support/corpus.ts';
import { describeWithQemu, startQemu, type QemuProgram } from '../support/qemu.ts';

/**
 * What Debian's QEMU 7.2 is built with, as far as its schemas ask. Each symbol was decided by whether the things
 * that it guards are in the answer of qemu-system-x86_64; the last test shows that another choice gives another answer.
 */
const buildSymbols = [
  // What the host has.
  'CONFIG_LINUX', 'CONFIG_LINUX_IO_URING', 'CONFIG_POSIX', 'CONFIG_SECRET_KEYRING', 'CONFIG_FUSE', 'CONFIG_VDUSE_BLK_EXPORT',
  'CONFIG_VHOST_CRYPTO', 'CONFIG_VHOST_USER_BLK_SERVER', 'HAVE_HOST_BLOCK_DEVICE', 'HAVE_IPPROTO_MPTCP',
  // Displays; not CONFIG_COCOA and CONFIG_VMNET, which are macOS.
  'CONFIG_CURSES', 'CONFIG_DBUS_DISPLAY', 'CONFIG_GBM', 'CONFIG_GTK', 'CONFIG_OPENGL', 'CONFIG_SDL', 'CONFIG_SPICE',
  'CONFIG_SPICE_PROTOCOL', 'CONFIG_VNC',
  // Optional libraries and subsystems; not CONFIG_BLKIO, since libblkio is not in this release of Debian.
  'CONFIG_LIBPMEM', 'CONFIG_REPLICATION', 'CONFIG_TPM', 'CONFIG_ZSTD',
];

const programs: readonly { readonly program: QemuProgram; readonly root: string; readonly symbols: readonly string[] }[] = [
  {
    program: 'qemu-system-x86_64',
    root: 'qemu-7.2/qapi/qapi-schema.json',
    symbols: [...buildSymbols, 'TARGET_I386', 'CONFIG_TCG', 'CONFIG_FDT'],
  },
  { program: 'qemu-storage-daemon', root: 'qemu-7.2/storage-daemon/qapi/qapi-schema.json', symbols: buildSymbols },
];

for (const { program, root, symbols } of programs) {
  describeWithQemu(program, '7.2', () => {
    describeWithCorpus('introspection', (corpus) => {
      it('equals the answer of the running program, in the same order', async () => {
        const entries = introspect(compileRoot(corpus, root), { mask: true, defined: new Set(symbols) });
        const answer = await askForSchema(program);
        expect(entries.length).toBeGreaterThan(100);
        // One by one first: a difference is then shown in one entry, not in thousands of lines.
        entries.forEach((entry, index) => expect(entry).toEqual(answer[index]));
        expect(entries.length).toBe(answer.length);
      });
    });
  });
}

describeWithCorpus('the symbols of the machine protocol of QEMU 7.2', (corpus) => {
  it('all change the introspection, but for those that are alternatives to the target', () => {
    const { root = '', symbols = [] } = programs[0] ?? {};
    const schema = compileRoot(corpus, root);
    const defined = new Set(symbols);
    const textWith = (others: ReadonlySet<string>): string => JSON.stringify(introspect(schema, { mask: true, defined: others }));
    const text = textWith(defined);
    const undecided = [...symbolsOf(schema)].filter((symbol) => textWith(toggle(defined, symbol)) === text);
    expect(undecided.toSorted()).toEqual(['TARGET_LOONGARCH64', 'TARGET_MIPS', 'TARGET_PPC']);
  });
});

function toggle(symbols: ReadonlySet<string>, symbol: string): ReadonlySet<string> {
  const toggled = new Set(symbols);
  if (!toggled.delete(symbol)) toggled.add(symbol);
  return toggled;
}

function compileRoot(corpus: string, root: string): Schema {
  const { schema } = compile({ root: join(corpus, root), fileReader: nodeFileSystem, dialect: 'auto' });
  if (schema === undefined) throw new Error(`${root} does not compile`);
  return schema;
}

async function askForSchema(program: QemuProgram): Promise<readonly SchemaInfo[]> {
  const qemu = await startQemu(program, program === 'qemu-system-x86_64' ? ['-machine', 'none'] : []);
  try {
    return (await qemu.execute('query-qmp-schema')) as readonly SchemaInfo[];
  } finally {
    await qemu.stop();
  }
}

/** Every symbol in any condition of the schema. */
function symbolsOf(schema: Schema): ReadonlySet<string> {
  const symbols = new Set<string>();
  const visit = (carrier: object): void => {
    if ('condition' in carrier) conditionSymbols(carrier.condition as Condition | undefined, symbols);
    // Members, values, branches and features stand in lists.
    for (const list of Object.values(carrier)) if (Array.isArray(list)) list.forEach(visit);
  };
  schema.entities.forEach(visit);
  return symbols;
}
