/** Two types of one kind, looked into: takes a pair, gives what is different in it and the pairs that its parts lead to. */
import type { AlternateType, Branch, Command, EnumType, Event, Feature, Schema, UnionType } from '../../schema/model.ts';
import { formatCondition, type Condition } from '../../schema/condition.ts';
import { emptyObject } from '../../schema/builtins.ts';
import { isEmptyObject } from '../../schema/traverse.ts';
import type { ChangeDetails, CommandFlag, ObjectPair, Subject } from './change.ts';
import { compareAlternates } from './compare-alternates.ts';
import { compareTypes, type InnerPair, type TypeComparison } from './compare-types.ts';
import { implies } from './condition-order.ts';
import { matchMembers, type OwnedMember, type Unmatched } from './effective-members.ts';
import type { Direction, Stability } from './reach.ts';
import type { Sides } from './side.ts';
import type { Subjects } from './subjects.ts';

/** A difference before it is known who meets it. */
export interface LocalChange {
  readonly details: ChangeDetails;
  readonly subject: Subject;
  /** Of the part itself, by the older schema. */
  readonly stability: Stability;
  /** Absent: the direction of what it was found in. */
  readonly direction?: Direction;
  /** The same thing met on different ways is one change: the objects of the model that it is about. */
  readonly about: readonly (object | undefined)[];
}

/** A way on to other types. */
export interface Edge {
  readonly pair: InnerPair;
  readonly stability: Stability;
  /** Absent: the direction of the pair that the edge leads away from. */
  readonly direction?: Direction;
}

/** What was found in one pair. */
export interface PairResult {
  readonly changes: readonly LocalChange[];
  readonly edges: readonly Edge[];
}

/** What all pairs are looked into with. */
export interface PairSetting {
  readonly sides: Sides;
  readonly subjects: Subjects;
  readonly stabilityOf: (carrier: { readonly name: string; readonly features: readonly Feature[] }) => Stability;
}

/** Two parts that correspond. */
interface PartPair {
  readonly before: Part;
  readonly after: Part;
}

interface Part {
  readonly condition: Condition | undefined;
  readonly features?: readonly Feature[];
}

/** Looks into pairs; keeps nothing between them. */
export class PairComparer {
  readonly #setting: PairSetting;

  constructor(setting: PairSetting) {
    this.#setting = setting;
  }

  command(before: Command, after: Command): PairResult {
    const { sides, subjects } = this.#setting;
    const subject = subjects.definition({ before, after });
    const stability = this.#setting.stabilityOf(before);
    const flags = commandFlags.filter(({ isTold }) => isTold || sides.tellsAll)
      .filter(({ read, isSame }) => read(before) !== read(after) && isSame?.(before, after) !== true)
      .map(({ flag, read }): ChangeDetails => ({ kind: 'flag', flag, isSet: read(after) }));
    const own = this.#part({ before, after }, subject, stability);
    const returns = this.#returns(before, after);
    return {
      changes: [
        ...own,
        ...flags.map((details) => ({ details, subject, stability, about: [before, after] })),
        ...returns.details.map((details) => ({ details, subject: subjects.returns(before, after), stability, direction: 'receive' as const, about: [before, after] })),
      ],
      edges: [
        { pair: argumentsOf(before, after), stability, direction: 'send' },
        ...returns.inner.map((pair): Edge => ({ pair, stability, direction: 'receive' })),
      ],
    };
  }

  event(before: Event, after: Event): PairResult {
    const stability = this.#setting.stabilityOf(before);
    return {
      changes: this.#part({ before, after }, this.#setting.subjects.definition({ before, after }), stability),
      edges: [{ pair: argumentsOf(before, after), stability, direction: 'receive' }],
    };
  }

  inner(pair: InnerPair): PairResult {
    const { before, after } = pair;
    // The condition of a type does not show: it is that of what uses it.
    const own = before.implicit === undefined && after.implicit === undefined
      ? this.#part({ before: { ...before, condition: undefined }, after: { ...after, condition: undefined } }, this.#setting.subjects.type(before, after), 'stable') : [];
    const { changes, edges } = this.#inside(pair);
    return { changes: [...own, ...changes], edges };
  }

