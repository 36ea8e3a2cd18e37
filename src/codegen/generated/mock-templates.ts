/** The templates of mock, precompiled by scripts/templates.mjs from templates/mock; do not edit. */
// @ts-nocheck
import type { Templates } from '../render.ts';

export const mockTemplates: Templates<'index'> = {
  "index": {0:function(container,depth0,helpers,partials,data){var stack1;return'import type { Call } from "../runtime/agent/handler'+((stack1=container.lambda(container.strict(depth0,"extension",{start:{line:4,column:53},end:{line:4,column:62}}),depth0))!=null?stack1:"")+`";
`},1:function(container,depth0,helpers,partials,data){var stack1;return((stack1=container.lambda(depth0,depth0))!=null?stack1:"")+`
`},2:function(container,depth0,helpers,partials,data){var stack1;return'export type { Call } from "../runtime/agent/handler'+((stack1=container.lambda(container.strict(depth0,"extension",{start:{line:18,column:53},end:{line:18,column:62}}),depth0))!=null?stack1:"")+`";
`},3:function(container,depth0,helpers,partials,data){return`
/** What a function gives; may be nothing where the command returns nothing. */
export type Result<Name extends CommandName> =
  CommandReturns<Name> extends EmptyObject | undefined
    ? CommandReturns<Name> | void
    : CommandReturns<Name>;

/** What a command is answered with, or a function that gives it. */
export type Answer<Name extends CommandName> =
  | CommandReturns<Name>
  | ((
      args: CommandArguments<Name>,
      call: Call,
    ) => Result<Name> | PromiseLike<Result<Name>>);

/** Answers by the names of their commands. */
export type Answers = { readonly [Name in CommandName]?: Answer<Name> };

/** A call that a mock answered; \`command\` tells the type of the arguments. */
export type MockCall = {
  [Name in CommandName]: {
    readonly command: Name;
    readonly arguments: CommandArguments<Name>;
  };
}[CommandName];
`},4:function(container,depth0,helpers,partials,data){return`{
  /** What is not here is answered from the recording, or by an example. */
  readonly answers?: Answers;
}
`},5:function(container,depth0,helpers,partials,data){return`{}
`},6:function(container,depth0,helpers,partials,data){return`type DataByEvent = { [Name in EventName]: EventData<Name> };
`},7:function(container,depth0,helpers,partials,data){return`type DataByEvent = Record<never, never>;
`},8:function(container,depth0,helpers,partials,data){return`{
  /** Every call so far, in order. */
  readonly calls: readonly MockCall[];
  /** From now on, this is what the command is answered with. */
  answer<Name extends CommandName>(command: Name, answer: Answer<Name>): void;
}
`},compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda,alias3=depth0??(container.nullContext||{}),lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return((stack1=alias2(alias1(depth0,"header",{start:{line:1,column:2},end:{line:1,column:8}}),depth0))!=null?stack1:"")+`

`+((stack1=lookupProperty(helpers,"if").call(alias3,lookupProperty(depth0,"hasCommands"),{name:"if",hash:{},fn:container.program(0,data,0),inverse:container.noop,data,loc:{start:{line:3,column:0},end:{line:5,column:7}}}))!=null?stack1:"")+`import {
  createMock as createMockOf,
  type Mock as MockOf,
  type MockOptions as OptionsOfMock,
} from "../runtime/mock/create-mock`+((stack1=alias2(alias1(depth0,"extension",{start:{line:10,column:37},end:{line:10,column:46}}),depth0))!=null?stack1:"")+`";
`+((stack1=lookupProperty(helpers,"each").call(alias3,lookupProperty(depth0,"typeImports"),{name:"each",hash:{},fn:container.program(1,data,0),inverse:container.noop,data,loc:{start:{line:11,column:0},end:{line:13,column:9}}}))!=null?stack1:"")+'import { schemaTable } from "./table'+((stack1=alias2(alias1(depth0,"extension",{start:{line:14,column:38},end:{line:14,column:47}}),depth0))!=null?stack1:"")+`";

export { CommandError } from "../runtime/agent/command-error`+((stack1=alias2(alias1(depth0,"extension",{start:{line:16,column:62},end:{line:16,column:71}}),depth0))!=null?stack1:"")+`";
`+((stack1=lookupProperty(helpers,"if").call(alias3,lookupProperty(depth0,"hasCommands"),{name:"if",hash:{},fn:container.program(2,data,0),inverse:container.noop,data,loc:{start:{line:17,column:0},end:{line:19,column:7}}}))!=null?stack1:"")+'export type { Listener } from "../runtime/agent/listener'+((stack1=alias2(alias1(depth0,"extension",{start:{line:20,column:58},end:{line:20,column:67}}),depth0))!=null?stack1:"")+`";
export type { Session } from "../runtime/agent/session`+((stack1=alias2(alias1(depth0,"extension",{start:{line:21,column:56},end:{line:21,column:65}}),depth0))!=null?stack1:"")+`";
export {
  recordSession,
  type RecordOptions,
  type SessionRecorder,
} from "../runtime/mock/record-session`+((stack1=alias2(alias1(depth0,"extension",{start:{line:26,column:40},end:{line:26,column:49}}),depth0))!=null?stack1:"")+`";
export {
  parseRecording,
  printMessage,
  type RecordedMessage,
} from "../runtime/mock/recording`+((stack1=alias2(alias1(depth0,"extension",{start:{line:31,column:35},end:{line:31,column:44}}),depth0))!=null?stack1:"")+`";
export type { ErrorClass } from "../runtime/wire/error-class`+((stack1=alias2(alias1(depth0,"extension",{start:{line:32,column:62},end:{line:32,column:71}}),depth0))!=null?stack1:"")+`";
`+((stack1=lookupProperty(helpers,"if").call(alias3,lookupProperty(depth0,"hasCommands"),{name:"if",hash:{},fn:container.program(3,data,0),inverse:container.noop,data,loc:{start:{line:33,column:0},end:{line:59,column:7}}}))!=null?stack1:"")+`
type OptionsOfAny = Partial<Omit<OptionsOfMock, "answers" | "table">>;

/** What to mock, and how; all of it may be left out. */
export interface MockOptions extends OptionsOfAny `+((stack1=lookupProperty(helpers,"if").call(alias3,lookupProperty(depth0,"hasCommands"),{name:"if",hash:{},fn:container.program(4,data,0),inverse:container.program(5,data,0),data,loc:{start:{line:64,column:50},end:{line:69,column:7}}}))!=null?stack1:"")+`
`+((stack1=lookupProperty(helpers,"if").call(alias3,lookupProperty(depth0,"hasEvents"),{name:"if",hash:{},fn:container.program(6,data,0),inverse:container.program(7,data,0),data,loc:{start:{line:71,column:0},end:{line:75,column:7}}}))!=null?stack1:"")+`
type MockOfAny = Omit<MockOf<DataByEvent>, "answer" | "calls">;

/** A server for tests that remembers what it was asked. */
export interface Mock extends MockOfAny `+((stack1=lookupProperty(helpers,"if").call(alias3,lookupProperty(depth0,"hasCommands"),{name:"if",hash:{},fn:container.program(8,data,0),inverse:container.program(5,data,0),data,loc:{start:{line:80,column:40},end:{line:87,column:7}}}))!=null?stack1:"")+`
/** Makes a mock, which serves nobody before it is told to listen or to serve. */
export function createMock(options: MockOptions = {}): Mock {
  const mock = createMockOf<DataByEvent>({
    flavour: `+((stack1=alias2(alias1(depth0,"flavour",{start:{line:92,column:15},end:{line:92,column:22}}),depth0))!=null?stack1:"")+`,
    ...options,
    table: schemaTable,
  });
  return mock as unknown as Mock;
}
`},useData:!0},
};
