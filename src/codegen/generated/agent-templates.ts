/** The templates of agent, precompiled by scripts/templates.mjs from templates/agent; do not edit. */
// @ts-nocheck
import type { Templates } from '../render.ts';

export const agentTemplates: Templates<'handlers' | 'index' | 'main' | 'stub' | 'stubs'> = {
  "handlers": {0:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda;return'import type { Call } from "../runtime/agent/handler'+((stack1=alias2(alias1(depth0,"extension",{start:{line:4,column:53},end:{line:4,column:62}}),depth0))!=null?stack1:"")+`";
import type {
  CommandArguments,
  CommandName,
  CommandReturns,
  EmptyObject,
} from "../typescript/index`+((stack1=alias2(alias1(depth0,"extension",{start:{line:10,column:29},end:{line:10,column:38}}),depth0))!=null?stack1:"")+`";

/** What a handler gives; may be nothing where the command returns nothing. */
export type CommandResult<Name extends CommandName> =
  CommandReturns<Name> extends EmptyObject | undefined
    ? CommandReturns<Name> | void
    : CommandReturns<Name>;

/**
 * Answers a command: what it gives, or its promise gives, is checked and sent.
 *
 * @throws CommandError for what is to be the reply instead
 */
export type CommandHandler<Name extends CommandName> = (
  args: CommandArguments<Name>,
  call: Call,
) => CommandResult<Name> | PromiseLike<CommandResult<Name>>;

`},1:function(container,depth0,helpers,partials,data){var stack1,lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return`{
`+((stack1=lookupProperty(helpers,"each").call(depth0??(container.nullContext||{}),lookupProperty(depth0,"commands"),{name:"each",hash:{},fn:container.program(2,data,0),inverse:container.noop,data,loc:{start:{line:31,column:0},end:{line:33,column:9}}}))!=null?stack1:"")+`}
`},2:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda;return"  "+((stack1=alias2(alias1(depth0,"key",{start:{line:32,column:4},end:{line:32,column:7}}),depth0))!=null?stack1:"")+": CommandHandler<"+((stack1=alias2(alias1(depth0,"name",{start:{line:32,column:28},end:{line:32,column:32}}),depth0))!=null?stack1:"")+`>;
`},3:function(container,depth0,helpers,partials,data){return`{}
`},compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,alias1=depth0??(container.nullContext||{}),lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return((stack1=container.lambda(container.strict(depth0,"header",{start:{line:1,column:2},end:{line:1,column:8}}),depth0))!=null?stack1:"")+`

`+((stack1=lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"hasCommands"),{name:"if",hash:{},fn:container.program(0,data,0),inverse:container.noop,data,loc:{start:{line:3,column:0},end:{line:28,column:7}}}))!=null?stack1:"")+`/** What answers every command, by its name. */
export interface Handlers `+((stack1=lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"commands"),{name:"if",hash:{},fn:container.program(1,data,0),inverse:container.program(3,data,0),data,loc:{start:{line:30,column:26},end:{line:36,column:7}}}))!=null?stack1:"")},useData:!0},
  "index": {0:function(container,depth0,helpers,partials,data){var stack1;return'import type { EventData, EventName } from "../typescript/index'+((stack1=container.lambda(container.strict(depth0,"extension",{start:{line:10,column:64},end:{line:10,column:73}}),depth0))!=null?stack1:"")+`";
`},1:function(container,depth0,helpers,partials,data){return`export type Agent = AgentOf<{ [Name in EventName]: EventData<Name> }>;
`},2:function(container,depth0,helpers,partials,data){return`export type Agent = AgentOf<Record<never, never>>;
`},compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda,alias3=depth0??(container.nullContext||{}),lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return((stack1=alias2(alias1(depth0,"header",{start:{line:1,column:2},end:{line:1,column:8}}),depth0))!=null?stack1:"")+`

import {
  createAgent as createAgentOf,
  type Agent as AgentOf,
  type AgentOptions as OptionsOfAgent,
} from "../runtime/agent/agent`+((stack1=alias2(alias1(depth0,"extension",{start:{line:7,column:32},end:{line:7,column:41}}),depth0))!=null?stack1:"")+`";
import type { Handlers as HandlerTable } from "../runtime/agent/handler`+((stack1=alias2(alias1(depth0,"extension",{start:{line:8,column:73},end:{line:8,column:82}}),depth0))!=null?stack1:"")+`";
`+((stack1=lookupProperty(helpers,"if").call(alias3,lookupProperty(depth0,"hasEvents"),{name:"if",hash:{},fn:container.program(0,data,0),inverse:container.noop,data,loc:{start:{line:9,column:0},end:{line:11,column:7}}}))!=null?stack1:"")+'import type { Handlers } from "./handlers'+((stack1=alias2(alias1(depth0,"extension",{start:{line:12,column:43},end:{line:12,column:52}}),depth0))!=null?stack1:"")+`";
import { schemaTable } from "./table`+((stack1=alias2(alias1(depth0,"extension",{start:{line:13,column:38},end:{line:13,column:47}}),depth0))!=null?stack1:"")+`";

export type { AgentVersion, Flavour } from "../runtime/agent/agent`+((stack1=alias2(alias1(depth0,"extension",{start:{line:15,column:68},end:{line:15,column:77}}),depth0))!=null?stack1:"")+`";
export { CommandError } from "../runtime/agent/command-error`+((stack1=alias2(alias1(depth0,"extension",{start:{line:16,column:62},end:{line:16,column:71}}),depth0))!=null?stack1:"")+`";
export {
  CommandPolicy,
  type PolicyOptions,
} from "../runtime/agent/command-policy`+((stack1=alias2(alias1(depth0,"extension",{start:{line:20,column:41},end:{line:20,column:50}}),depth0))!=null?stack1:"")+`";
export type { Call } from "../runtime/agent/handler`+((stack1=alias2(alias1(depth0,"extension",{start:{line:21,column:53},end:{line:21,column:62}}),depth0))!=null?stack1:"")+`";
export type { Listener } from "../runtime/agent/listener`+((stack1=alias2(alias1(depth0,"extension",{start:{line:22,column:58},end:{line:22,column:67}}),depth0))!=null?stack1:"")+`";
export type { Log } from "../runtime/agent/log`+((stack1=alias2(alias1(depth0,"extension",{start:{line:23,column:48},end:{line:23,column:57}}),depth0))!=null?stack1:"")+`";
export type { Session } from "../runtime/agent/session`+((stack1=alias2(alias1(depth0,"extension",{start:{line:24,column:56},end:{line:24,column:65}}),depth0))!=null?stack1:"")+`";
export { MarshalError } from "../runtime/marshal/marshal-error`+((stack1=alias2(alias1(depth0,"extension",{start:{line:25,column:64},end:{line:25,column:73}}),depth0))!=null?stack1:"")+`";
export type { ErrorClass } from "../runtime/wire/error-class`+((stack1=alias2(alias1(depth0,"extension",{start:{line:26,column:62},end:{line:26,column:71}}),depth0))!=null?stack1:"")+`";
export type * from "./handlers`+((stack1=alias2(alias1(depth0,"extension",{start:{line:27,column:32},end:{line:27,column:41}}),depth0))!=null?stack1:"")+`";

/** An agent of this schema: serves streams and sockets, and tells of events. */
`+((stack1=lookupProperty(helpers,"if").call(alias3,lookupProperty(depth0,"hasEvents"),{name:"if",hash:{},fn:container.program(1,data,0),inverse:container.program(2,data,0),data,loc:{start:{line:30,column:0},end:{line:34,column:7}}}))!=null?stack1:"")+`
/** What an agent is made with besides its handlers; all may be left out. */
export type AgentOptions = Partial<Omit<OptionsOfAgent, "handlers" | "table">>;

/** What answers every command; \`undefined\` for one that clients cannot find. */
export type AgentHandlers = {
  readonly [Name in keyof Handlers]: Handlers[Name] | undefined;
};

/** Makes an agent, which does nothing until it serves or listens. */
export function createAgent(
  handlers: AgentHandlers,
  options: AgentOptions = {},
): Agent {
  return createAgentOf({
    flavour: `+((stack1=alias2(alias1(depth0,"flavour",{start:{line:50,column:15},end:{line:50,column:22}}),depth0))!=null?stack1:"")+`,
    ...options,
    table: schemaTable,
    handlers: handlers as unknown as HandlerTable,
  });
}
`},useData:!0},
  "main": {compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda;return((stack1=alias2(alias1(depth0,"header",{start:{line:1,column:2},end:{line:1,column:8}}),depth0))!=null?stack1:"")+`

// A guest agent that works, with the options of qemu-ga; --help tells them.

import { runGuestAgent } from "../runtime/agent/process/guest-agent`+((stack1=alias2(alias1(depth0,"extension",{start:{line:5,column:69},end:{line:5,column:78}}),depth0))!=null?stack1:"")+`";
import { schemaTable } from "./table`+((stack1=alias2(alias1(depth0,"extension",{start:{line:6,column:38},end:{line:6,column:47}}),depth0))!=null?stack1:"")+`";

const program = {
  table: schemaTable,
  name: "qapi-agent",
  version: `+((stack1=alias2(alias1(depth0,"version",{start:{line:11,column:13},end:{line:11,column:20}}),depth0))!=null?stack1:"")+`,
};
process.exit(await runGuestAgent(program));
`},useData:!0},
  "stub": {compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda;return`// Yours to fill: qapi-gen wrote this file once and leaves it alone from now on.
import { CommandError } from "../../runtime/agent/command-error`+((stack1=alias2(alias1(depth0,"extension",{start:{line:2,column:65},end:{line:2,column:74}}),depth0))!=null?stack1:"")+`";
import type { CommandHandler } from "../handlers`+((stack1=alias2(alias1(depth0,"extension",{start:{line:3,column:50},end:{line:3,column:59}}),depth0))!=null?stack1:"")+`";

/** Answers \``+((stack1=alias2(alias1(depth0,"shown",{start:{line:5,column:15},end:{line:5,column:20}}),depth0))!=null?stack1:"")+"`: `(args, call) => \u2026` gives what the command returns. */\n"+((stack1=alias2(alias1(depth0,"head",{start:{line:6,column:2},end:{line:6,column:6}}),depth0))!=null?stack1:"")+`
`+((stack1=alias2(alias1(depth0,"refusal",{start:{line:7,column:2},end:{line:7,column:9}}),depth0))!=null?stack1:"")+`
};
`},useData:!0},
  "stubs": {0:function(container,depth0,helpers,partials,data,blockParams,depths){var stack1,alias1=container.strict,alias2=container.lambda;return"import { handler as "+((stack1=alias2(alias1(depth0,"identifier",{start:{line:5,column:22},end:{line:5,column:32}}),depth0))!=null?stack1:"")+' } from "./stubs/'+((stack1=alias2(alias1(depth0,"file",{start:{line:5,column:53},end:{line:5,column:57}}),depth0))!=null?stack1:"")+((stack1=alias2(alias1(depths[1],"extension",{start:{line:5,column:61},end:{line:5,column:73}}),depth0))!=null?stack1:"")+`";
`},1:function(container,depth0,helpers,partials,data){var stack1,lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return`{
`+((stack1=lookupProperty(helpers,"each").call(depth0??(container.nullContext||{}),lookupProperty(depth0,"commands"),{name:"each",hash:{},fn:container.program(2,data,0),inverse:container.noop,data,loc:{start:{line:13,column:0},end:{line:15,column:9}}}))!=null?stack1:"")+`};
`},2:function(container,depth0,helpers,partials,data){var stack1;return((stack1=container.lambda(container.strict(depth0,"property",{start:{line:14,column:2},end:{line:14,column:10}}),depth0))!=null?stack1:"")+`
`},3:function(container,depth0,helpers,partials,data){return`{};
`},compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data,blockParams,depths){var stack1,alias1=container.strict,alias2=container.lambda,alias3=depth0??(container.nullContext||{}),lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return((stack1=alias2(alias1(depth0,"header",{start:{line:1,column:2},end:{line:1,column:8}}),depth0))!=null?stack1:"")+`

import type { Handlers } from "./handlers`+((stack1=alias2(alias1(depth0,"extension",{start:{line:3,column:43},end:{line:3,column:52}}),depth0))!=null?stack1:"")+`";
`+((stack1=lookupProperty(helpers,"each").call(alias3,lookupProperty(depth0,"commands"),{name:"each",hash:{},fn:container.program(0,data,0,blockParams,depths),inverse:container.noop,data,loc:{start:{line:4,column:0},end:{line:6,column:9}}}))!=null?stack1:"")+`
/**
 * What stands in \`stubs/\`, by command. The files there are yours; from this one
 * the type checker tells which of them are missing when the schema changes.
 */
export const stubs: Handlers = `+((stack1=lookupProperty(helpers,"if").call(alias3,lookupProperty(depth0,"commands"),{name:"if",hash:{},fn:container.program(1,data,0,blockParams,depths),inverse:container.program(3,data,0,blockParams,depths),data,loc:{start:{line:12,column:31},end:{line:18,column:7}}}))!=null?stack1:"")},useData:!0,useDepths:!0},
};