  #inside(pair: InnerPair): PairResult {
    if (isPairOf('enum', pair)) return this.#enum(pair);
    if (isPairOf('alternate', pair)) return this.#alternate(pair);
    return this.#object(pair as ObjectPair);
  }

  #enum({ before, after }: { readonly before: EnumType; readonly after: EnumType }): PairResult {
    const { sides: { isThere }, subjects, stabilityOf } = this.#setting;
    const afterValues = new Map(after.values.filter(isThere).map((value) => [value.name, value]));
    const beforeValues = new Map(before.values.filter(isThere).map((value) => [value.name, value]));
    const changes: LocalChange[] = [];
    for (const value of beforeValues.values()) {
      const other = afterValues.get(value.name);
      const subject = subjects.value(value, other, { before, after });
      const stability = stabilityOf(value);
      if (other === undefined) changes.push({ details: { kind: 'value-removed', enum: after }, subject, stability, about: [value, after] });
      else changes.push(...this.#part({ before: value, after: other }, subject, stability));
    }
    for (const value of afterValues.values()) {
      if (beforeValues.has(value.name)) continue;
      const subject = subjects.value(undefined, value, { before, after });
      changes.push({ details: { kind: 'value-added', enum: after }, subject, stability: stabilityOf(value), about: [before, value] });
    }
    return { changes, edges: [] };
  }

  #alternate({ before, after }: { readonly before: AlternateType; readonly after: AlternateType }): PairResult {
    const { sides, subjects } = this.#setting;
    const { details, branches } = compareAlternates({ before, after }, sides);
    const whole = subjects.type(before, after);
    const changes = details.map((detail): LocalChange => ({ details: detail, subject: whole, stability: 'stable', about: [before, after] }));
    for (const branch of branches) {
      const subject = subjects.branch(branch, whole);
      changes.push(...branch.details.map((detail): LocalChange => ({ details: detail, subject, stability: 'stable', about: [branch.before, branch.after] })));
      changes.push(...this.#part(branch, subject, 'stable'));
    }
    return { changes, edges: branches.flatMap(({ inner }) => inner.map((pair): Edge => ({ pair, stability: 'stable' }))) };
  }

  #object(pair: ObjectPair): PairResult {
    const { sides, subjects } = this.#setting;
    const { matched, removed, added, branches, newBranches, tags } = matchMembers(pair, sides.isThere);
    // What only one of the schemas leaves to the command may be there all the same.
    const commands = { before: commandOf(pair.before, sides.before.schema), after: commandOf(pair.after, sides.after.schema) };
    const [wasOpen, isOpen] = [commands.before, commands.after].map((command) => command !== undefined && tellsFurtherArguments(command));
    const mayBeTaken = [commands.before, commands.after].every((command) => command !== undefined && isUnchecked(command));
    const changes: LocalChange[] = [
      ...(isOpen && !wasOpen ? [] : this.#unmatched({ kind: 'member-removed', mayBeTaken }, removed)),
      ...(wasOpen && !isOpen ? [] : this.#unmatched({ kind: 'member-added' }, added)),
    ];
    const edges: Edge[] = [];
    for (const { before, after } of matched) {
      const found = this.#member(before, after);
      changes.push(...found.changes);
      edges.push(...found.edges);
    }
    for (const { before, after, union } of branches) {
      // The condition of the value says as much of its branch.
      if (hasSameValueCondition(before, after, union)) continue;
      changes.push(...this.#part({ before, after }, subjects.branch({ before, after }, subjects.type(union.before, union.after)), 'stable'));
    }
    for (const { union, values, mandatory } of wasOpen && !isOpen ? [] : newBranches) {
      const subject = subjects.type(pair.before, union);
      changes.push({ details: { kind: 'branches-added', values, mandatory }, subject, stability: 'stable', about: [pair.before, union] });
    }
    for (const { before, after } of tags) {
      const details: ChangeDetails = { kind: 'discriminator', before: before.discriminator.name, after: after.discriminator.name };
      changes.push({ details, subject: subjects.type(before, after), stability: 'stable', about: [before, after] });
    }
    return { changes, edges };
  }

  #unmatched(found: { readonly kind: 'member-removed'; readonly mayBeTaken: boolean } | { readonly kind: 'member-added' }, members: Unmatched): readonly LocalChange[] {
    const { subjects, stabilityOf } = this.#setting;
    return [...members].map(([member, { owner, where, branches, other, own }]) => {
      const { subject, isOfUser } = subjects.loneMember(found.kind === 'member-removed'
        ? { before: member, beforeOwner: owner, afterOwner: other, compared: own }
        : { after: member, beforeOwner: other, afterOwner: owner, compared: own });
      const details: ChangeDetails = { ...found, member, where: isOfUser ? branches : where };
      return { details, subject, stability: stabilityOf(member), about: isOfUser ? [member, own] : [member] };
    });
  }

  #member(before: OwnedMember, after: OwnedMember): PairResult {
    const { subjects, sides } = this.#setting;
    const subject = subjects.member({ before: before.member, after: after.member, beforeOwner: before.owner, afterOwner: after.owner });
    const stability = this.#setting.stabilityOf(before.member);
    const { details, inner } = compareTypes(before.member.type, after.member.type, sides.tellsAll);
    const about = [before.member, after.member];
    const found: ChangeDetails[] = [...details];
    if (before.member.optional !== after.member.optional) {
      found.push({ kind: after.member.optional ? 'member-optional' : 'member-mandatory', member: after.member });
    }
    return {
      changes: [
        ...found.map((detail) => ({ details: detail, subject, stability, about })),
        ...this.#part({ before: before.member, after: after.member }, subject, stability),
      ],
      edges: inner.map((pair) => ({ pair, stability })),
    };
  }

  /** Features and conditions. */
  #part({ before, after }: PartPair, subject: Subject, stability: Stability): readonly LocalChange[] {
    const { sides } = this.#setting;
    const change = (details: ChangeDetails, ...about: readonly object[]): LocalChange => ({ details, subject, stability, about });
    const changes: LocalChange[] = [];
    const beforeFeatures = (before.features ?? []).filter(sides.isThere);
    const afterFeatures = (after.features ?? []).filter(sides.isThere);
    for (const feature of beforeFeatures) {
      if (!afterFeatures.some(({ name }) => name === feature.name)) changes.push(change({ kind: 'feature-removed', feature }, before, after, feature));
    }
    for (const feature of afterFeatures) {
      // A name that begins with `x-` said it before the feature did.
      const isKnown = feature.name === 'unstable' && stability === 'unstable';
      if (!isKnown && !beforeFeatures.some(({ name }) => name === feature.name)) changes.push(change({ kind: 'feature-added', feature }, before, after, feature));
    }
    if (sides.comparesConditions && !(implies(before.condition, after.condition) && implies(after.condition, before.condition))) {
      const isNarrower = !implies(before.condition, after.condition);
      changes.push(change({ kind: 'condition', before: before.condition, after: after.condition, isNarrower }, before, after));
    }
    return changes;
  }

  #returns(before: Command, after: Command): TypeComparison {
    const nothing: TypeComparison = { details: [], inner: [] };
    if (isNothing(before) && isNothing(after)) return nothing;
    if (before.returns === undefined && isObject(after)) return { ...nothing, details: [{ kind: 'returns-added', type: after.returns ?? emptyObject }] };
    if (after.returns === undefined && isObject(before)) return { ...nothing, details: [{ kind: 'returns-removed', type: before.returns ?? emptyObject }] };
    return compareTypes(before.returns ?? emptyObject, after.returns ?? emptyObject, this.#setting.sides.tellsAll);
  }
}

