/** Types, commands and events share one namespace with the built-in types. QAPI reference, "Naming rules and reserved names". */
import { builtinTypes } from '../../schema/builtins.ts';
import type { Declaration } from '../terms/declarations.ts';

/** Whether a name is still free; if not, that is reported. `earlier` holds undefined for names of definitions that could not be read. */
export function checkRedefinition({ name, nameSpan, reporter }: Declaration, earlier: ReadonlyMap<string, Declaration | undefined>): boolean {
  if (builtinTypes.has(name)) {
    reporter.report('definition/redefined-builtin', nameSpan, { name });
    return false;
  }
  if (!earlier.has(name)) return true;
  const first = earlier.get(name);
  const related = first && [{ message: 'the first definition is here', span: first.nameSpan }];
  reporter.report('definition/redefined', nameSpan, { name }, related && { related });
  return false;
}
