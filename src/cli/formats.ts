/** The formats of findings: takes a name, gives what prints findings in it. A printer is loaded only if it is asked for. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Counts } from '../diagnostics/printers/counts.ts';
import type { ReportedSchema } from '../diagnostics/printers/json.ts';
import type { CommandIo } from './command-io.ts';
import { reportBase } from './report-base.ts';

/** What `--format` may name; the first is the default. */
export const formats = ['pretty', 'text', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;

/** One of the formats. */
export type Format = (typeof formats)[number];

/** What a report says besides its findings, and what it is written on. */
export interface Sheet {
  readonly io: CommandIo;
  /** Whether escape sequences colour the text. */
  readonly colors: boolean;
  /** In columns. */
  readonly width: number;
  /** Findings that are not among those to print. */
  readonly omitted: Counts;
  /** Absent if nothing was read. */
  readonly schemas: readonly ReportedSchema[] | undefined;
}

/** Gives a report in pieces. */
export type PrintFindings = (diagnostics: readonly Diagnostic[], sheet: Sheet) => Iterable<string>;

/** Whether a format is for whoever reads a terminal or a log. */
export function isForPeople(format: Format): boolean {
  return format === 'pretty' || format === 'text';
}

/** Whether a format is one document for programs: it is there without findings, too, and nothing stands beside it. */
export function isDocument(format: Format): boolean {
  switch (format) {
    case 'pretty':
    case 'text':
    case 'github':
      return false;
    case 'json':
    case 'sarif':
    case 'gitlab':
    case 'junit':
      return true;
    default:
      return format satisfies never;
  }
}

/** Loads the printer of a format. */
export async function loadPrinter(format: Format): Promise<PrintFindings> {
  switch (format) {
    case 'pretty': {
      const { printPretty } = await import('../diagnostics/printers/pretty.ts');
      return printPretty;
    }
    case 'text': {
      const { printText } = await import('../diagnostics/printers/text.ts');
      return printText;
    }
    case 'json': {
      const { printJson } = await import('../diagnostics/printers/json.ts');
      return (diagnostics, { io, omitted, schemas }) => printJson(diagnostics, { workingDirectory: io.workingDirectory, omitted, schemas });
    }
    case 'sarif':
      return loadSarifPrinter();
    case 'github': {
      const { printGithub } = await import('../diagnostics/printers/github.ts');
      return (diagnostics, { io, omitted }) => printGithub(diagnostics, { base: reportBase(io), omitted });
    }
    case 'gitlab': {
      const { printGitlab } = await import('../diagnostics/printers/gitlab.ts');
      return (diagnostics, { io }) => printGitlab(diagnostics, reportBase(io));
    }
    case 'junit': {
      const { printJunit } = await import('../diagnostics/printers/junit.ts');
      return (diagnostics, { io, omitted }) => printJunit(diagnostics, { base: reportBase(io), omitted });
    }
    default:
      return format satisfies never;
  }
}

async function loadSarifPrinter(): Promise<PrintFindings> {
  const [{ printSarif }, { describeCode, isCode }, { packageVersion, pagesFolder }] = await Promise.all([
    import('../diagnostics/printers/sarif.ts'), import('../diagnostics/pages.ts'), import('../project/package-files.ts'),
  ]);
  return (diagnostics, { io, omitted }) => {
    const source = { folder: pagesFolder(), fileReader: io.fileSystem };
    return printSarif(diagnostics, {
      base: reportBase(io), version: packageVersion(), omitted,
      describeCode: (code) => (isCode(code) ? describeCode(code, source) : undefined),
    });
  };
}
