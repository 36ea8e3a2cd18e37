/** Commands that take more than the schema tells. */
import type { Command } from '../schema/model.ts';

/**
 * Whether further arguments may be passed: `**` of the oldest dialect says so, and without a generated marshaller
 * (`'gen': false`) nobody checks them. QAPI reference, "Commands".
 */
export function takesFurtherArguments(command: Command): boolean {
  return command.openArguments || (!command.gen && command.arguments !== undefined);
}
