/** Whether two schemas make the same interface: takes both, asks what programs see of each, whatever its order and the names of types. */
import { introspect } from '../backends/introspection/introspect.ts';
import type { Schema } from '../schema/model.ts';
import type { SchemaInfo } from '../schema/schema-info.ts';

/** @param defined the symbols that count as defined; absent: every condition holds */
export function isSameInterface(left: Schema, right: Schema, defined?: ReadonlySet<string>): boolean {
  const whole = (schema: Schema): string => JSON.stringify(introspect(schema, { mask: true, defined }));
  if (whole(left) === whole(right)) return true;
  const [first, second] = [callsOf(left, defined), callsOf(right, defined)];
  return first.size === second.size && [...first].every(([name, call]) => second.get(name) === call);
}

/** Each command and event by its name, with all that it uses; types are numbered in the order of their first use in it. */
function callsOf(schema: Schema, defined: ReadonlySet<string> | undefined): ReadonlyMap<string, string> {
  const entries = introspect(schema, { mask: false, defined });
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const calls = entries.filter((entry) => entry['meta-type'] === 'command' || entry['meta-type'] === 'event');
  return new Map(calls.map((call) => [call.name, describe(call, byName)]));
}

function describe(call: SchemaInfo, byName: ReadonlyMap<string, SchemaInfo>): string {
  const numbers = new Map<string, number>();
  const queue: SchemaInfo[] = [call];
  const numberOf = (name: string): string => {
    const known = numbers.get(name);
    if (known !== undefined) return String(known);
    const entry = byName.get(name);
    if (entry === undefined || entry['meta-type'] === 'builtin') return name;
    numbers.set(name, numbers.size);
    queue.push(entry);
    return String(numbers.size - 1);
  };
  const parts: unknown[] = [];
  for (let entry = queue.shift(); entry !== undefined; entry = queue.shift()) parts.push(masked(entry, { isCall: entry === call, numberOf }));
  return JSON.stringify(parts);
}

interface Masking {
  readonly isCall: boolean;
  readonly numberOf: (name: string) => string;
}

function masked(entry: SchemaInfo, { isCall, numberOf }: Masking): unknown {
  const name = isCall ? entry.name : undefined;
  switch (entry['meta-type']) {
    case 'builtin':
    case 'enum':
      return { ...entry, name };
    case 'array':
      return { ...entry, name, 'element-type': numberOf(entry['element-type']) };
    case 'object':
      return {
        ...entry, name,
        members: entry.members.map((member) => ({ ...member, type: numberOf(member.type) })),
        variants: entry.variants?.map((variant) => ({ ...variant, type: numberOf(variant.type) })),
      };
    case 'alternate':
      return { ...entry, name, members: entry.members.map((member) => ({ ...member, type: numberOf(member.type) })) };
    case 'command':
      return { ...entry, name, 'arg-type': numberOf(entry['arg-type']), 'ret-type': numberOf(entry['ret-type']) };
    case 'event':
      return { ...entry, name, 'arg-type': numberOf(entry['arg-type']) };
    default:
      return entry satisfies never;
  }
}
