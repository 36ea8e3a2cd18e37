/** The JSON Schema of QEMU 7.2's schemas against what the installed programs of that release answer. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { jsonSchemaBackend } from '../../src/backends/json-schema/backend.ts';
import type { Command } from '../../src/schema/model.ts';
import { allMembers } from '../../src/schema/traverse.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { describeWithCorpus } from '../support/corpus.ts';
import { generateTarget } from '../support/generate-target.ts';
import { JsonSchemaValidators } from '../support/json-schema.ts';
import { describeWithQemu, startQemu, type Qemu, type QemuProgram } from '../support/qemu.ts';

interface Subject {
  readonly name: string;
  readonly program: QemuProgram;
  readonly root: string;
  readonly arguments: readonly string[];
  /** How many commands answer with a return value at least; the others say that they have nothing to tell about. */
  readonly fewest: number;
}

const machineRoot = 'qemu-7.2/qapi/qapi-schema.json';

/** A machine with something of everything that can be asked about, and nothing outside of it. */
const machineArguments = [
  '-machine', 'q35', '-accel', 'tcg', '-smp', '2', '-m', '64,slots=2,maxmem=1G',
  '-object', 'memory-backend-ram,id=dimm0,size=64M', '-device', 'pc-dimm,memdev=dimm0',
  '-object', 'iothread,id=thread0', '-object', 'cryptodev-backend-builtin,id=crypto0',
  '-blockdev', 'null-co,node-name=disk0,size=1048576,read-zeroes=on', '-device', 'virtio-blk-pci,drive=disk0,iothread=thread0',
  '-blockdev', 'null-co,node-name=disc0,size=1048576,read-only=on,read-zeroes=on', '-device', 'ide-cd,drive=disc0,id=cd0',
  '-netdev', 'hubport,hubid=0,id=net0', '-device', 'virtio-net-pci,netdev=net0,romfile=',
  '-device', 'virtio-balloon-pci', '-device', 'virtio-rng-pci', '-device', 'qemu-xhci', '-device', 'usb-tablet',
  '-chardev', 'null,id=serial0', '-device', 'isa-serial,chardev=serial0', '-device', 'vmgenid,guid=auto',
  '-device', 'VGA', '-action', 'panic=none',
];

const subjects: readonly Subject[] = [
  { name: 'a machine without anything', program: 'qemu-system-x86_64', root: machineRoot, arguments: ['-machine', 'none'], fewest: 50 },
  { name: 'a machine with devices', program: 'qemu-system-x86_64', root: machineRoot, arguments: machineArguments, fewest: 60 },
  { name: 'the storage daemon', program: 'qemu-storage-daemon', root: 'qemu-7.2/storage-daemon/qapi/qapi-schema.json', arguments: [], fewest: 5 },
  { name: 'the guest agent', program: 'qemu-ga', root: 'qemu-7.2/qga/qapi-schema.json', arguments: [], fewest: 8 },
];

/** Commands that change nothing go by these names. */
const readingName = /^(?:(?:x-)?query-|qom-list-types$|guest-(?:info$|get-|network-get-|fsfreeze-status$))/;

function onlyReads({ name, arguments: data, returns, successResponse }: Command): boolean {
  const isCallable = data === undefined || (data.kind === 'struct' && allMembers(data).every(({ member }) => member.optional));
  return readingName.test(name) && isCallable && successResponse && returns !== undefined;
}

for (const { name, program, root, arguments: further, fewest } of subjects) {
  describeWithQemu(program, '7.2', () => {
    describeWithCorpus(`${name} as JSON Schema`, (corpus) => {
      let qemu: Qemu;
      let commands: readonly Command[];
      let validators: JsonSchemaValidators;

      beforeAll(async () => {
        const { schema, texts } = await generateTarget(jsonSchemaBackend, join(corpus, root), nodeFileSystem, { dialect: 'auto' });
        commands = schema.commands;
        validators = new JsonSchemaValidators(texts.get('schema.json') ?? '');
        qemu = await startQemu(program, further);
      });
      afterAll(() => qemu.stop());

      it('greets as described, if it does', () => {
        if (program === 'qemu-ga') expect(qemu.greeting).toBeUndefined();
        else expect(validators.problems('greeting', qemu.greeting)).toEqual([]);
      });

      it('answers every command that only reads as described', async () => {
        const asked = commands.filter(onlyReads).map((command) => command.name);
        const answered: string[] = [];
        for (const command of asked) {
          const response = await qemu.ask(command);
          expect(validators.problems('response', response), command).toEqual([]);
          if (response.error !== undefined) continue;
          answered.push(command);
          expect(validators.problems(`${command}.returns`, response.return), command).toEqual([]);
        }
        expect(answered.length).toBeGreaterThanOrEqual(fewest);
      });

      if (further !== machineArguments) return;
      it('tells of what happens as described', async () => {
        await qemu.execute('stop');
        await qemu.execute('cont');
        await qemu.execute('system_reset');
        await qemu.execute('query-status');
        expect(qemu.events.map(({ event }) => event)).toEqual(expect.arrayContaining(['STOP', 'RESUME', 'RESET']));
        for (const event of qemu.events) expect(validators.problems('event', event), event.event).toEqual([]);
      });
    });
  });
}
