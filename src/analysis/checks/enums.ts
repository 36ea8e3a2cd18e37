/** The values of an enum differ as identifiers too. QAPI reference, "Enumeration types". */
import type { Dialect } from '../../schema/dialect.ts';
import type { EnumDraft } from '../drafts/drafts.ts';
import { describeType } from '../terms/describe-type.ts';
import { describeDefinition } from '../terms/describe.ts';
import { checkClashes, checkFeatureClashes } from './clashes.ts';
import { checkNoSpecialFeature } from './special-features.ts';

/** An implicit enum is that of a union without discriminator, whose branches it names. */
export function checkEnum({ entity, declaration, reporter }: EnumDraft, dialect: Dialect): void {
  if (declaration === undefined) {
    const union = describeDefinition('union', entity.name);
    checkClashes(entity.values, { seen: new Map(), describe: ({ name }) => `branch '${name}' of ${union}`, reporter, dialect });
    return;
  }
  const what = (): string => describeType(entity);
  const featured = { features: entity.features, what, reporter };
  checkFeatureClashes(featured, dialect);
  checkNoSpecialFeature(featured, dialect);
  checkClashes(entity.values, { seen: new Map(), describe: ({ name }) => `value '${name}' of ${what()}`, reporter, dialect });
}
