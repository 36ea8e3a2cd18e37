/** What the catalogue holds for one code: how severe it is, and how its arguments become a message. */
import type { Severity } from './diagnostic.ts';

/** One code. The message is a clause without a full stop, and names what it is about. */
export interface CatalogueEntry<Arguments = never> {
  readonly severity: Severity;
  readonly message: (args: Arguments) => string;
}
