/** What reports to services name files relative to: takes the process, gives the root of the repository where the service says where it is. */
import { relative, resolve } from 'node:path';
import type { ReportBase } from '../diagnostics/printers/report-path.ts';
import type { CommandIo } from './command-io.ts';

/** Where GitHub Actions and GitLab CI tell the root of the checkout. */
const variables = ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR'];

/** The report's folder is the checkout of a CI job if the working directory is inside of it, else the working directory. */
export function reportBase({ env, workingDirectory }: Pick<CommandIo, 'env' | 'workingDirectory'>): ReportBase {
  const checkouts = variables.flatMap((name) => (env[name] ? [resolve(workingDirectory, env[name])] : []));
  const isAbove = (folder: string): boolean => !/^(?:\.\.(?:[/\\]|$)|[A-Za-z]:|\/)/.test(relative(folder, workingDirectory));
  return { workingDirectory, folder: checkouts.find(isAbove) ?? workingDirectory };
}
