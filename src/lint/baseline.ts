/**
 * Findings that are put up with, so that an old schema can be held to new rules: takes findings, gives a text to keep; takes
 * that text, tells findings that are in it from new ones. Lines may move; what counts is what is said of which definition.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { reportPath, type ReportBase } from '../diagnostics/printers/report-path.ts';

/** What a baseline holds, by file. */
interface BaselineFile {
  readonly version: 1;
  readonly findings: Readonly<Record<string, readonly BaselineEntry[]>>;
}

interface BaselineEntry {
  readonly code: string;
  readonly definition?: string;
  readonly message: string;
  /** How often; once if absent. */
  readonly count?: number;
}

/** Thrown for a text that is no baseline. */
export class BaselineError extends Error {}

/** What is left of a list of findings. */
export interface Remainder {
  readonly fresh: readonly Diagnostic[];
  readonly known: number;
  /** Findings of the baseline that are not there any more. */
  readonly gone: number;
}

/** Whether a finding can be put up with: an error of the schema itself cannot. */
export function isTolerable({ code, severity }: Diagnostic): boolean {
  return code.startsWith('lint/') || severity !== 'error';
}

/** As a file, ready to be written: sorted, so that it changes as little as the findings do. */
export function writeBaseline(findings: readonly Diagnostic[], base: ReportBase): string {
  const counts = new Map<string, Map<string, BaselineEntry & { count: number }>>();
  for (const finding of findings.filter(isTolerable)) {
    const path = reportPath(finding.file, base);
    const entries = counts.get(path) ?? new Map<string, BaselineEntry & { count: number }>();
    counts.set(path, entries);
    const entry = entries.get(keyOf(finding));
    if (entry !== undefined) entry.count++;
    else entries.set(keyOf(finding), { ...entryOf(finding), count: 1 });
  }
  const sorted = [...counts].sort(([left], [right]) => compareTexts(left, right)).map(([path, entries]) => [
    path,
    [...entries].sort(([left], [right]) => compareTexts(left, right)).map(([, { count, ...entry }]) => (count === 1 ? entry : { ...entry, count })),
  ] as const);
  const body = sorted.map(([path, entries]) => `    ${JSON.stringify(path)}: [\n${entries.map((entry) => `      ${JSON.stringify(entry)}`).join(',\n')}\n    ]`);
  return `{\n  "version": 1,\n  "findings": {${body.length === 0 ? '' : `\n${body.join(',\n')}\n  `}}\n}\n`;
}

/**
 * Takes those away that the baseline has, as often as it has them.
 * @throws BaselineError if the text is none
 */
export function applyBaseline(findings: readonly Diagnostic[], text: string, base: ReportBase): Remainder {
  const left = new Map<string, number>();
  for (const [path, entries] of Object.entries(readBaseline(text).findings)) {
    for (const entry of entries) {
      const key = `${path}\0${entryKey(entry)}`;
      left.set(key, (left.get(key) ?? 0) + (entry.count ?? 1));
    }
  }
  const fresh = findings.filter((finding) => {
    const key = `${reportPath(finding.file, base)}\0${keyOf(finding)}`;
    const count = left.get(key) ?? 0;
    if (count === 0 || !isTolerable(finding)) return true;
    left.set(key, count - 1);
    return false;
  });
  return { fresh, known: findings.length - fresh.length, gone: [...left.values()].reduce((sum, count) => sum + count, 0) };
}

function readBaseline(text: string): BaselineFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new BaselineError(error instanceof Error ? error.message : String(error), { cause: error });
  }
  if (!isRecord(value) || value['version'] !== 1 || !isRecord(value['findings'])) throw new BaselineError('it is not what --write-baseline writes');
  for (const entries of Object.values(value['findings'])) {
    const isSound = Array.isArray(entries) && entries.every((entry: unknown) => isRecord(entry) && typeof entry['code'] === 'string' && typeof entry['message'] === 'string');
    if (!isSound) throw new BaselineError('it is not what --write-baseline writes');
  }
  return value as unknown as BaselineFile;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Messages may name a line, which moves. */
function entryOf({ code, definition, message }: Diagnostic): BaselineEntry {
  const text = message.replace(/\bline \d+\b/g, 'line …');
  return { code, ...(definition !== undefined && { definition: `${definition.kind} ${definition.name}` }), message: text };
}

function keyOf(finding: Diagnostic): string {
  return entryKey(entryOf(finding));
}

function entryKey({ code, definition = '', message }: BaselineEntry): string {
  return `${code}\0${definition}\0${message}`;
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
