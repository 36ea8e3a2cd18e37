/**
 * What a finding is known by from one run to the next, so that services can tell new findings from old ones: takes
 * diagnostics, gives a text for each that stays when lines move.
 */
import { createHash } from 'node:crypto';
import type { Diagnostic } from '../diagnostic.ts';
import { reportPath, type ReportBase } from './report-path.ts';

/** The findings of one report; no two get the same fingerprint. */
export class Fingerprinter {
  readonly #base: ReportBase;
  readonly #seen = new Map<string, number>();

  /** @param base files count by their path in the report */
  constructor(base: ReportBase) {
    this.#base = base;
  }

  /** 64 hexadecimal digits. Findings that are alike in all but their place are told apart by their order. */
  fingerprint({ code, file, definition, message }: Diagnostic): string {
    const key = JSON.stringify([code, reportPath(file, this.#base), definition?.kind, definition?.name, message]);
    const earlier = this.#seen.get(key) ?? 0;
    this.#seen.set(key, earlier + 1);
    return createHash('sha256').update(`${key}${earlier}`).digest('hex');
  }
}
