/** Messages about types and how definitions use each other. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

export interface Use {
  /** What uses the type, such as `member 'x' of struct 'Foo'`. */
  readonly what: string;
  /** What the type is, such as `enum 'Bar'`. */
  readonly type: string;
}

export const typeCatalogue = {
  'type/unknown': {
    severity: 'error',
    message: ({ what, name }: { what: string; name: string }) => `${what} uses the unknown type '${name}'`,
  },
  'type/cannot-return': {
    severity: 'error',
    message: ({ what, type }: Use) => `${what} cannot return ${type}, only a struct, a union or an array of these`,
  },
  'type/cannot-take': {
    severity: 'error',
    message: ({ what, type }: Use) => `the data of ${what} cannot be ${type}, only a struct or a union`,
  },
  'type/union-needs-boxed': {
    severity: 'error',
    message: ({ what, type }: Use) => `the data of ${what} can be ${type} only with 'boxed': true`,
  },
  'type/condition-needs-boxed': {
    severity: 'error',
    message: ({ what }: { what: string }) => `${what} has members with a condition, which needs 'boxed': true`,
  },
  'type/contains-itself': {
    severity: 'error',
    message: ({ what }: { what: string }) => `${what} contains itself through its base or a branch`,
  },
  'type/bad-base': {
    severity: 'error',
    message: ({ what, type }: Use) => `the base of ${what} must be a struct, not ${type}`,
  },
  'type/name-clash': {
    severity: 'error',
    message: ({ what, other }: { what: string; other: string }) => `${what} clashes with ${other}`,
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
    message: ({ what }: { what: string }) => `${what} has no branches`,
  },
  'union/uncovered-value': {
    severity: 'error',
    message: ({ what, value }: { what: string; value: string }) => `${what} has no branch for value '${value}' of its discriminator`,
  },
  'union/unknown-branch': {
    severity: 'error',
    message: ({ branch, type }: { branch: string; type: string }) => `branch '${branch}' is not a value of ${type}`,
  },
  'union/bad-branch-type': {
    severity: 'error',
    message: ({ branch, type }: { branch: string; type: string }) => `branch '${branch}' cannot be ${type}, only a struct or a union`,
  },
  'alternate/empty': {
    severity: 'error',
    message: ({ what }: { what: string }) => `${what} needs at least one branch`,
  },
  'alternate/bad-branch-type': {
    severity: 'error',
    message: ({ branch, type }: { branch: string; type: string }) => `branch '${branch}' cannot be ${type}`,
  },
  'alternate/ambiguous': {
    severity: 'error',
    message: ({ branch, other }: { branch: string; other: string }) =>
      `branch '${branch}' cannot be told from branch '${other}' by the JSON type of a value`,
  },
  'feature/special-on-type': {
    severity: 'error',
    message: ({ feature, what }: { feature: string; what: string }) =>
      `feature '${feature}' is for commands, events, members and enum values, not for ${what}`,
  },
  'feature/too-many': {
    severity: 'error',
    message: ({ feature, limit }: { feature: string; limit: number }) => `feature '${feature}' is one more than the ${limit} different ones a schema can have`,
  },
} satisfies Record<string, CatalogueEntry>;
