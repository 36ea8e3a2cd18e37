/** What a finding is about: takes parts of both schemas, gives words and places. */
import type { AlternateBranch, AlternateType, Branch, Command, Definition, EnumType, EnumValue, Event, Member, ObjectType, Schema } from '../../schema/model.ts';
import type { Span } from '../../source/span.ts';
import type { Subject } from './change.ts';
import type { CompareRequest } from './side.ts';

/** A definition of both sides, or of one. */
export interface DefinitionPair<Kind extends Definition = Definition> {
  readonly before?: Kind | undefined;
  readonly after?: Kind | undefined;
}

/** A member with the types that it stands in. */
export interface MemberPair {
  readonly before?: Member | undefined;
  readonly after?: Member | undefined;
  readonly beforeOwner: ObjectType;
  readonly afterOwner: ObjectType;
}

/** A member that the other side lacks. */
export interface LoneMemberPair extends MemberPair {
  /** The type that was compared, which may have it from its owner. */
  readonly compared: ObjectType;
}

/** What lost or gained a member. */
interface LoneOwner {
  readonly named: Pick<Subject, 'text' | 'definition'>;
  /** True for the compared type, though the member is written in its base or in one of its branches. */
  readonly isUser: boolean;
}

/** Words for both schemas; where something is gone, the place of what contained it stands for it. */
export class Subjects {
  readonly #before: Schema;
  readonly #after: Schema;

  /** Where only one side tells names of types, those of the other are made up. */
  readonly #prefers: 'before' | 'after';
  readonly #beforeIsMadeUp: boolean;

  constructor({ before, after }: CompareRequest) {
    this.#before = before.schema;
    this.#after = after.schema;
    this.#beforeIsMadeUp = before.isIntrospection && !after.isIntrospection;
    this.#prefers = after.isIntrospection && !before.isIntrospection ? 'before' : 'after';
  }

