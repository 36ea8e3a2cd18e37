/** How far a difference reaches: the categories of findings and their severities. */
import type { Severity } from '../diagnostics/diagnostic.ts';

/**
 * `wire`: a program that works with the older schema can fail with the newer one. `source`: what goes over the wire still fits,
 * but code that is written against types made of the schema may have to change. `docs`: only what people read.
 */
export type Category = 'wire' | 'source' | 'docs';

/** The gravest first. What breaks the wire breaks sources too, and both concern the documentation. */
export const categories: readonly Category[] = ['wire', 'source', 'docs'];

/** A severity, or that nothing is reported. */
export type ConfiguredSeverity = Severity | 'off';

/** Severities by category and by rule (`compat/command-removed`); a rule goes before its category. */
export type SeverityTable = Readonly<Record<string, ConfiguredSeverity | undefined>>;

/** What holds where the user says nothing. */
export const defaultSeverities = { wire: 'error', source: 'warning', docs: 'info' } as const satisfies Record<Category, Severity>;
