/**
 * Renders precompiled templates: takes the templates of a backend, gives a function from template and view to text.
 *
 * A view must hold everything that its template names; what is missing is our bug and throws. Handlebars' strict mode
 * sees to `{{name}}`; `{{#if}}`, `{{#unless}}` and `{{#each}}` are replaced here because strict mode lets them pass.
 */
import type Handlebars from 'handlebars';
import * as runtimeModule from 'handlebars/runtime.js';
import { InvariantError, invariant } from '../diagnostics/invariant.ts';

/** The templates of one backend by name, as scripts/templates.mjs compiles them. Each is a partial to all others. */
export type Templates<Name extends string = string> = Readonly<Record<Name, TemplateSpecification>>;

/** Opaque: what Handlebars' compiler gives and its runtime takes. */
type TemplateSpecification = object;

/** Gives the text of a template for a view. */
type Renderer<Name extends string> = (template: Name, view: object) => string;

// The package declares no types for its runtime; at run time this is the runtime alone, without the compiler.
const runtime = (runtimeModule as unknown as { readonly default: typeof Handlebars }).default;

/**
 * Prepares the templates of a backend.
 * The renderer throws {@link InvariantError} when a template names something that its view does not have.
 */
export function createRenderer<Name extends string>(templates: Templates<Name>): Renderer<Name> {
  const environment = runtime.create();
  environment.registerHelper({ if: ifHelper, unless: unlessHelper, each: eachHelper });
  const entries = Object.entries<TemplateSpecification>(templates)
    .map(([name, specification]) => [name, environment.template<object>(specification as never)] as const);
  environment.registerPartial(Object.fromEntries(entries));
  const compiled = new Map<string, HandlebarsTemplateDelegate<object>>(entries);
  return (name, view) => {
    const template = compiled.get(name);
    invariant(template !== undefined, `there is no template ${name}`);
    try {
      return template(view);
    } catch (error) {
      throw error instanceof Error ? new InvariantError(`template ${name}: ${error.message}`) : error;
    }
  };
}

interface BlockOptions {
  readonly name: string;
  readonly data: Record<string, unknown>;
  readonly loc?: { readonly start: { readonly line: number; readonly column: number } };
  fn(context: unknown, options?: object): string;
  inverse(context: unknown): string;
}

function ifHelper(this: unknown, condition: unknown, options: BlockOptions): string {
  requireDefined(condition, options);
  return isTruthy(condition) ? options.fn(this) : options.inverse(this);
}

function unlessHelper(this: unknown, condition: unknown, options: BlockOptions): string {
  requireDefined(condition, options);
  return isTruthy(condition) ? options.inverse(this) : options.fn(this);
}

function eachHelper(this: unknown, list: unknown, options: BlockOptions): string {
  if (!Array.isArray(list)) throw new TypeError(`{{#each}} needs a list${placeOf(options)}`);
  const items: readonly unknown[] = list;
  if (items.length === 0) return options.inverse(this);
  const data: Record<string, unknown> = runtime.createFrame(options.data);
  let text = '';
  items.forEach((item, index) => {
    data['index'] = index;
    data['first'] = index === 0;
    data['last'] = index === items.length - 1;
    text += options.fn(item, { data });
  });
  return text;
}

/** An empty list and an empty string count as nothing, as in Handlebars itself. */
function isTruthy(condition: unknown): boolean {
  return Array.isArray(condition) ? condition.length > 0 : Boolean(condition);
}

function requireDefined(condition: unknown, options: BlockOptions): void {
  if (condition === undefined) throw new TypeError(`{{#${options.name}}} of something undefined${placeOf(options)}`);
}

function placeOf({ loc }: BlockOptions): string {
  return loc === undefined ? '' : ` at ${loc.start.line}:${loc.start.column}`;
}
