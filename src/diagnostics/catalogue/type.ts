/** Messages about types and how definitions use each other. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

/** A type and what uses it. */
export interface Use {
  /** What uses the type, such as `member 'x' of struct 'Foo'`. */
  readonly what: string;
  /** What the type is, such as `enum 'Bar'`. */
  readonly type: string;
}

/** Two things whose names get into each other's way. */
export interface Clash {
  readonly what: string;
  readonly other: string;
  /** What both names become in generated C, if they differ in the schema. */
  readonly identifier: string | undefined;
}

/** The codes about what definitions have to do with each other. */
export const typeCatalogue = {
  'type/unknown': {
    severity: 'error',
    message: ({ what, name }: { what: string; name: string }) => `${what} uses the unknown type '${name}'`,
  },
  'type/cannot-return': {
    severity: 'error',
    message: ({ what, type }: Use) => `${what} cannot return ${type}, only a struct, a union, or an array of one`,
  },
  'type/cannot-take': {
    severity: 'error',
    message: ({ what, type }: Use) => `the data of ${what} cannot be ${type}, only a struct or, boxed, a union`,
  },
  'type/boxed-empty': {
    severity: 'error',
    message: ({ what, type }: Use) => `${what} cannot be boxed, as ${type} has no members`,
  },
  'type/union-needs-boxed': {
    severity: 'error',
    message: ({ what, type }: Use) => `the data of ${what} can be ${type} only with 'boxed': true`,
  },
  'type/condition-needs-boxed': {
    severity: 'error',
    message: ({ what, member }: { what: string; member: string }) =>
      `argument '${member}' of ${what} has a condition, which needs a named struct as 'data' and 'boxed': true`,
  },
  'type/contains-itself': {
    severity: 'error',
    message: ({ what }: { what: string }) => `${what} contains itself through its base or a branch`,
  },
  'type/nested-too-deep': {
    severity: 'error',
    message: ({ what, limit }: { what: string; limit: number }) => `${what} stands on more than ${limit} levels of bases and branches`,
  },
  'type/bad-base': {
    severity: 'error',
    message: ({ what, type }: Use) => `the base of ${what} must be a struct, not ${type}`,
  },
  'type/name-clash': {
    severity: 'error',
    message: ({ what, other, identifier }: Clash) => identifier !== undefined ? `${what} clashes with ${other}: in C both are called '${identifier}'`
      : what === other ? `${what} is listed twice`
      : `${what} clashes with ${other}`,
  },
  'union/discriminator-not-in-base': {
    severity: 'error',
    message: ({ name, base }: { name: string; base: string }) => `discriminator '${name}' is not a member of ${base}`,
  },
  'union/discriminator-not-enum': {
    severity: 'error',
    message: ({ name, base, type }: { name: string; base: string; type: string }) =>
      `discriminator '${name}' of ${base} must have an enum as its type, not ${type}`,
  },
  'union/discriminator-optional': {
    severity: 'error',
    message: ({ name, base }: { name: string; base: string }) => `discriminator '${name}' of ${base} must not be optional`,
  },
  'union/discriminator-conditional': {
    severity: 'error',
    message: ({ name, base }: { name: string; base: string }) => `discriminator '${name}' of ${base} must not have a condition`,
  },
  'union/no-branches': {
    severity: 'error',
    message: ({ what }: { what: string }) => `${what} has no branches, as the enum of its discriminator has no values`,
  },
  'union/too-many-branches': {
    severity: 'error',
    message: ({ what, limit }: { what: string; limit: number }) =>
      `${what} is one union too many: all together have more than ${limit} branches, one for each value of a discriminator`,
  },
  'union/uncovered-value': {
    severity: 'error',
    message: ({ what, value }: { what: string; value: string }) => `${what} has no branch for value '${value}' of its discriminator`,
  },
  'union/unknown-branch': {
    severity: 'error',
    message: ({ branch, type }: { branch: string; type: string }) => `branch '${branch}' is named after no value of ${type}`,
  },
  'union/bad-branch-type': {
    severity: 'error',
    message: ({ branch, type }: { branch: string; type: string }) => `branch '${branch}' cannot be ${type}, only a struct or a union`,
  },
  'alternate/empty': {
    severity: 'error',
    message: ({ what, least }: { what: string; least: number }) => `${what} needs at least ${least === 1 ? 'one branch' : `${least} branches`}`,
  },
  'alternate/bad-branch-type': {
    severity: 'error',
    message: ({ branch, type }: { branch: string; type: string }) =>
      `branch '${branch}' cannot be ${type}, whose values are of more than one JSON type`,
  },
  'alternate/ambiguous': {
    severity: 'error',
    message: ({ branch, other, kind, isSpelt }: { branch: string; other: string; kind: string; isSpelt: boolean }) =>
      `branch '${branch}' cannot be told from branch '${other}': ${withArticle(kind)} could be either${isSpelt ? ', as a string can spell one' : ''}`,
  },
  'feature/special-on-type': {
    severity: 'error',
    message: ({ feature, what }: { feature: string; what: string }) =>
      `feature '${feature}' is for commands, events, members and enum values, not for ${what}`,
  },
  'feature/too-many': {
    severity: 'error',
    message: ({ feature, limit }: { feature: string; limit: number }) => `with feature '${feature}' the schema has more than ${limit} different features`,
  },
} satisfies Record<string, CatalogueEntry>;

/** `an object`, `a string`; `null` has no article. */
function withArticle(kind: string): string {
  return kind === 'null' ? kind : `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
