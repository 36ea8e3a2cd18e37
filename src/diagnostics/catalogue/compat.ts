/** Messages about what an older schema promised and a newer one does not keep. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

/** What the message of every rule is told. */
export interface CompatArguments {
  /** `argument 'device' of command 'block-commit'`. */
  readonly subject: string;
  readonly before: string;
  readonly after: string;
  /** What it means for a program. */
  readonly effect: string;
}

type Entry = CatalogueEntry<CompatArguments>;

/** The codes `compat/…`; the severity is that of a rule's gravest category. */
export const compatCatalogue = {
  'compat/command-removed': { severity: 'error', message: ({ subject, effect }) => `${subject} was removed: ${effect}` },
  'compat/event-removed': { severity: 'error', message: ({ subject, effect }) => `${subject} was removed: ${effect}` },
  'compat/event-added': { severity: 'warning', message: ({ subject, effect }) => `${subject} is new: ${effect}` },
  'compat/member-removed': { severity: 'error', message: ({ subject, before, effect }) => `${subject} was removed${before}: ${effect}` },
  'compat/mandatory-member-added': { severity: 'error', message: ({ subject, after, effect }) => `${subject} is new and mandatory${after}: ${effect}` },
  'compat/received-member-added': { severity: 'warning', message: ({ subject, after, effect }) => `${subject} is new${after}: ${effect}` },
  'compat/mandatory-branches-added': { severity: 'error', message: ({ subject, after, effect }) => `${subject} has mandatory members in the new branches ${after}: ${effect}` },
  'compat/received-branches-added': { severity: 'warning', message: ({ subject, after, effect }) => `${subject} has members in the new branches ${after}: ${effect}` },
  'compat/member-now-mandatory': { severity: 'error', message: ({ subject, effect }) => `${subject} was optional and is mandatory: ${effect}` },
  'compat/member-now-optional': { severity: 'warning', message: ({ subject, effect }) => `${subject} was mandatory and is optional: ${effect}` },
  'compat/value-removed': { severity: 'error', message: ({ subject, effect }) => `${subject} was removed: ${effect}` },
  'compat/value-added': { severity: 'warning', message: ({ subject, effect }) => `${subject} is new: ${effect}` },
  'compat/type-changed': { severity: 'error', message: ({ subject, before, after, effect }) => `${subject} was ${before} and is ${after}: ${effect}` },
  'compat/type-narrowed': { severity: 'error', message: ({ subject, before, after, effect }) => `${subject} was ${before} and is ${after}: ${effect}` },
  'compat/type-widened': { severity: 'error', message: ({ subject, before, after, effect }) => `${subject} was ${before} and is ${after}: ${effect}` },
  'compat/integer-range': { severity: 'error', message: ({ subject, before, after, effect }) => `${subject} was ${before} and is ${after}: ${effect}` },
  'compat/discriminator-changed': { severity: 'error', message: ({ subject, before, after, effect }) => `${subject} was told apart by '${before}' and is by '${after}': ${effect}` },
  'compat/return-value-removed': { severity: 'error', message: ({ subject, before, effect }) => `${subject} was ${before} and is nothing: ${effect}` },
  'compat/return-value-added': { severity: 'warning', message: ({ subject, after, effect }) => `${subject} was nothing and is ${after}: ${effect}` },
  'compat/command-restricted': { severity: 'error', message: ({ subject, before, effect }) => `${subject} ${before}: ${effect}` },
  'compat/feature-removed': { severity: 'warning', message: ({ subject, before, effect }) => `${subject} lost the feature '${before}': ${effect}` },
  'compat/became-unstable': { severity: 'warning', message: ({ subject, effect }) => `${subject} is unstable now: ${effect}` },
  'compat/newly-deprecated': { severity: 'info', message: ({ subject, effect }) => `${subject} is deprecated now: ${effect}` },
  'compat/condition-narrowed': { severity: 'warning', message: ({ subject, before, after, effect }) => `${subject} was there ${before} and is there ${after}: ${effect}` },
  'compat/type-renamed': { severity: 'warning', message: ({ before, after, effect }) => `type '${before}' is called '${after}': ${effect}` },
  'compat/type-removed': { severity: 'warning', message: ({ subject, effect }) => `${subject} was removed: ${effect}` },
  'compat/documentation-removed': { severity: 'info', message: ({ subject, effect }) => `${subject} lost its documentation: ${effect}` },
  'compat/since-changed': { severity: 'info', message: ({ subject, before, after, effect }) => `${subject} was said to be there since ${before} and is said to be since ${after}: ${effect}` },
} satisfies Record<string, Entry>;

/** A code of this catalogue. */
export type CompatCode = keyof typeof compatCatalogue;
