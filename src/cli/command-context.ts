/** What a command works with besides its arguments: the process, the global options, and how to say things. */
import { countFindings, countOf, formatOmitted, noFindings } from '../diagnostics/printers/counts.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CheckReport } from '../project/check.ts';
import type { CommandIo, OutputName, OutputStream } from './command-io.ts';
import { exitStatus, type ExitStatus } from './exit-status.ts';
import { isDocument, isForPeople, type PrintFindings, type Sheet } from './formats.ts';
import type { GlobalValues } from './global-options.ts';

const widthWithoutTerminal = 100;

/** What a report says besides its findings. */
type Checked = Pick<CheckReport, 'omitted' | 'schemas'>;

/** How findings are reported besides what the command and the format decide. */
export interface ReportDetails {
  /** Findings that the command lists in its own way, so that formats for people do without. */
  readonly listed?: readonly Diagnostic[];
}

/** Where a command's findings go, and what prints them. */
export interface FindingsOutput {
  readonly stream: OutputName;
  readonly print: PrintFindings;
  /** Files that they are written to besides. */
  readonly files: readonly { readonly path: string; readonly print: PrintFindings }[];
}

/** One run of one command. */
export class CommandContext {
  readonly io: CommandIo;
  readonly globals: GlobalValues;
  readonly #findings: FindingsOutput;
  #hasReported = false;

  constructor(io: CommandIo, globals: GlobalValues, findings: FindingsOutput) {
    this.io = io;
    this.globals = globals;
    this.#findings = findings;
  }

  /** Whether findings are one document for programs, which nothing must stand beside. */
  get printsDocument(): boolean {
    return isDocument(this.globals.format ?? 'pretty');
  }

  /**
   * A result, without change.
   * @param repeated what a repetition prints in its place, if not the same
   */
  print(text: string, repeated = text): void {
    this.io.stdout.write(text, repeated);
  }

  /** A result that gives way to a document on standard output. */
  printBeside(text: string): void {
    const isTaken = this.printsDocument && this.#findings.stream === 'stdout';
    this.io[isTaken ? 'stderr' : 'stdout'].write(text);
  }

  /**
   * A line about the run; `--quiet` and output for programs do without.
   * @param repeated what a repetition says in its place, if not the same; empty for nothing
   */
  note(line: string, repeated = line): void {
    if (this.globals.quiet !== true && !this.printsDocument) this.io.stderr.write(`${line}\n`, repeated === '' ? '' : `${repeated}\n`);
  }

  /** A line for `--verbose`. */
  detail(line: string): void {
    if (this.globals.verbose === true) this.io.stderr.write(`${line}\n`);
  }

  /**
   * Prints findings where and how this command does, and gives the exit status that they call for.
   * @param checked what was read, if that is known by now, and how much more was found in it
   * @throws FileSystemError if a file of `--report` cannot be written
   */
  report(diagnostics: readonly Diagnostic[], checked?: Checked, { listed = [] }: ReportDetails = {}): ExitStatus {
    const all = listed.length === 0 ? diagnostics : [...diagnostics, ...listed];
    const printed = isForPeople(this.globals.format ?? 'pretty') ? diagnostics : all;
    if (printed.length > 0 || this.printsDocument) this.#printFindings(printed, checked);
    this.#writeFiles(all, checked);
    const { errors, warnings } = countFindings(all, checked?.omitted);
    if (errors > 0) return exitStatus.findings;
    const most = this.globals['max-warnings'];
    if (most === undefined || warnings <= most) return exitStatus.clean;
    this.note(`${countOf(warnings, 'warning')}; --max-warnings allows ${most}.`);
    return exitStatus.findings;
  }

  /**
   * Writes the files of `--report` without findings if the command had none to report, so that they are there all the same.
   * @throws FileSystemError if one cannot be written
   */
  completeReports(): void {
    if (!this.#hasReported) this.#writeFiles([], undefined);
  }

  /** Whether a stream gets colours: `--color` and `--no-color` first, then NO_COLOR and FORCE_COLOR, then whether it is a terminal. */
  usesColors(stream: OutputStream): boolean {
    const { NO_COLOR: never, FORCE_COLOR: always, TERM: terminal } = this.io.env;
    if (this.globals.color !== undefined) return this.globals.color;
    if (never !== undefined && never !== '') return false;
    if (always !== undefined && always !== '') return always !== '0' && always !== 'false';
    return stream.isTTY === true && terminal !== 'dumb';
  }

  #writeFiles(diagnostics: readonly Diagnostic[], checked: Checked | undefined): void {
    this.#hasReported = true;
    for (const { path, print } of this.#findings.files) {
      const sheet = this.#sheet(checked, { colors: false, width: widthWithoutTerminal });
      this.io.fileSystem.writeText(path, [...print(diagnostics, sheet)].join(''));
    }
  }

  #printFindings(diagnostics: readonly Diagnostic[], checked: Checked | undefined): void {
    const stream = this.io[this.#findings.stream];
    const sheet = this.#sheet(checked, { colors: this.usesColors(stream), width: stream.columns || widthWithoutTerminal });
    for (const chunk of this.#findings.print(diagnostics, sheet)) stream.write(chunk);
    const missing = formatOmitted(sheet.omitted);
    // Each line of this format is a finding, so that what is missing can only be noted.
    if (this.globals.format === 'text' && missing !== undefined) this.note(`${missing}.`);
  }

  #sheet(checked: Checked | undefined, look: Pick<Sheet, 'colors' | 'width'>): Sheet {
    return {
      ...look,
      io: this.io,
      omitted: checked?.omitted ?? noFindings,
      schemas: checked?.schemas.map(({ root, result }) => ({ root, dialect: result.dialect.label, dialectReason: result.dialectReason })),
    };
  }
}
