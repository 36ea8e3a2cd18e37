/**
 * Tries a JSON Schema out on values made at random from the model that it was generated from: takes both, gives every
 * value that is judged wrongly, and how many there were of each sort.
 */
import { takesFurtherArguments } from '../../../src/codegen/open-arguments.ts';
import type { ObjectType, Schema, Type } from '../../../src/schema/model.ts';
import type { JsonSchemaValidators } from '../../support/json-schema.ts';
import { Mutations, type Mistake } from '../../support/mutations.ts';
import { RandomValues } from '../../support/random-values.ts';
import { messageSubjects } from './message-subjects.ts';
import type { Subject } from './subject.ts';

interface Trial {
  readonly schema: Schema;
  readonly validators: JsonSchemaValidators;
  /** Whether the schema is of the open flavour. */
  readonly open: boolean;
  /** How many values are made for each definition; a union gets one for each branch instead. */
  readonly rounds: number;
}

interface TrialResult {
  readonly surprises: readonly string[];
  readonly counts: ReadonlyMap<Mistake | 'value', number>;
}

/** Enough to see what is wrong. */
const mostSurprises = 20;

/** At most some twenty wrong judgements, in words. The values are the same in every run. */
export function tryValues({ schema, validators, open, rounds }: Trial): TrialResult {
  const surprises: string[] = [];
  const counts = new Map<Mistake | 'value', number>();
  const count = (sort: Mistake | 'value'): void => void counts.set(sort, (counts.get(sort) ?? 0) + 1);
  const random = new RandomValues(1);
  for (const { name, values, mutate } of [...definitionSubjects(schema, random, rounds), ...messageSubjects(schema, random)]) {
    const validate = validators.of(name);
    for (const value of values()) {
      count('value');
      if (!validate(value)) surprises.push(`${name} refuses ${JSON.stringify(value)}: ${JSON.stringify(validate.errors)}`);
      for (const { mistake, path, value: changed, isOpen } of mutate(value)) {
        count(mistake);
        if (validate(changed) !== (open && isOpen)) surprises.push(`${name} is wrong about ${mistake} at ${path || 'the top'} of ${JSON.stringify(changed)}`);
      }
      if (surprises.length >= mostSurprises) return { surprises, counts };
    }
  }
  return { surprises, counts };
}

function definitionSubjects(schema: Schema, random: RandomValues, rounds: number): readonly Subject[] {
  const mutations = new Mutations(random);
  const repeat = (make: () => unknown) => (): readonly unknown[] => Array.from({ length: rounds }, make);
  const ofType = (name: string, type: Type): Subject => ({
    name,
    // An enum without values allows nothing that could be made.
    values: type.kind === 'enum' && type.values.length === 0 ? () => []
      : type.kind === 'union' ? () => type.branches.map((branch) => random.object(type, 0, branch))
      : repeat(() => random.value(type)),
    mutate: (value) => mutations.of(type, value),
  });
  const ofObject = (name: string, type: ObjectType | undefined, isOpen = false): Subject => (
    { name, values: repeat(() => random.object(type)), mutate: (value) => mutations.ofObject(type, value, isOpen) }
  );
  return [...schema.definitions.values()].flatMap((definition): readonly Subject[] => {
    const { name } = definition;
    switch (definition.kind) {
      case 'enum':
      case 'struct':
      case 'union':
      case 'alternate':
        return [ofType(name, definition)];
      case 'command': {
        const { arguments: data, returns, successResponse } = definition;
        const taken = ofObject(`${name}.arguments`, data, takesFurtherArguments(definition));
        const given = returns === undefined ? ofObject(`${name}.returns`, undefined) : ofType(`${name}.returns`, returns);
        return successResponse ? [taken, given] : [taken];
      }
      case 'event':
        return [ofObject(`${name}.data`, definition.arguments)];
      default:
        return definition satisfies never;
    }
  });
}
