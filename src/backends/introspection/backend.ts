/** The target `introspection`: takes the schema model, gives `introspection.json`. */
import type { Backend } from '../../codegen/backend.ts';
import { introspect } from './introspect.ts';
import { printIntrospection } from './print.ts';

export interface IntrospectionOptions {
  /** Whether names of types are replaced by numbers. */
  readonly mask: boolean;
  /** The symbols that count as defined; absent: every condition holds. */
  readonly define: readonly string[] | undefined;
}

const symbolPattern = '^[A-Za-z_][A-Za-z0-9_]*$';

export const introspectionBackend: Backend<IntrospectionOptions> = {
  name: 'introspection',
  summary: 'What the program answers to query-qmp-schema, as JSON',

  optionSchemas: {
    mask: {
      type: 'boolean',
      default: false,
      description: 'Replace the names of types by numbers, as QEMU does.',
    },
    define: {
      type: 'array',
      items: { type: 'string', pattern: symbolPattern },
      description: 'The symbols that count as defined when conditions are evaluated. Without it, every condition holds.',
    },
  },

  readOptions(section, problems) {
    const { mask = false, define } = section;
    if (typeof mask !== 'boolean') problems.push('"mask" must be true or false.');
    const isSymbolList = Array.isArray(define)
      && define.every((symbol) => typeof symbol === 'string' && new RegExp(symbolPattern).test(symbol));
    if (define !== undefined && !isSymbolList) problems.push('"define" must be a list of symbols such as "CONFIG_LINUX".');
    return { mask: mask === true, define: isSymbolList ? (define as string[]) : undefined };
  },

  generate({ schema, options }) {
    const defined = options.define && new Set(options.define);
    const entries = introspect(schema, { mask: options.mask, defined });
    return [{ path: 'introspection.json', text: printIntrospection(entries), language: 'json' }];
  },
};
