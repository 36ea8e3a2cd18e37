/** Who meets a part of a schema: takes features and names, gives how settled that part is, for what a client sends and for what it receives. */
import { hasFeature } from '../../schema/traverse.ts';

/** What a client sends: arguments. What it receives: return values and the data of events. */
export type Direction = 'send' | 'receive';

/** What its authors promise of an interface; each is less than the one before. */
export type Stability = 'stable' | 'deprecated' | 'unstable';

const order: readonly Stability[] = ['stable', 'deprecated', 'unstable'];

/** The most settled use in each direction; absent for none. */
export interface Reach {
  readonly send?: Stability;
  readonly receive?: Stability;
}

/** The less settled of two. */
export function lessStable(left: Stability, right: Stability): Stability {
  return order.indexOf(left) >= order.indexOf(right) ? left : right;
}

/** A reach through something that is no more settled than `limit`. */
export function limitReach({ send, receive }: Reach, limit: Stability): Reach {
  return { ...(send && { send: lessStable(send, limit) }), ...(receive && { receive: lessStable(receive, limit) }) };
}

/** Two uses of one thing: the more settled counts. */
export function mergeReach(left: Reach, right: Reach): Reach {
  const send = moreStable(left.send, right.send);
  const receive = moreStable(left.receive, right.receive);
  return { ...(send && { send }), ...(receive && { receive }) };
}

/** The most settled of all uses. */
export function overallStability({ send, receive }: Reach): Stability {
  return moreStable(send, receive) ?? 'stable';
}

/** All steps, the most settled first. */
export const stabilities = order;

function moreStable(left: Stability | undefined, right: Stability | undefined): Stability | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return order.indexOf(left) <= order.indexOf(right) ? left : right;
}

/** What may carry special features. */
interface Carrier {
  readonly name: string;
  readonly features: readonly { readonly name: string }[];
}

/**
 * Reads stability off names and features. Before there was a feature `unstable` (QEMU 6.2), a name that begins with `x-` said it;
 * in a schema that uses the feature, the name says nothing.
 */
export function stabilityReader(usesUnstableFeature: boolean): (carrier: Carrier) => Stability {
  return (carrier) => {
    if (hasFeature(carrier, 'unstable') || (!usesUnstableFeature && /^(?:__[^_]+_)?x-/.test(carrier.name))) return 'unstable';
    return hasFeature(carrier, 'deprecated') ? 'deprecated' : 'stable';
  };
}
