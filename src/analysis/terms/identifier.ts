/** Names as generated C sees them: takes a name of the schema, gives an identifier. QAPI reference, "Naming rules and reserved names". */

/** Characters that no identifier has become `_`. Clashes between names are found on what comes out. */
export function identifierOf(name: string): string {
  const identifier = name.replaceAll('-', '_');
  return /^\w*$/.test(identifier) ? identifier : identifier.replace(/\W/g, '_');
}
