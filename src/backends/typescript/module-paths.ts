/** The files of the target besides those of the modules. */

/** The files that belong to no module, without extension. */
export const indexPath = 'index';
/** Of the built-in types, without extension. */
export const builtinsPath = 'builtins';
