/** How reports to programs name a file: takes where its path starts and where the report's paths start, gives a path with forward slashes. */
import { relative, resolve, sep } from 'node:path';

/** Two folders, both absolute. */
export interface ReportBase {
  /** Where the paths of findings start. */
  readonly workingDirectory: string;
  /** Where the paths in the report start: for services, the root of the repository. */
  readonly folder: string;
}

/** A file in a revision of a repository, which a run reads under `git:v9.2.0:/qapi/block.json`. */
export interface RevisionPath {
  /** `git:v9.2.0`. */
  readonly revision: string;
  /** From the top of the repository. */
  readonly path: string;
}

/** Takes the path of a finding apart; undefined for that of a file on disk. */
export function revisionPath(file: string): RevisionPath | undefined {
  const [, revision, path] = /^(git:.+?):\/(.*)$/s.exec(file) ?? [];
  return revision === undefined || path === undefined ? undefined : { revision, path };
}

/** As people write it, and as git takes it: `git:v9.2.0:qapi/block.json`; the path itself for anything else. */
export function shownPath(file: string): string {
  const inRevision = revisionPath(file);
  return inRevision === undefined ? file : `${inRevision.revision}:${inRevision.path}`;
}

/** Whether a finding names a program that runs, `qmp:unix:/run/qemu.sock`, which has no file. */
export function isProgram(file: string): boolean {
  return file.startsWith('qmp:');
}

/** A path; that of a file outside of the folder begins with `../`, and that of a file in a revision is the one in the repository. */
export function reportPath(file: string, { workingDirectory, folder }: ReportBase): string {
  if (isProgram(file)) return file;
  return revisionPath(file)?.path ?? relative(folder, resolve(workingDirectory, file)).split(sep).join('/');
}
