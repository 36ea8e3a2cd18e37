/** What the schema says besides prose: takes definitions and members, gives marks, strips and sentences. */
import { capitalise } from '../../codegen/capitalise.ts';
import { takesFurtherArguments } from '../../codegen/open-arguments.ts';
import { formatCondition, type Condition } from '../../schema/condition.ts';
import type { Command, Feature } from '../../schema/model.ts';
import { isSpecialFeature } from '../../schema/special-features.ts';
import type { Flavour } from './flavours/flavour.ts';

/** Whether it is one of the features that every tool knows, which stand out on a page. */
export function isSpecial({ name }: Feature): boolean {
  return isSpecialFeature(name);
}

/** What stands before the text of a feature; a condition of its own is part of it. */
export function featureLabel(feature: Feature, flavour: Flavour): string {
  const label = isSpecial(feature) ? capitalise(feature.name) : `Feature ${flavour.codeSpan(feature.name)}`;
  return feature.condition === undefined ? label : `${label} ${conditionText(feature.condition, flavour)}`;
}

/** `if CONFIG_A`, such as stands in a list of marks. */
export function conditionText(condition: Condition, flavour: Flavour): string {
  return `if ${flavour.codeSpan(formatCondition(condition))}`;
}

interface Marked {
  readonly features?: readonly Feature[];
  readonly since: string | undefined;
  readonly condition: Condition | undefined;
}

/** What is to be known of a member or value at a glance. */
export function marksOf({ features = [], since, condition }: Marked, flavour: Flavour): readonly string[] {
  return [
    ...features.filter(isSpecial).map(({ name }) => `**${name}**`),
    ...(since === undefined ? [] : [`since ${flavour.escape(since)}`]),
    ...(condition === undefined ? [] : [conditionText(condition, flavour)]),
  ];
}

/** How a command may be called, where that is out of the ordinary: sentences. */
export function commandFacts(command: Command): readonly string[] {
  return [
    ...(command.allowOob ? ['May be executed out of band.'] : []),
    ...(command.allowPreconfig ? ['May be executed before the machine is configured.'] : []),
    ...(takesFurtherArguments(command) ? ['Further arguments may be passed, which the schema does not tell: nothing checks their names and types.'] : []),
  ];
}
