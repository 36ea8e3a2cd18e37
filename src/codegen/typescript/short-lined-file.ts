/** Files from templates in Prettier's form: takes a text, tells whether it still has that form with the names in it. */
import type { GeneratedFile } from '../backend.ts';
import { printWidth } from '../print-width.ts';

/** Lines that Prettier leaves alone however long they are: comments, and imports of a single name. */
const unbreakable = /^\s*(?:\/\*\*|\*|\/\/)|^(?:import|export)(?: type)? \{ [^,]* \} from /;

/** A file whose template has Prettier's form as long as no line is too long; with a longer one, it is formatted after all. */
export function shortLinedFile(path: string, text: string): GeneratedFile {
  const isFormatted = text.split('\n').every((line) => line.length <= printWidth || unbreakable.test(line));
  return { path, text, language: 'typescript', isFormatted };
}
