/** What a command works with besides its arguments: the process, the global options, and how to say things. */
import { countFindings } from '../diagnostics/printers/counts.ts';
import { printJson } from '../diagnostics/printers/json.ts';
import { printPretty } from '../diagnostics/printers/pretty.ts';
import { printText } from '../diagnostics/printers/text.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CommandIo, OutputStream } from './command-io.ts';
import { exitStatus, type ExitStatus } from './exit-status.ts';
import type { GlobalValues } from './global-options.ts';

const widthWithoutTerminal = 100;

export class CommandContext {
  readonly io: CommandIo;
  readonly globals: GlobalValues;
  readonly #findings: OutputStream;

  constructor(io: CommandIo, globals: GlobalValues, findingsTo: 'stdout' | 'stderr') {
    this.io = io;
    this.globals = globals;
    this.#findings = io[findingsTo];
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

  /** Prints findings where and how this command does, and gives the exit status that they call for. */
  report(diagnostics: readonly Diagnostic[]): ExitStatus {
    for (const chunk of this.#format(diagnostics)) this.#findings.write(chunk);
    const { errors, warnings } = countFindings(diagnostics);
    if (errors > 0) return exitStatus.findings;
    const most = this.globals['max-warnings'];
    if (most === undefined || warnings <= most) return exitStatus.clean;
    this.note(`${warnings} warnings; --max-warnings allows ${most}.`);
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

  #format(diagnostics: readonly Diagnostic[]): Iterable<string> {
    const format = this.globals.format ?? 'pretty';
    switch (format) {
      case 'pretty':
        return printPretty(diagnostics, {
          colors: this.usesColors(this.#findings),
          width: this.#findings.columns || widthWithoutTerminal,
        });
      case 'text':
        return printText(diagnostics);
      case 'json':
        return printJson(diagnostics, { workingDirectory: this.io.workingDirectory });
      default:
        return format satisfies never;
    }
  }
}
