/** Names that today's rules want or refuse. QAPI reference, "Naming rules and reserved names". */

/** What stands before the part of a name that the rules about case are for. */
const prefix = /^(?:__[A-Za-z0-9.-]+?_)?(?:x-)?/;
const typeName = /^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$/;

/** The part of a name that the rules about case are for. */
function stemOf(name: string): string {
  return name.replace(prefix, '');
}

/** Whether members and values may have this name only if the pragma `member-name-exceptions` excuses their type. */
export function needsMemberException(name: string): boolean {
  return /[A-Z_]/.test(stemOf(name));
}

/** Whether the pragma `command-name-exceptions` has to excuse the name. */
export function needsCommandException(name: string): boolean {
  return stemOf(name).includes('_');
}

/** Whether no pragma helps a type with this name. */
export function isRefusedTypeName(name: string): boolean {
  return !typeName.test(stemOf(name)) || name.endsWith('List');
}

/** `class_info` → `ClassInfo`. */
export function camelCase(name: string): string {
  return name.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** Finds names that nothing has yet. */
export class NewNames {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set([...taken].map(identifierOf));
  }

  /** The name itself, or with a number. */
  take(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.#taken.has(identifierOf(name)); number++) name = `${wanted}${number}`;
    this.#taken.add(identifierOf(name));
    return name;
  }
}

function identifierOf(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '_');
}
