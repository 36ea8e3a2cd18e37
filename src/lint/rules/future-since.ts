/** Nothing in the schema of a release is newer than the release. Which release that is, the configuration or the dialect says. */
import { compareVersions, versionText } from '../../schema/version.ts';
import { defineRule } from '../rule.ts';
import { sinceTags } from '../subject/since-tags.ts';

/** The rule `lint/future-since`. */
export const futureSince = defineRule({
  code: 'lint/future-since',
  set: 'recommended',
  coveredBy: ['lint/untrue-since'],
  find: ({ version, documented }) => (version === undefined ? [] : documented.flatMap(sinceTags).flatMap((tag) => {
    // A schema of 7.2 may well tell what 7.2.1 brings.
    if (compareVersions({ ...tag.version, micro: 0 }, { ...version, micro: 0 }) <= 0) return [];
    return [{ span: tag.span, definition: tag.definition, args: { what: tag.what, since: tag.text, version: versionText(version) } }];
  })),
});
