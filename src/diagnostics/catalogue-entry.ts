/** What the catalogue holds for one code: how severe it is, and how its arguments become a message. */
import type { Severity } from './diagnostic.ts';

export interface CatalogueEntry<Arguments = never> {
  readonly severity: Severity;
  readonly message: (args: Arguments) => string;
}
