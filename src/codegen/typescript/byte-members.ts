/** Members that hold bytes as base64, which no schema says: takes their names from the configuration, gives the members. */
import type { Member, Schema } from '../../schema/model.ts';
import { allMembers, elementType } from '../../schema/traverse.ts';

/** The name that stands for all that the guest agent's own schema has. */
export const guestAgentPreset = 'guest-agent';

/** Source: the documentation of each in QEMU's schema of the guest agent. */
const guestAgentMembers = [
  'guest-exec.input-data', 'guest-file-write.buf-b64', 'guest-set-user-password.password',
  'GuestExecStatus.err-data', 'GuestExecStatus.out-data', 'GuestFileRead.buf-b64',
];

/** What names stand for. */
export interface ByteMembers {
  readonly members: ReadonlySet<Member>;
  /** Names of nothing, or of something else than a string or an array of strings. */
  readonly unknown: readonly string[];
}

/**
 * @param names `Type.member` or `command.argument`, of the schema, or a preset, of which a schema need not have everything
 */
export function findByteMembers(schema: Schema, names: readonly string[]): ByteMembers {
  const members = new Set<Member>();
  const unknown: string[] = [];
  for (const name of names) {
    const isPreset = name === guestAgentPreset;
    for (const path of isPreset ? guestAgentMembers : [name]) {
      const member = findMember(schema, path);
      if (member !== undefined) members.add(member);
      else if (!isPreset) unknown.push(name);
    }
  }
  return { members, unknown };
}

/** All names that could be configured, for suggestions. */
export function byteMemberNames(schema: Schema): readonly string[] {
  return [...schema.definitions.keys()].flatMap((owner) => stringMembers(schema, owner).map(({ name }) => `${owner}.${name}`));
}

function findMember(schema: Schema, path: string): Member | undefined {
  const dot = path.lastIndexOf('.');
  const name = path.slice(dot + 1);
  return stringMembers(schema, path.slice(0, dot)).find((member) => member.name === name);
}

function stringMembers(schema: Schema, owner: string): readonly Member[] {
  const definition = schema.definitions.get(owner);
  if (definition === undefined || definition.kind === 'enum' || definition.kind === 'alternate') return [];
  const type = definition.kind === 'struct' || definition.kind === 'union' ? definition : definition.arguments;
  if (type === undefined) return [];
  return allMembers(type).map(({ member }) => member).filter((member) => {
    const element = elementType(member.type);
    return element.kind === 'builtin' && element.name === 'str';
  });
}
