/** What a plan means for people: takes an {@link OutputPlan}, gives conflicts in words and stale files with their diffs. */
import { posix } from 'node:path';
import type { OutputConflict, OutputPlan } from './output-plan.ts';
import { unifiedDiff } from './unified-diff.ts';

/** A file that `--check` complains about. */
interface StaleFile {
  readonly path: string;
  /** `missing`: it would be created. `stale`: its content would change. `extra`: it would be removed. */
  readonly state: 'missing' | 'stale' | 'extra';
  /** As `diff -u` prints it, from what is there to what would be; paths are relative to the working directory. */
  readonly diff: string;
}

/** What would change if the plan were carried out, sorted by path. Line ends do not count: version control may convert them. */
export function staleFiles(plan: OutputPlan): readonly StaleFile[] {
  return plan.files.flatMap(({ path, action, before, after }): readonly StaleFile[] => {
    const [from, to] = [normalise(before), normalise(after)];
    if (action === 'keep' || action === 'release' || from === to) return [];
    const state = before === undefined ? 'missing' : after === undefined ? 'extra' : 'stale';
    const shownPath = posix.isAbsolute(plan.folder) ? path : posix.join(plan.folder, path);
    return [{ path, state, diff: unifiedDiff(shownPath, from, to) }];
  });
}

function normalise(text: string | undefined): string | undefined {
  return text?.replaceAll('\r\n', '\n');
}

/** One sentence for the user: what stands in the way, and how to clear it. */
export function describeConflict(folder: string, conflict: OutputConflict): string {
  const { path, reason } = conflict;
  const place = path === '' ? folder : `${folder}/${path}`;
  switch (reason) {
    case 'foreign':
      return `${place} exists and was not written by qapi-gen; move it away or choose another output folder.`;
    case 'edited':
      return `${place} was changed since qapi-gen wrote it; move your changes elsewhere, or use --force to overwrite them.`;
    case 'not-a-text':
      return `${place} is not a text file, so it cannot be replaced by a generated one.`;
    case 'not-a-folder':
      return `${place} is a file, but a folder is needed there.`;
    case 'outside':
      return `${place} is a link that leads out of ${folder}; nothing is written outside of it.`;
    case 'bad-manifest':
      return `${place} is not a manifest of qapi-gen; restore it, or delete it together with the generated files.`;
    case 'other-schema': {
      const { targets, earlier, next } = conflict;
      return `${place} holds what was generated from ${earlier} (${targets.join(', ')}), which is still there, and ${next} would replace it; `
        + 'choose another output folder, or use --force to replace it.';
    }
    default:
      return reason satisfies never;
  }
}
