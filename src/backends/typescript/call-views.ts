/** Commands and events: takes them, gives views for the interfaces `Commands` and `Events` of their module. */
import { takesFurtherArguments } from '../../codegen/open-arguments.ts';
import { propertyKey } from '../../codegen/typescript/identifiers.ts';
import type { Command, Event } from '../../schema/model.ts';
import { isEmptyObject } from '../../schema/traverse.ts';
import type { DeclarationContext } from './declarations.ts';
import { printOpenArguments } from './layout.ts';
import { printComment } from './tsdoc.ts';

/** What the partial `command` needs; `comment` is the whole comment with its line ends, or empty. */
export interface CommandView {
  readonly kind: 'command';
  readonly comment: string;
  readonly key: string;
  readonly arguments: string;
  readonly returns: string;
}

/** What the partial `event` needs; `comment` is the whole comment with its line ends, or empty. */
export interface EventView {
  readonly kind: 'event';
  readonly comment: string;
  readonly key: string;
  readonly data: string;
}

/** A command as a property of the interface `Commands`. */
export function commandView(command: Command, context: DeclarationContext): CommandView {
  return {
    kind: 'command',
    comment: printComment(context.docs.definition(command), '  '),
    key: propertyKey(command.name),
    arguments: argumentsText(command, context),
    returns: returnsText(command, context),
  };
}

/** An event as a property of the interface `Events`. */
export function eventView(event: Event, { docs, scope }: DeclarationContext): EventView {
  return {
    kind: 'event',
    comment: printComment(docs.definition(event), '  '),
    key: propertyKey(event.name),
    // Unless it is boxed, an object without members is not sent.
    data: event.arguments === undefined || (!event.boxed && isEmptyObject(event.arguments)) ? 'undefined' : scope.typeText(event.arguments),
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
