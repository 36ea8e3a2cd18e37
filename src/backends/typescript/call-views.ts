/** Commands and events of a module: takes them, gives the views of its interfaces `Commands` and `Events`. */
import { takesFurtherArguments } from '../../codegen/open-arguments.ts';
import { propertyKey } from '../../codegen/typescript/identifiers.ts';
import type { Command, Event } from '../../schema/model.ts';
import { isEmptyObject } from '../../schema/traverse.ts';
import type { DeclarationContext } from './declarations.ts';
import { printOpenArguments } from './layout.ts';
import { printComment } from './tsdoc.ts';

/** What the partial `commands` needs; `comment` is the whole comment with its line ends, or empty. */
export interface CommandsView {
  readonly kind: 'commands';
  readonly comment: string;
  readonly commands: readonly { readonly comment: string; readonly key: string; readonly arguments: string; readonly returns: string }[];
}

/** What the partial `events` needs; `comment` is the whole comment with its line ends, or empty. */
export interface EventsView {
  readonly kind: 'events';
  readonly comment: string;
  readonly events: readonly { readonly comment: string; readonly key: string; readonly data: string }[];
}

/** The commands of one module; there is at least one. */
export function commandsView(commands: readonly Command[], context: DeclarationContext): CommandsView {
  const { docs } = context;
  return {
    kind: 'commands',
    comment: printComment(docs.purpose('The commands of this module by their names.')),
    commands: commands.map((command) => ({
      comment: printComment(docs.definition(command), '  '),
      key: propertyKey(command.name),
      arguments: argumentsText(command, context),
      returns: returnsText(command, context),
    })),
  };
}

/** The events of one module; there is at least one. */
export function eventsView(events: readonly Event[], context: DeclarationContext): EventsView {
  const { docs, scope } = context;
  return {
    kind: 'events',
    comment: printComment(docs.purpose('The events of this module by their names.')),
    events: events.map((event) => ({
      comment: printComment(docs.definition(event), '  '),
      key: propertyKey(event.name),
      // Unless it is boxed, an object without members is not sent.
      data: event.arguments === undefined || (!event.boxed && isEmptyObject(event.arguments)) ? 'undefined' : scope.typeText(event.arguments),
    })),
  };
}

function argumentsText(command: Command, { scope }: DeclarationContext): string {
  const isOpen = takesFurtherArguments(command);
  // The empty object excludes every member, and so would its intersection with any.
  if (isOpen && (command.arguments === undefined || isEmptyObject(command.arguments))) return printOpenArguments();
  if (command.arguments === undefined) return scope.emptyObject();
  const text = scope.typeText(command.arguments);
  return isOpen ? printOpenArguments(text) : text;
}

/** On success the wire shows an empty object where nothing is returned, and nothing at all where there is no reply. */
function returnsText(command: Command, { scope }: DeclarationContext): string {
  if (!command.successResponse) return 'undefined';
  return command.returns === undefined ? scope.emptyObject() : scope.typeText(command.returns);
}
