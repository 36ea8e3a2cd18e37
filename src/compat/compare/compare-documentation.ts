/** What is told of a schema: takes both sides, gives the definitions that lost their documentation, and versions that were changed afterwards. */
import type { Definition } from '../../schema/model.ts';
import { compareVersions, parseVersion } from '../../schema/version.ts';
import type { ChangeDetails } from './change.ts';
import type { LocalChange } from './compare-pair.ts';
import type { Sides } from './side.ts';
import type { Subjects } from './subjects.ts';

/** For definitions that both sides have under one name, reached or not. */
export function compareDocumentation({ before, after }: Sides, subjects: Subjects): readonly LocalChange[] {
  const changes: LocalChange[] = [];
  for (const [name, left] of before.schema.definitions) {
    const right = after.schema.definitions.get(name);
    if (right === undefined) continue;
    for (const details of compareDefinition(left, right)) {
      changes.push({ details, subject: subjects.definition({ before: left, after: right }), stability: 'stable', about: [left, right] });
    }
  }
  return changes;
}

function compareDefinition(before: Definition, after: Definition): readonly ChangeDetails[] {
  if (before.doc !== undefined && after.doc === undefined) return [{ kind: 'documentation-removed' }];
  if (before.since === undefined || after.since === undefined || isSameVersion(before.since, after.since)) return [];
  return [{ kind: 'since', before: before.since, after: after.since }];
}

function isSameVersion(left: string, right: string): boolean {
  const [first, second] = [parseVersion(left), parseVersion(right)];
  return first === undefined || second === undefined ? left === right : compareVersions(first, second) === 0;
}
