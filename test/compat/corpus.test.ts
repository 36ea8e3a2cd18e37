/** What the comparison says of QEMU's own releases; every line was read and holds before QEMU's rules of compatibility. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compareSchemas } from '../../src/compat/compare/compare-schemas.ts';
import type { Side } from '../../src/compat/compare/side.ts';
import { judgeChanges } from '../../src/compat/judge.ts';
import { introspect } from '../../src/backends/introspection/introspect.ts';
import { compile } from '../../src/project/compile.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { describeWithCorpus } from '../support/corpus.ts';

describeWithCorpus('releases of QEMU', (corpus) => {
  const load = (root: string): Side => {
    const { schema } = compile({ root: join(corpus, root), fileReader: nodeFileSystem, dialect: 'auto' });
    if (schema === undefined) throw new Error(`${root} has no model`);
    return { schema, label: root, isIntrospection: false };
  };
  /** As what a program with this schema and everything in it answers. */
  const answered = ({ schema }: Side): Side => {
    const text = JSON.stringify(introspect(schema, { mask: true }));
    const { schema: read } = compile({ root: 'dump.json', fileReader: memoryFileSystem(new Map([['dump.json', text]])), dialect: 'auto' });
    if (read === undefined) throw new Error('no model');
    return { schema: read, label: 'dump.json', isIntrospection: true };
  };
  const wire = (before: Side, after: Side): readonly string[] => judgeChanges({ before, after, changes: compareSchemas({ before, after }), category: 'wire' })
    .map(({ severity, code, message }) => `${severity} ${code.slice('compat/'.length)} ${message.split(/ was | takes | has | were /)[0]}`).sort();

  it('7.2 to 10.2, as far as programs notice', () => {
    expect(wire(load('qemu-7.2/qapi/qapi-schema.json'), load('qemu-10.2/qapi/qapi-schema.json'))).toMatchInlineSnapshot(`
      [
        "error event-removed event 'RDMA_GID_STATUS_CHANGED'",
        "error member-removed argument 'blk' of command 'migrate'",
        "error member-removed argument 'inc' of command 'migrate'",
        "error member-removed argument 'vcpu' of command 'trace-event-get-state'",
        "error member-removed argument 'vcpu' of command 'trace-event-set-state'",
        "error member-removed member 'block-incremental' of struct 'MigrateSetParameters'",
        "error member-removed member 'compress-level' of struct 'MigrateSetParameters'",
        "error member-removed member 'compress-threads' of struct 'MigrateSetParameters'",
        "error member-removed member 'compress-wait-thread' of struct 'MigrateSetParameters'",
        "error member-removed member 'decompress-threads' of struct 'MigrateSetParameters'",
        "error member-removed member 'handle' of union 'SevInfo'",
        "error member-removed member 'policy' of union 'SevInfo'",
        "error member-removed member 'reconnect' of struct 'ChardevSocket'",
        "error member-removed member 'singlestep' of struct 'StatusInfo'",
        "error member-removed member 'skipped' of struct 'MigrationStats'",
        "error member-removed member 'vcpu' of struct 'TraceEventInfo'",
        "error value-removed value 'block' of enum 'MigrationCapability'",
        "error value-removed value 'compress' of enum 'MigrationCapability'",
        "info command-removed command 'x-query-opcount'",
        "info command-removed command 'x-query-profile'",
        "info command-removed command 'x-query-rdma'",
        "info condition-narrowed command 'x-colo-lost-heartbeat'",
        "warning condition-narrowed command 'getfd'",
        "warning condition-narrowed command 'query-colo-status'",
        "warning condition-narrowed command 'screendump'",
        "warning condition-narrowed value 'braille' of enum 'ChardevBackendKind'",
        "warning condition-narrowed value 'console' of enum 'ChardevBackendKind'",
        "warning condition-narrowed value 'parallel' of enum 'ChardevBackendKind'",
        "warning condition-narrowed value 'serial' of enum 'ChardevBackendKind'",
        "warning event-removed event 'MEM_UNPLUG_ERROR'",
        "warning member-removed member 'loaded' of struct 'SecretCommonProperties'",
        "warning member-removed member 'loaded' of struct 'TlsCredsAnonProperties'",
        "warning member-removed member 'loaded' of struct 'TlsCredsPskProperties'",
        "warning member-removed member 'loaded' of struct 'TlsCredsX509Properties'",
        "warning member-removed member 'section-size' of struct 'SGXInfo'",
      ]
    `);
  });

  it('7.2 to 10.2 of the guest agent', () => {
    expect(wire(load('qemu-7.2/qga/qapi-schema.json'), load('qemu-10.2/qga/qapi-schema.json'))).toMatchInlineSnapshot(`
      [
        "warning condition-narrowed command 'guest-fsfreeze-freeze'",
        "warning condition-narrowed command 'guest-fsfreeze-freeze-list'",
        "warning condition-narrowed command 'guest-fsfreeze-status'",
        "warning condition-narrowed command 'guest-fsfreeze-thaw'",
        "warning condition-narrowed command 'guest-fstrim'",
        "warning condition-narrowed command 'guest-get-cpustats'",
        "warning condition-narrowed command 'guest-get-devices'",
        "warning condition-narrowed command 'guest-get-disks'",
        "warning condition-narrowed command 'guest-get-diskstats'",
        "warning condition-narrowed command 'guest-get-fsinfo'",
        "warning condition-narrowed command 'guest-get-memory-block-info'",
        "warning condition-narrowed command 'guest-get-memory-blocks'",
        "warning condition-narrowed command 'guest-get-users'",
        "warning condition-narrowed command 'guest-get-vcpus'",
        "warning condition-narrowed command 'guest-network-get-interfaces'",
        "warning condition-narrowed command 'guest-set-memory-blocks'",
        "warning condition-narrowed command 'guest-set-user-password'",
        "warning condition-narrowed command 'guest-set-vcpus'",
        "warning condition-narrowed command 'guest-suspend-disk'",
        "warning condition-narrowed command 'guest-suspend-hybrid'",
        "warning condition-narrowed command 'guest-suspend-ram'",
      ]
    `);
  });

  it('breaks nothing for a program that answers with its own schema', () => {
    const schema = load('qemu-10.2/qapi/qapi-schema.json');
    expect(judgeChanges({ before: schema, after: answered(schema), changes: compareSchemas({ before: schema, after: answered(schema) }) })).toEqual([]);
    expect(judgeChanges({ before: answered(schema), after: schema, changes: compareSchemas({ before: answered(schema), after: schema }) })).toEqual([]);
  });
});
