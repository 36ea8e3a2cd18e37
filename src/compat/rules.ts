/** Every compatibility rule, in the order in which differences are judged; at most a few have something to say of one. */
import type { Rule } from './rule.ts';
import { becameUnstable } from './rules/became-unstable.ts';
import { commandRemoved } from './rules/command-removed.ts';
import { commandRestricted } from './rules/command-restricted.ts';
import { conditionNarrowed } from './rules/condition-narrowed.ts';
import { discriminatorChanged } from './rules/discriminator-changed.ts';
import { documentationRemoved } from './rules/documentation-removed.ts';
import { eventAdded } from './rules/event-added.ts';
import { eventRemoved } from './rules/event-removed.ts';
import { featureRemoved } from './rules/feature-removed.ts';
import { integerRangeRule } from './rules/integer-range.ts';
import { mandatoryBranchesAdded } from './rules/mandatory-branches-added.ts';
import { mandatoryMemberAdded } from './rules/mandatory-member-added.ts';
import { memberNowMandatory } from './rules/member-now-mandatory.ts';
import { memberNowOptional } from './rules/member-now-optional.ts';
import { memberRemoved } from './rules/member-removed.ts';
import { newlyDeprecated } from './rules/newly-deprecated.ts';
import { receivedBranchesAdded } from './rules/received-branches-added.ts';
import { receivedMemberAdded } from './rules/received-member-added.ts';
import { returnValueAdded } from './rules/return-value-added.ts';
import { returnValueRemoved } from './rules/return-value-removed.ts';
import { sinceChanged } from './rules/since-changed.ts';
import { typeChanged } from './rules/type-changed.ts';
import { typeNarrowed } from './rules/type-narrowed.ts';
import { typeRemoved } from './rules/type-removed.ts';
import { typeRenamed } from './rules/type-renamed.ts';
import { typeWidened } from './rules/type-widened.ts';
import { valueAdded } from './rules/value-added.ts';
import { valueRemoved } from './rules/value-removed.ts';

/** All rules, the gravest first. */
export const rules: readonly Rule[] = [
  commandRemoved,
  eventRemoved,
  memberRemoved,
  mandatoryMemberAdded,
  mandatoryBranchesAdded,
  memberNowMandatory,
  valueRemoved,
  typeChanged,
  typeNarrowed,
  typeWidened,
  integerRangeRule,
  discriminatorChanged,
  returnValueRemoved,
  commandRestricted,
  conditionNarrowed,
  eventAdded,
  receivedMemberAdded,
  receivedBranchesAdded,
  memberNowOptional,
  valueAdded,
  returnValueAdded,
  featureRemoved,
  becameUnstable,
  typeRenamed,
  typeRemoved,
  newlyDeprecated,
  documentationRemoved,
  sinceChanged,
];
