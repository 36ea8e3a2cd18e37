/**
 * Types as JSON Schemas: takes types of the model, gives the schema of each and the way to refer to it. Types that the
 * schema does not name are written out where they are used.
 */
import type { Json, JsonObject } from '../../codegen/formatted-json.ts';
import { invariant } from '../../diagnostics/invariant.ts';
import type { AlternateType, EnumType, StructType, Type, UnionType } from '../../schema/model.ts';
import type { Annotations } from './annotations.ts';
import { useBuiltin } from './builtin-types.ts';
import { listUnlessEmpty } from './keywords.ts';
import { ObjectSchemas } from './object-schemas.ts';
import { reference } from './references.ts';

/** Types that have a definition of their own. */
type NamedType = EnumType | StructType | UnionType | AlternateType;

/** What types are described with. */
interface TypeSchemasOptions {
  /** Whether members and enum values that the schema does not know are allowed. */
  readonly isOpen: boolean;
  readonly annotations: Annotations;
}

/** Types of one schema. */
export class TypeSchemas {
  readonly objects: ObjectSchemas;
  readonly #isOpen: boolean;
  readonly #annotations: Annotations;

  constructor({ isOpen, annotations }: TypeSchemasOptions) {
    this.#isOpen = isOpen;
    this.#annotations = annotations;
    this.objects = new ObjectSchemas({ isOpen, annotations, use: (type) => this.use(type) });
  }

  /** A type where it is used. */
  use(type: Type): JsonObject {
    switch (type.kind) {
      case 'builtin':
        return useBuiltin(type.name);
      case 'array':
        return { type: 'array', items: this.use(type.element) };
      case 'enum':
      case 'struct':
      case 'union':
      case 'alternate':
        return type.implicit === undefined ? reference(type.name) : this.body(type);
      default:
        return type satisfies never;
    }
  }

  /** What a type allows, without annotations of its own. */
  body(type: NamedType): JsonObject {
    switch (type.kind) {
      case 'enum':
        return this.words(type.values.map(({ name }) => name));
      case 'struct':
      case 'union':
        return this.objects.body(type);
      case 'alternate':
        return this.#alternate(type);
      default:
        return type satisfies never;
    }
  }

  /** One of the given words; also any other one, where those that the schema does not know are allowed. */
  words(words: readonly string[]): JsonObject {
    if (words.length === 0) return this.#isOpen ? { type: 'string' } : { not: {} };
    return this.#isOpen ? { type: 'string', anyOf: [{ enum: words }, { type: 'string' }] } : { type: 'string', enum: words };
  }

  /** The kind of the value decides on the branch, so that what is wrong with the value is told of that branch alone. */
  #alternate(type: AlternateType): JsonObject {
    const branches = type.branches.map((branch) => ({ kind: wireKind(branch.type), schema: this.use(branch.type), branch }));
    const further = branches.filter(({ kind, schema }) => schema['type'] !== kind || Object.keys(schema).length > 1);
    return {
      anyOf: branches.map(({ kind, branch }): Json => ({ title: branch.name, ...this.#annotations.part(branch), type: kind })),
      allOf: listUnlessEmpty(further.map(({ kind, schema }) => ({ if: { type: kind }, then: schema }))),
    };
  }
}

/** The kind of JSON value. Branches of an alternate differ in it, integers counting as numbers. QAPI reference, "Alternate types". */
function wireKind(type: Type): string {
  const hasOneKind = type.kind !== 'alternate' && (type.kind !== 'builtin' || type.jsonType !== 'value');
  invariant(hasOneKind, 'a branch of an alternate has values of several kinds');
  switch (type.kind) {
    case 'builtin':
      return type.jsonType === 'int' ? 'number' : type.jsonType;
    case 'array':
      return 'array';
    case 'enum':
      return 'string';
    case 'struct':
    case 'union':
      return 'object';
    default:
      return type satisfies never;
  }
}
