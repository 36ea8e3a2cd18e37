/**
 * The history of the language as one table: which release brought each construct and each law, and which was the last
 * to have it. Nothing else in the compiler knows of a release.
 */

/** First and last release of each construct; no last release means that it is still there. */
export interface Lifetime {
  readonly since: string;
  readonly until?: string;
  /** For a law about layout: no warning where only newer releases insist on it. */
  readonly isLayout?: true;
}

/**
 * Things a schema may contain, in force if any release of the dialect has it. Laws that it is held to stand below: a
 * mistake if every release of the dialect insists on it, worth a warning if the newest one does.
 */
export const permissions = {
  'lenient-punctuation': { since: '1.0', until: '1.5' },
  'duplicate-key': { since: '1.0', until: '1.7' },
  'json-escapes': { since: '1.2', until: '4.1' },
  'null-literal': { since: '2.4', until: '4.1' },
  'type-definition': { since: '1.0', until: '2.3' },
  'struct-definition': { since: '2.4' },
  'nested-struct': { since: '1.0', until: '2.3' },
  'string-flag': { since: '1.1', until: '2.3' },
  'pseudo-type-visitor': { since: '1.1', until: '2.3' },
  'pseudo-type-any': { since: '1.2', until: '2.4' },
  'pseudo-type-dict': { since: '2.0', until: '2.3' },
  'sized-integer': { since: '1.2' },
  'type-any': { since: '2.5' },
  'type-size': { since: '1.2' },
  'type-null': { since: '2.10' },
  'type-qtype': { since: '2.6' },
  'union': { since: '1.1' },
  'simple-union': { since: '1.1', until: '6.1' },
  'simple-union-base': { since: '1.7', until: '2.3' },
  'string-discriminator': { since: '1.6', until: '1.7' },
  'anonymous-union': { since: '1.6', until: '2.3' },
  'alternate': { since: '2.4' },
  'alternate-array-branch': { since: '7.1' },
  'union-branch-union': { since: '8.1' },
  'struct-base': { since: '1.7' },
  'inline-base': { since: '2.6' },
  'data-type-name': { since: '1.6' },
  'boxed': { since: '2.7' },
  'boxed-alternate': { since: '2.7', until: '4.1' },
  'enum-prefix': { since: '2.5' },
  'event': { since: '2.1' },
  'include': { since: '2.1' },
  'pragma': { since: '2.9' },
  'pragma-whitelist': { since: '2.9', until: '5.2' },
  'pragma-exceptions': { since: '6.0' },
  'pragma-documentation-exceptions': { since: '9.0' },
  'allow-oob': { since: '2.12' },
  'allow-preconfig': { since: '3.0' },
  'coroutine': { since: '5.2' },
  'condition': { since: '3.0' },
  'member-condition': { since: '4.0' },
  'feature-condition': { since: '4.1' },
  'c-condition': { since: '3.0', until: '6.1' },
  'condition-object': { since: '6.2' },
  'conditional-unboxed-arguments': { since: '4.0', until: '8.0' },
  'long-form': { since: '4.0' },
  'struct-features': { since: '4.1' },
  'command-features': { since: '4.2' },
  'features': { since: '5.0' },
  'enum-value-features': { since: '6.2' },
  'dotted-enum-value': { since: '1.0', until: '2.5' },
  'modules-in-include-order': { since: '5.0' },
  'unpaired-doc-marks': { since: '1.0', until: '2.7' },
  'symbol-without-colon': { since: '1.0', until: '2.7' },
  'optional-mark': { since: '1.0', until: '2.8' },
  'features-section': { since: '4.1' },
  'errors-section': { since: '9.0' },
  'unindented-sections': { since: '1.0', until: '8.2' },
  'note-tag': { since: '1.0', until: '9.0' },
  'free-doc-lines': { since: '1.0', until: '10.1' },
} satisfies Record<string, Lifetime>;

/** Laws that a schema is held to, each with the releases that insist on it. */
export const requirements = {
  'whole-enum-covered': { since: '2.7', until: '2.12' },
  'two-alternate-branches': { since: '2.6', until: '4.1' },
  'alternates-by-spelling': { since: '2.10' },
  'distinct-names': { since: '2.6' },
  'union-has-branches': { since: '2.6' },
  'boxed-members': { since: '2.7', until: '4.1' },
  'lower-case-members': { since: '2.9' },
  'member-naming': { since: '6.0' },
  'feature-naming': { since: '7.1' },
  'feature-limit': { since: '10.0' },
  'definition-naming': { since: '6.0' },
  'reserved-names': { since: '2.5' },
  'reserved-optional-names': { since: '6.0' },
  'reserved-suffix-kind': { since: '2.4', until: '6.1' },
  'reserved-suffix-list': { since: '2.5' },
  'reserved-suffix-on-calls': { since: '2.5', until: '5.2' },
  'object-returns': { since: '2.9' },
  'deprecated-not-on-types': { since: '5.0' },
  'unstable-not-on-types': { since: '6.2' },
  'doc-blocks': { since: '2.8' },
  'structured-markup': { since: '2.9' },
  'rst-markup': { since: '5.2' },
  'no-old-headings': { since: '10.1' },
  'checked-docs': { since: '2.9' },
  'no-optional-mark': { since: '2.9', until: '2.11' },
  'described-values-exist': { since: '4.2' },
  'documented-features': { since: '4.2' },
  'aligned-descriptions': { since: '5.2', until: '8.0', isLayout: true },
  'indented-descriptions': { since: '8.1', isLayout: true },
  'entry-names-to-colon': { since: '8.1' },
  'heading-outside-definition': { since: '5.2', until: '10.0' },
  'heading-first': { since: '9.0', until: '10.0' },
  'documented-members': { since: '9.0' },
  'described-returns-exist': { since: '9.0' },
  'one-features-list': { since: '9.0' },
} satisfies Record<string, Lifetime>;

/** The name of a construct in the table. */
export type Permission = keyof typeof permissions;
/** The name of a law in the table. */
export type Requirement = keyof typeof requirements;