interface FlagReader {
  readonly flag: CommandFlag;
  readonly isTold: boolean;
  readonly read: (command: Command) => boolean;
  /** Whether it makes no difference, though it reads otherwise. */
  readonly isSame?: (before: Command, after: Command) => boolean;
}

/** The flags that make a difference on the wire; introspection tells the first. */
const commandFlags: readonly FlagReader[] = [
  { flag: 'allow-oob', isTold: true, read: ({ allowOob }) => allowOob },
  { flag: 'allow-preconfig', isTold: false, read: ({ allowPreconfig }) => allowPreconfig },
  { flag: 'success-response', isTold: false, read: ({ successResponse }) => successResponse },
  { flag: 'further-arguments', isTold: false, read: tellsFurtherArguments, isSame: (before, after) => isUnchecked(before) && isUnchecked(after) },
];

/** Whether nobody but its handler looks at the arguments of a command. */
function isUnchecked({ openArguments, gen }: Command): boolean {
  return openArguments || !gen;
}

/** Whether that shows: a command without `data` is not known to take any. */
function tellsFurtherArguments(command: Command): boolean {
  return command.openArguments || (isUnchecked(command) && command.arguments !== undefined);
}

/** The command whose arguments an object is. */
function commandOf({ implicit }: ObjectPair['before'], schema: Schema): Command | undefined {
  const owner = implicit?.role === 'arguments' ? schema.definitions.get(implicit.owner) : undefined;
  return owner?.kind === 'command' ? owner : undefined;
}

function argumentsOf(before: Command | Event, after: Command | Event): ObjectPair {
  return { before: before.arguments ?? emptyFor(before), after: after.arguments ?? emptyFor(after) };
}

const empties = new WeakMap<Command | Event, ObjectPair['before']>();

/** Each command has an empty object of its own, so that what is found in it is said of that command. */
function emptyFor(owner: Command | Event): ObjectPair['before'] {
  const known = empties.get(owner);
  if (known !== undefined) return known;
  const made = { ...emptyObject, implicit: { role: 'arguments', owner: owner.name } as const };
  empties.set(owner, made);
  return made;
}

function isNothing({ returns }: Command): boolean {
  return returns === undefined || (isObject({ returns }) && isEmptyObject(returns as ObjectPair['before']));
}

function isObject({ returns }: Pick<Command, 'returns'>): boolean {
  return returns === undefined || returns.kind === 'struct' || returns.kind === 'union';
}

/** Whether the value that selects a branch went the way of the branch. */
function hasSameValueCondition(before: Branch, after: Branch, union: { readonly before: UnionType; readonly after: UnionType }): boolean {
  const texts = ([[before, union.before], [after, union.after]] as const).map(([branch, { discriminator: { type } }]) => {
    const value = type.kind === 'enum' ? type.values.find(({ name }) => name === branch.name) : undefined;
    return { branch: conditionText(branch.condition), value: conditionText(value?.condition) };
  });
  return texts[0]?.value !== texts[1]?.value;
}

function conditionText(condition: Condition | undefined): string {
  return condition === undefined ? '' : formatCondition(condition);
}

function isPairOf<Kind extends InnerPair['before']['kind']>(
  kind: Kind, pair: InnerPair,
): pair is InnerPair & { readonly before: { readonly kind: Kind }; readonly after: { readonly kind: Kind } } {
  return pair.before.kind === kind;
}

