/** What can be different between two schemas, one kind of record for each; rules judge them, the changelog tells them. */
import type { Condition } from '../../schema/condition.ts';
import type { Definition, EnumType, Feature, Member, ObjectType, Type } from '../../schema/model.ts';
import type { Span } from '../../source/span.ts';
import type { Reach } from './reach.ts';
import type { WireKind } from './wire-kinds.ts';

/** Where something is, in words and in both texts. */
export interface Subject {
  /** With article and quotes where a sentence wants them: `argument 'device' of command 'block-commit'`. */
  readonly text: string;
  /** The definition that a reader looks for. */
  readonly definition: { readonly kind: Definition['kind']; readonly name: string };
  /** Below the definition: the member, value or branch; absent for the definition itself. */
  readonly part: string | undefined;
  readonly beforeSpan: Span | undefined;
  /** Of the thing itself, or of what is left of what contained it. */
  readonly afterSpan: Span | undefined;
  /** Of the thing that was there before. */
  readonly condition?: Condition | undefined;
}

/** One difference. */
export type Change = ChangeDetails & {
  readonly subject: Subject;
  /** Who meets it, by the promises of the older schema. Nobody, for what the wire does not show. */
  readonly reach: Reach;
};

/** What is different. */
export type ChangeDetails =
  | { readonly kind: 'definition-removed'; readonly definition: 'command' | 'event'; readonly successor: string | undefined }
  | { readonly kind: 'definition-added'; readonly definition: 'command' | 'event' }
  /** `where`: the values of the tag, if it is still there with others. `mayBeTaken`: of a command that takes what its schema does not tell, before and after. */
  | { readonly kind: 'member-removed'; readonly member: Member; readonly where: readonly string[]; readonly mayBeTaken: boolean }
  | { readonly kind: 'member-added'; readonly member: Member; readonly where: readonly string[] }
  /** A plain object that became a union: the values with further members, and those with mandatory ones. */
  | { readonly kind: 'branches-added'; readonly values: readonly string[]; readonly mandatory: readonly string[] }
  | { readonly kind: 'member-mandatory'; readonly member: Member }
  | { readonly kind: 'member-optional'; readonly member: Member }
  | { readonly kind: 'value-removed'; readonly enum: EnumType }
  | { readonly kind: 'value-added'; readonly enum: EnumType }
  /** Kinds of JSON value, or for strings, the freedom to be any. */
  | { readonly kind: 'type'; readonly before: Type; readonly after: Type; readonly lost: readonly TypeLoss[]; readonly gained: readonly TypeLoss[]; readonly isDisjoint: boolean }
  | { readonly kind: 'integer'; readonly before: Type; readonly after: Type }
  | { readonly kind: 'discriminator'; readonly before: string; readonly after: string }
  | { readonly kind: 'returns-removed'; readonly type: Type }
  | { readonly kind: 'returns-added'; readonly type: Type }
  | { readonly kind: 'feature-removed'; readonly feature: Feature }
  | { readonly kind: 'feature-added'; readonly feature: Feature }
  | { readonly kind: 'condition'; readonly before: Condition | undefined; readonly after: Condition | undefined; readonly isNarrower: boolean }
  | { readonly kind: 'flag'; readonly flag: CommandFlag; readonly isSet: boolean }
  | { readonly kind: 'type-renamed'; readonly before: string; readonly after: string }
  | { readonly kind: 'type-removed' }
  | { readonly kind: 'documentation-removed' }
  | { readonly kind: 'since'; readonly before: string; readonly after: string };

/** What a type allowed and does not any more. */
export type TypeLoss = WireKind | 'other strings' | 'fractions';

/** What a command may have besides its types, and what the wire shows. */
export type CommandFlag = 'allow-oob' | 'allow-preconfig' | 'success-response' | 'further-arguments';

/** An object type of one side and of the other. */
export interface ObjectPair {
  readonly before: ObjectType;
  readonly after: ObjectType;
}
