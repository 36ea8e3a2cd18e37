/** What a command works with besides its arguments: the process, the global options, and how to say things. */
import { countFindings, countOf, formatOmitted, noFindings } from '../diagnostics/printers/counts.ts';
import { printJson } from '../diagnostics/printers/json.ts';
import { printPretty } from '../diagnostics/printers/pretty.ts';
import { printText } from '../diagnostics/printers/text.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CheckReport } from '../project/check.ts';
import type { CommandIo, OutputStream } from './command-io.ts';
import { exitStatus, type ExitStatus } from './exit-status.ts';
import type { GlobalValues } from './global-options.ts';

const widthWithoutTerminal = 100;

/** What a report says besides its findings. */
type Checked = Pick<CheckReport, 'omitted' | 'schemas'>;

/** One run of one command. */
export class CommandContext {
  readonly io: CommandIo;
  readonly globals: GlobalValues;
  readonly #findingsTo: 'stdout' | 'stderr';

  /** @param findingsTo the stream that findings go to */
  constructor(io: CommandIo, globals: GlobalValues, findingsTo: 'stdout' | 'stderr') {
    this.io = io;
    this.globals = globals;
    this.#findingsTo = findingsTo;
  }

  get #findings(): OutputStream {
    return this.io[this.#findingsTo];
  }

  /** A result, without change. */
  print(text: string): void {
    this.io.stdout.write(text);
  }

  /** A line about the run; `--quiet` and output for programs do without. */
  note(line: string): void {
    if (this.globals.quiet !== true && this.globals.format !== 'json') this.io.stderr.write(`${line}\n`);
  }

  /** A line for `--verbose`. */
  detail(line: string): void {
    if (this.globals.verbose === true) this.io.stderr.write(`${line}\n`);
  }

  /**
   * Prints findings where and how this command does, and gives the exit status that they call for.
   * @param checked what was read, if that is known by now, and how much more was found in it
   */
  report(diagnostics: readonly Diagnostic[], checked?: Checked): ExitStatus {
    const isSilent = diagnostics.length === 0 && this.globals.format !== 'json';
    if (!isSilent) for (const chunk of this.#format(diagnostics, checked)) this.#findings.write(chunk);
    const { errors, warnings } = countFindings(diagnostics, checked?.omitted);
    if (errors > 0) return exitStatus.findings;
    const most = this.globals['max-warnings'];
    if (most === undefined || warnings <= most) return exitStatus.clean;
    this.note(`${countOf(warnings, 'warning')}; --max-warnings allows ${most}.`);
    return exitStatus.findings;
  }

  /** Whether a stream gets colours: `--color` and `--no-color` first, then NO_COLOR and FORCE_COLOR, then whether it is a terminal. */
  usesColors(stream: OutputStream): boolean {
    const { NO_COLOR: never, FORCE_COLOR: always, TERM: terminal } = this.io.env;
    if (this.globals.color !== undefined) return this.globals.color;
    if (never !== undefined && never !== '') return false;
    if (always !== undefined && always !== '') return always !== '0' && always !== 'false';
    return stream.isTTY === true && terminal !== 'dumb';
  }

  #format(diagnostics: readonly Diagnostic[], checked: Checked | undefined): Iterable<string> {
    const format = this.globals.format ?? 'pretty';
    const omitted = checked?.omitted ?? noFindings;
    switch (format) {
      case 'pretty':
        return printPretty(diagnostics, {
          colors: this.usesColors(this.#findings),
          width: this.#findings.columns || widthWithoutTerminal,
          omitted,
        });
      case 'text':
        return this.#formatText(diagnostics, formatOmitted(omitted));
      case 'json':
        return printJson(diagnostics, {
          workingDirectory: this.io.workingDirectory,
          omitted,
          schemas: checked?.schemas.map(({ root, result }) => ({ root, dialect: result.dialect.label, dialectReason: result.dialectReason })),
        });
      default:
        return format satisfies never;
    }
  }

  /** Each line is a finding, so that what is missing can only be noted. */
  *#formatText(diagnostics: readonly Diagnostic[], missing: string | undefined): Iterable<string> {
    yield* printText(diagnostics);
    if (missing !== undefined) this.note(`${missing}.`);
  }
}
