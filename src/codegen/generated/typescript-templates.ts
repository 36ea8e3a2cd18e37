/** The templates of typescript, precompiled by scripts/templates.mjs from templates/typescript; do not edit. */
// @ts-nocheck
import type { Templates } from '../render.ts';

export const typescriptTemplates: Templates<'alias' | 'builtins' | 'command' | 'commands' | 'enum' | 'event' | 'events' | 'index' | 'interface' | 'module'> = {
  "alias": {compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda;return((stack1=alias2(alias1(depth0,"comment",{start:{line:1,column:2},end:{line:1,column:9}}),depth0))!=null?stack1:"")+"export type "+((stack1=alias2(alias1(depth0,"name",{start:{line:1,column:25},end:{line:1,column:29}}),depth0))!=null?stack1:"")+" ="+((stack1=alias2(alias1(depth0,"type",{start:{line:1,column:35},end:{line:1,column:39}}),depth0))!=null?stack1:"")+`;
`},useData:!0},
  "builtins": {0:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda;return((stack1=alias2(alias1(depth0,"comment",{start:{line:4,column:2},end:{line:4,column:9}}),depth0))!=null?stack1:"")+"export type "+((stack1=alias2(alias1(depth0,"name",{start:{line:4,column:25},end:{line:4,column:29}}),depth0))!=null?stack1:"")+" = "+((stack1=alias2(alias1(depth0,"type",{start:{line:4,column:36},end:{line:4,column:40}}),depth0))!=null?stack1:"")+`;

`},1:function(container,depth0,helpers,partials,data){var stack1;return`
`+((stack1=container.lambda(container.strict(depth0,"unknownValueComment",{start:{line:10,column:2},end:{line:10,column:21}}),depth0))!=null?stack1:"")+`declare enum UnknownValue {
  value = "",
}
export type { UnknownValue };
`},2:function(container,depth0,helpers,partials,data){var stack1,lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return`
`+((stack1=container.invokePartial(lookupProperty(helpers,"lookup").call(depth0??(container.nullContext||{}),depth0,"kind",{name:"lookup",hash:{},data,loc:{start:{line:17,column:4},end:{line:17,column:24}}}),depth0,{data,helpers,partials,decorators:container.decorators}))!=null?stack1:"")},compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda,alias3=depth0??(container.nullContext||{}),lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return((stack1=alias2(alias1(depth0,"header",{start:{line:1,column:2},end:{line:1,column:8}}),depth0))!=null?stack1:"")+`

`+((stack1=lookupProperty(helpers,"each").call(alias3,lookupProperty(depth0,"aliases"),{name:"each",hash:{},fn:container.program(0,data,0),inverse:container.noop,data,loc:{start:{line:3,column:0},end:{line:6,column:9}}}))!=null?stack1:"")+((stack1=alias2(alias1(depth0,"emptyObjectComment",{start:{line:7,column:2},end:{line:7,column:20}}),depth0))!=null?stack1:"")+`export type EmptyObject = Record<string, never>;
`+((stack1=lookupProperty(helpers,"if").call(alias3,lookupProperty(depth0,"openEnums"),{name:"if",hash:{},fn:container.program(1,data,0),inverse:container.noop,data,loc:{start:{line:8,column:0},end:{line:14,column:7}}}))!=null?stack1:"")+((stack1=lookupProperty(helpers,"each").call(alias3,lookupProperty(depth0,"declarations"),{name:"each",hash:{},fn:container.program(2,data,0),inverse:container.noop,data,loc:{start:{line:15,column:0},end:{line:18,column:9}}}))!=null?stack1:"")},usePartial:!0,useData:!0},
  "command": {compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda;return((stack1=alias2(alias1(depth0,"comment",{start:{line:1,column:2},end:{line:1,column:9}}),depth0))!=null?stack1:"")+"  "+((stack1=alias2(alias1(depth0,"key",{start:{line:1,column:15},end:{line:1,column:18}}),depth0))!=null?stack1:"")+`: {
    arguments: `+((stack1=alias2(alias1(depth0,"arguments",{start:{line:2,column:17},end:{line:2,column:26}}),depth0))!=null?stack1:"")+`;
    returns: `+((stack1=alias2(alias1(depth0,"returns",{start:{line:3,column:15},end:{line:3,column:22}}),depth0))!=null?stack1:"")+`;
  };
`},useData:!0},
  "commands": {0:function(container,depth0,helpers,partials,data){var stack1;return((stack1=container.lambda(depth0,depth0))!=null?stack1:"")+`
`},compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return((stack1=container.lambda(container.strict(depth0,"comment",{start:{line:1,column:2},end:{line:1,column:9}}),depth0))!=null?stack1:"")+`export interface Commands {
`+((stack1=lookupProperty(helpers,"each").call(depth0??(container.nullContext||{}),lookupProperty(depth0,"calls"),{name:"each",hash:{},fn:container.program(0,data,0),inverse:container.noop,data,loc:{start:{line:2,column:0},end:{line:4,column:9}}}))!=null?stack1:"")+`}
`},useData:!0},
  "enum": {compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda;return((stack1=alias2(alias1(depth0,"comment",{start:{line:1,column:2},end:{line:1,column:9}}),depth0))!=null?stack1:"")+"export type "+((stack1=alias2(alias1(depth0,"name",{start:{line:1,column:25},end:{line:1,column:29}}),depth0))!=null?stack1:"")+" ="+((stack1=alias2(alias1(depth0,"type",{start:{line:1,column:35},end:{line:1,column:39}}),depth0))!=null?stack1:"")+`;

`+((stack1=alias2(alias1(depth0,"valuesComment",{start:{line:3,column:2},end:{line:3,column:15}}),depth0))!=null?stack1:"")+"export const "+((stack1=alias2(alias1(depth0,"valuesName",{start:{line:3,column:32},end:{line:3,column:42}}),depth0))!=null?stack1:"")+" ="+((stack1=alias2(alias1(depth0,"values",{start:{line:3,column:48},end:{line:3,column:54}}),depth0))!=null?stack1:"")+` as const;
`},useData:!0},
  "event": {compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda;return((stack1=alias2(alias1(depth0,"comment",{start:{line:1,column:2},end:{line:1,column:9}}),depth0))!=null?stack1:"")+"  "+((stack1=alias2(alias1(depth0,"key",{start:{line:1,column:15},end:{line:1,column:18}}),depth0))!=null?stack1:"")+`: {
    data: `+((stack1=alias2(alias1(depth0,"data",{start:{line:2,column:12},end:{line:2,column:16}}),depth0))!=null?stack1:"")+`;
  };
`},useData:!0},
  "events": {0:function(container,depth0,helpers,partials,data){var stack1;return((stack1=container.lambda(depth0,depth0))!=null?stack1:"")+`
`},compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return((stack1=container.lambda(container.strict(depth0,"comment",{start:{line:1,column:2},end:{line:1,column:9}}),depth0))!=null?stack1:"")+`export interface Events {
`+((stack1=lookupProperty(helpers,"each").call(depth0??(container.nullContext||{}),lookupProperty(depth0,"calls"),{name:"each",hash:{},fn:container.program(0,data,0),inverse:container.noop,data,loc:{start:{line:2,column:0},end:{line:4,column:9}}}))!=null?stack1:"")+`}
`},useData:!0},
  "index": {0:function(container,depth0,helpers,partials,data){var stack1,lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return`
`+((stack1=lookupProperty(helpers,"each").call(depth0??(container.nullContext||{}),lookupProperty(depth0,"imports"),{name:"each",hash:{},fn:container.program(1,data,0),inverse:container.noop,data,loc:{start:{line:4,column:0},end:{line:6,column:9}}}))!=null?stack1:"")},1:function(container,depth0,helpers,partials,data){var stack1;return((stack1=container.lambda(depth0,depth0))!=null?stack1:"")+`
`},2:function(container,depth0,helpers,partials,data){var stack1,lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return"export "+((stack1=lookupProperty(helpers,"if").call(depth0??(container.nullContext||{}),lookupProperty(depth0,"isTypeOnly"),{name:"if",hash:{},fn:container.program(3,data,0),inverse:container.noop,data,loc:{start:{line:10,column:7},end:{line:10,column:37}}}))!=null?stack1:"")+"* from "+((stack1=container.lambda(container.strict(depth0,"from",{start:{line:10,column:46},end:{line:10,column:50}}),depth0))!=null?stack1:"")+`;
`},3:function(container,depth0,helpers,partials,data){return"type "},4:function(container,depth0,helpers,partials,data){return`
/** What a command takes. */
export type CommandArguments<Name extends CommandName> =
  Commands[Name]["arguments"];

/** What a command returns; \`undefined\` if there is no reply on success. */
export type CommandReturns<Name extends CommandName> =
  Commands[Name]["returns"];

/**
 * The parameters that follow a command's name in a call: its arguments, which can
 * be left out if none of them is mandatory.
 */
export type CommandParameters<Name extends CommandName> =
  {} extends CommandArguments<Name>
    ? [arguments?: CommandArguments<Name>]
    : [arguments: CommandArguments<Name>];
`},5:function(container,depth0,helpers,partials,data){return`
/** The data that comes with an event; \`undefined\` if there is none. */
export type EventData<Name extends EventName> = Events[Name]["data"];
`},compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda,alias3=depth0??(container.nullContext||{}),lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return((stack1=alias2(alias1(depth0,"header",{start:{line:1,column:2},end:{line:1,column:8}}),depth0))!=null?stack1:"")+`
`+((stack1=lookupProperty(helpers,"if").call(alias3,lookupProperty(depth0,"imports"),{name:"if",hash:{},fn:container.program(0,data,0),inverse:container.noop,data,loc:{start:{line:2,column:0},end:{line:7,column:7}}}))!=null?stack1:"")+`
`+((stack1=lookupProperty(helpers,"each").call(alias3,lookupProperty(depth0,"reexports"),{name:"each",hash:{},fn:container.program(2,data,0),inverse:container.noop,data,loc:{start:{line:9,column:0},end:{line:11,column:9}}}))!=null?stack1:"")+`
/** Every command by its name: what it takes and what it returns. */
`+((stack1=alias2(alias1(depth0,"commands",{start:{line:14,column:2},end:{line:14,column:10}}),depth0))!=null?stack1:"")+`

/** Every event by its name: the data that comes with it. */
`+((stack1=alias2(alias1(depth0,"events",{start:{line:17,column:2},end:{line:17,column:8}}),depth0))!=null?stack1:"")+`

/** The name of a command. */
export type CommandName = keyof Commands;
`+((stack1=lookupProperty(helpers,"if").call(alias3,lookupProperty(depth0,"hasCommands"),{name:"if",hash:{},fn:container.program(4,data,0),inverse:container.noop,data,loc:{start:{line:21,column:0},end:{line:39,column:7}}}))!=null?stack1:"")+`
/** The name of an event. */
export type EventName = keyof Events;
`+((stack1=lookupProperty(helpers,"if").call(alias3,lookupProperty(depth0,"hasEvents"),{name:"if",hash:{},fn:container.program(5,data,0),inverse:container.noop,data,loc:{start:{line:43,column:0},end:{line:47,column:7}}}))!=null?stack1:"")},useData:!0},
  "interface": {0:function(container,depth0,helpers,partials,data){var stack1,lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return`{
`+((stack1=lookupProperty(helpers,"each").call(depth0??(container.nullContext||{}),lookupProperty(depth0,"members"),{name:"each",hash:{},fn:container.program(1,data,0),inverse:container.noop,data,loc:{start:{line:2,column:0},end:{line:4,column:9}}}))!=null?stack1:"")+`}
`},1:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda;return((stack1=alias2(alias1(depth0,"comment",{start:{line:3,column:2},end:{line:3,column:9}}),depth0))!=null?stack1:"")+"  "+((stack1=alias2(alias1(depth0,"property",{start:{line:3,column:15},end:{line:3,column:23}}),depth0))!=null?stack1:"")+`;
`},2:function(container,depth0,helpers,partials,data){return`{}
`},compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda,lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return((stack1=alias2(alias1(depth0,"comment",{start:{line:1,column:2},end:{line:1,column:9}}),depth0))!=null?stack1:"")+"export interface "+((stack1=alias2(alias1(depth0,"name",{start:{line:1,column:30},end:{line:1,column:34}}),depth0))!=null?stack1:"")+((stack1=alias2(alias1(depth0,"heritage",{start:{line:1,column:38},end:{line:1,column:46}}),depth0))!=null?stack1:"")+" "+((stack1=lookupProperty(helpers,"if").call(depth0??(container.nullContext||{}),lookupProperty(depth0,"members"),{name:"if",hash:{},fn:container.program(0,data,0),inverse:container.program(2,data,0),data,loc:{start:{line:1,column:49},end:{line:7,column:7}}}))!=null?stack1:"")},useData:!0},
  "module": {0:function(container,depth0,helpers,partials,data){var stack1,lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return`
`+((stack1=lookupProperty(helpers,"each").call(depth0??(container.nullContext||{}),lookupProperty(depth0,"imports"),{name:"each",hash:{},fn:container.program(1,data,0),inverse:container.noop,data,loc:{start:{line:4,column:0},end:{line:6,column:9}}}))!=null?stack1:"")},1:function(container,depth0,helpers,partials,data){var stack1;return((stack1=container.lambda(depth0,depth0))!=null?stack1:"")+`
`},2:function(container,depth0,helpers,partials,data){var stack1;return`
`+((stack1=container.lambda(depth0,depth0))!=null?stack1:"")+`
`},3:function(container,depth0,helpers,partials,data){return`
export {};
`},compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,alias1=depth0??(container.nullContext||{}),lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return((stack1=container.lambda(container.strict(depth0,"header",{start:{line:1,column:2},end:{line:1,column:8}}),depth0))!=null?stack1:"")+`
`+((stack1=lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"imports"),{name:"if",hash:{},fn:container.program(0,data,0),inverse:container.noop,data,loc:{start:{line:2,column:0},end:{line:7,column:7}}}))!=null?stack1:"")+((stack1=lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"declarations"),{name:"each",hash:{},fn:container.program(2,data,0),inverse:container.program(3,data,0),data,loc:{start:{line:8,column:0},end:{line:14,column:9}}}))!=null?stack1:"")},useData:!0},
};
