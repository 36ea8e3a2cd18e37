/** How many levels of bases and branches an object has. A limit of this compiler, not of the language. */
import type { ObjectDraft } from '../drafts/drafts.ts';
import { describeType } from '../terms/describe-type.ts';

/** More are refused, so that no input exhausts the stack of those who walk the model. Real schemas reach 5. */
const maximumLevels = 100;

/** Puts an object on top of what it has as its base or branch. False, and reported for the first level too many, if that is too high. */
export function addLevel(draft: ObjectDraft, part: ObjectDraft): boolean {
  draft.levels = Math.max(draft.levels, part.levels + 1);
  if (draft.levels <= maximumLevels) return true;
  if (part.levels === maximumLevels && !part.incomplete) {
    draft.reporter.report('type/nested-too-deep', draft.declaration?.nameSpan, { what: describeType(draft.entity), limit: maximumLevels });
  }
  draft.incomplete = true;
  return false;
}
