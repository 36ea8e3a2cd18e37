/** The width of generated files: what is printed in Prettier's form breaks where Prettier would. */

/** The columns that Prettier fills unless it is told otherwise. */
export const printWidth = 80;
