/** How reports to programs name a file: takes where its path starts and where the report's paths start, gives a path with forward slashes. */
import { relative, resolve, sep } from 'node:path';

/** Two folders, both absolute. */
export interface ReportBase {
  /** Where the paths of findings start. */
  readonly workingDirectory: string;
  /** Where the paths in the report start: for services, the root of the repository. */
  readonly folder: string;
}

/** A path; that of a file outside of the folder begins with `../`. */
export function reportPath(file: string, { workingDirectory, folder }: ReportBase): string {
  return relative(folder, resolve(workingDirectory, file)).split(sep).join('/');
}