  definition({ before, after }: DefinitionPair): Subject {
    const owner = this.#owner(before, after);
    return { ...owner, part: undefined, beforeSpan: placeOf(before, this.#before), afterSpan: placeOf(after, this.#after), condition: before?.condition };
  }

  returns(before: Command, after: Command): Subject {
    const subject = this.definition({ before, after });
    return { ...subject, text: `what ${subject.text} returns`, condition: undefined };
  }

  /** A member that both sides have. */
  member(pair: MemberPair): Subject {
    return this.#memberOf(this.#owner(pair.beforeOwner, pair.afterOwner), pair);
  }

  /** A member that the other side lacks, and whether it is said of the type that was compared, though another brings the member. */
  loneMember(pair: LoneMemberPair): { readonly subject: Subject; readonly isOfUser: boolean } {
    const { named, isUser } = this.#loneOwner(pair);
    return { subject: this.#memberOf(named, pair), isOfUser: isUser };
  }

  #memberOf(owner: LoneOwner['named'], { before, after, beforeOwner, afterOwner }: MemberPair): Subject {
    const name = (after ?? before)?.name ?? '';
    const word = owner.definition.kind === 'command' ? 'argument' : 'member';
    return {
      text: `${word} '${name}' of ${owner.text}`,
      definition: owner.definition,
      part: name,
      beforeSpan: before?.span ?? placeOf(beforeOwner, this.#before),
      afterSpan: after?.span ?? placeOf(this.#after.definitions.get(owner.definition.name) ?? afterOwner, this.#after),
      condition: before?.condition,
    };
  }

  #owner(before: Definition | undefined, after: Definition | undefined): Pick<Subject, 'text' | 'definition'> {
    const takesBefore = after === undefined || (before !== undefined && this.#prefers === 'before');
    return takesBefore ? ownerOf(before, this.#before) : ownerOf(after, this.#after);
  }

  #loneOwner({ before, after, beforeOwner, afterOwner, compared }: LoneMemberPair): LoneOwner {
    const isGone = after === undefined;
    const [own, other] = isGone ? [this.#before, this.#after] : [this.#after, this.#before];
    const [owner, successor] = isGone ? [beforeOwner, afterOwner] : [afterOwner, beforeOwner];
    const isUser = compared !== owner;
    if (this.#isMadeUp(isGone ? 'before' : 'after')) return { named: ownerOf(successor, other), isUser };
    const name = (before ?? after)?.name ?? '';
    const namesake = other.definitions.get(owner.name);
    // A base or branch that has it on both sides, or is there on one side only, is not what lost or gained it: its user is.
    if (isUser && (owner.implicit !== undefined || namesake === undefined || hasMember(namesake, name))) return { named: ownerOf(compared, own), isUser };
    // Nor is a type that is still there, but not here any more: what took its place is.
    const isReplaced = isGone && !isUser && owner.implicit === undefined && successor.implicit === undefined
      && successor.name !== owner.name && namesake !== undefined;
    // What became a union is one.
    if (!isReplaced) return { named: isGone && owner.name === successor.name ? ownerOf(successor, other) : ownerOf(owner, own), isUser: false };
    const { text, definition } = ownerOf(successor, other);
    return { named: { text: `${text}, which was '${owner.name}' here,`, definition }, isUser: false };
  }

  /** Whether the names of a side's types are made up, and those of the other are not. */
  #isMadeUp(side: 'before' | 'after'): boolean {
    return side === 'before' ? this.#beforeIsMadeUp : this.#prefers === 'before';
  }

  value(before: EnumValue | undefined, after: EnumValue | undefined, types: { readonly before: EnumType; readonly after: EnumType }): Subject {
    const owner = this.#owner(types.before, types.after);
    const name = (after ?? before)?.name ?? '';
    return {
      text: `value '${name}' of ${owner.text}`,
      definition: owner.definition,
      part: name,
      beforeSpan: before?.span ?? placeOf(types.before, this.#before),
      afterSpan: after?.span ?? placeOf(types.after, this.#after),
      condition: before?.condition,
    };
  }

  /** A branch of a union or an alternate that both sides have. */
  branch({ before, after }: { readonly before: Branch | AlternateBranch; readonly after: Branch | AlternateBranch }, owner: Subject): Subject {
    return {
      ...owner,
      text: `branch '${after.name}' of ${owner.text}`,
      part: after.name,
      beforeSpan: before.span ?? owner.beforeSpan,
      afterSpan: after.span ?? owner.afterSpan,
      condition: before.condition,
    };
  }

  /** A type that a change is about as a whole. */
  type(before: EnumType | ObjectType | AlternateType, after: EnumType | ObjectType | AlternateType): Subject {
    return this.definition({ before, after });
  }
}

function hasMember(definition: Definition | undefined, name: string): boolean {
  return definition?.kind === 'struct' && definition.members.some((member) => member.name === name);
}

function ownerOf(definition: Definition | undefined, schema: Schema): Pick<Subject, 'text' | 'definition'> {
  if (definition === undefined) return { text: 'nothing', definition: { kind: 'struct', name: '' } };
  const implicit = 'implicit' in definition ? definition.implicit : undefined;
  const name = implicit?.owner ?? definition.name;
  const kind = implicit === undefined ? definition.kind : schema.definitions.get(implicit.owner)?.kind ?? definition.kind;
  return { text: `${kind} '${name}'`, definition: { kind, name } };
}

/** Of the name; of what gave rise to it, for what nobody named. */
function placeOf(definition: Definition | undefined, schema: Schema): Span | undefined {
  if (definition === undefined) return undefined;
  const implicit: { readonly owner: string } | undefined = 'implicit' in definition ? definition.implicit : undefined;
  const shown: Command | Event | Definition | undefined = implicit === undefined ? definition : schema.definitions.get(implicit.owner);
  return shown?.nameSpan ?? shown?.span;
}
