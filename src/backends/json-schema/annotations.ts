/**
 * What a JSON Schema says beyond what is valid: takes definitions and their parts, gives `title`, `description`,
 * `deprecated` and the object `x-qapi`, each where there is something to say.
 */
import { conditionNotation } from '../../codegen/condition-notation.ts';
import type { Json, JsonObject } from '../../codegen/formatted-json.ts';
import type { Condition } from '../../schema/condition.ts';
import type { Command, Definition, EnumType, Feature } from '../../schema/model.ts';
import { hasFeature } from '../../schema/traverse.ts';
import type { DescribedPart, Description, Descriptions } from './descriptions.ts';
import { unlessEmpty } from './keywords.ts';

/** What features, conditions and versions are told of. */
interface Carrier {
  readonly since?: string | undefined;
  readonly features?: readonly Feature[];
  readonly condition: Condition | undefined;
}

/** Annotations of one schema's definitions. */
export class Annotations {
  readonly #descriptions: Descriptions;

  constructor(descriptions: Descriptions) {
    this.#descriptions = descriptions;
  }

  /** Of a type, of the arguments of a command, or of the data of an event. */
  definition(definition: Definition, title: string): JsonObject {
    return this.#definition(definition, title, this.#descriptions.definition(definition));
  }

  /** Of what a command gives back. */
  returns(command: Command, title: string): JsonObject {
    return this.#definition(command, title, this.#descriptions.returns(command));
  }

  /** Of a member, or of a branch of an alternate. */
  part(part: DescribedPart & Carrier): JsonObject {
    return {
      description: this.#descriptions.part(part),
      ...deprecation(part),
      'x-qapi': unlessEmpty(facts(part)),
    };
  }

  /** Of a branch of a union. */
  branch(condition: Condition | undefined): JsonObject {
    return { 'x-qapi': unlessEmpty(facts({ condition })) };
  }

  #definition(definition: Definition, title: string, description: Description): JsonObject {
    return {
      title,
      description,
      ...deprecation(definition),
      'x-qapi': {
        module: definition.module,
        ...facts(definition),
        values: definition.kind === 'enum' ? this.#values(definition) : undefined,
      },
    };
  }

  /** The values that there is something to say of, by name. */
  #values({ values }: EnumType): Json | undefined {
    const entries = values.map((value): [string, JsonObject | undefined] => (
      [value.name, unlessEmpty({ description: this.#descriptions.part(value), ...facts(value) })]
    ));
    return unlessEmpty(Object.fromEntries(entries));
  }
}

function deprecation({ features = [] }: Carrier): JsonObject {
  return features.length > 0 && hasFeature({ features }, 'deprecated') ? { deprecated: true } : {};
}

function facts({ since, features = [], condition }: Carrier): JsonObject {
  return {
    since,
    ...(features.length > 0 && { features: features.map(({ name }) => name), featureConditions: featureConditions(features) }),
    condition: condition && conditionNotation(condition),
  };
}

function featureConditions(features: readonly Feature[]): JsonObject | undefined {
  const conditional = features.flatMap(({ name, condition }): [string, Json][] => (condition === undefined ? [] : [[name, conditionNotation(condition)]]));
  return unlessEmpty(Object.fromEntries(conditional));
}
