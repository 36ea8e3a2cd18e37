/** The templates of client, precompiled by scripts/templates.mjs from templates/client; do not edit. */
// @ts-nocheck
import type { Templates } from '../render.ts';

export const clientTemplates: Templates<'index'> = {
  "index": {0:function(container,depth0,helpers,partials,data){var stack1;return((stack1=container.lambda(depth0,depth0))!=null?stack1:"")+`
`},1:function(container,depth0,helpers,partials,data){return`
/** A client of a machine monitor of this schema. */
export type QmpClient = ClientOfMonitor<Commands, Events>;

/**
 * Connects to a machine monitor: reads its greeting, negotiates capabilities.
 *
 * @throws QmpError if it refuses, ProtocolError if something else answers, and
 * errors of the connection, of \`signal\` and of \`timeout\`
 */
export function connectQmp(options: QmpConnectOptions): Promise<QmpClient> {
  return connectMonitor<Commands, Events>(schemaTable, options);
}
`},2:function(container,depth0,helpers,partials,data){return`
/** A client of a guest agent of this schema. */
export type GuestAgentClient = ClientOfAgent<Commands>;

/**
 * Connects to a guest agent and gets in step with it, whatever an earlier client
 * has left behind.
 *
 * @throws QmpError if it refuses, and errors of the connection, of \`signal\` and of
 * \`timeout\`
 */
export function connectGuestAgent(
  options: ConnectOptions,
): Promise<GuestAgentClient> {
  return connectAgent<Commands>(schemaTable, options);
}
`},compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,alias1=depth0??(container.nullContext||{}),lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return((stack1=container.lambda(container.strict(depth0,"header",{start:{line:1,column:2},end:{line:1,column:8}}),depth0))!=null?stack1:"")+`

`+((stack1=lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"imports"),{name:"each",hash:{},fn:container.program(0,data,0),inverse:container.noop,data,loc:{start:{line:3,column:0},end:{line:5,column:9}}}))!=null?stack1:"")+`
`+((stack1=lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"exports"),{name:"each",hash:{},fn:container.program(0,data,0),inverse:container.noop,data,loc:{start:{line:7,column:0},end:{line:9,column:9}}}))!=null?stack1:"")+((stack1=lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"connectsToMonitor"),{name:"if",hash:{},fn:container.program(1,data,0),inverse:container.noop,data,loc:{start:{line:10,column:0},end:{line:24,column:7}}}))!=null?stack1:"")+((stack1=lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"connectsToGuestAgent"),{name:"if",hash:{},fn:container.program(2,data,0),inverse:container.noop,data,loc:{start:{line:25,column:0},end:{line:42,column:7}}}))!=null?stack1:"")},useData:!0},
};
