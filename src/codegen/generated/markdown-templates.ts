/** The templates of markdown, precompiled by scripts/templates.mjs from templates/markdown; do not edit. */
// @ts-nocheck
import type { Templates } from '../render.ts';

export const markdownTemplates: Templates<'body' | 'definition' | 'page' | 'text'> = {
  "body": {0:function(container,depth0,helpers,partials,data){var stack1;return`
`+((stack1=container.lambda(depth0,depth0))!=null?stack1:"")+`
`},compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return(stack1=lookupProperty(helpers,"each").call(depth0??(container.nullContext||{}),lookupProperty(depth0,"parts"),{name:"each",hash:{},fn:container.program(0,data,0),inverse:container.noop,data,loc:{start:{line:1,column:0},end:{line:4,column:9}}}))!=null?stack1:""},useData:!0},
  "definition": {0:function(container,depth0,helpers,partials,data){var stack1;return`
`+((stack1=container.lambda(depth0,depth0))!=null?stack1:"")+`
`},1:function(container,depth0,helpers,partials,data){var stack1;return`
`+((stack1=container.lambda(container.strict(depth0,"lead",{start:{line:12,column:2},end:{line:12,column:6}}),depth0))!=null?stack1:"")+`
`},2:function(container,depth0,helpers,partials,data){var stack1;return`
`+((stack1=container.lambda(container.strict(depth0,"remarks",{start:{line:16,column:2},end:{line:16,column:9}}),depth0))!=null?stack1:"")+`
`},3:function(container,depth0,helpers,partials,data){var stack1;return`
`+((stack1=container.lambda(container.strict(depth0,"tail",{start:{line:24,column:2},end:{line:24,column:6}}),depth0))!=null?stack1:"")+`
`},4:function(container,depth0,helpers,partials,data){var stack1;return`
`+((stack1=container.lambda(container.strict(depth0,"uses",{start:{line:28,column:2},end:{line:28,column:6}}),depth0))!=null?stack1:"")+`
`},compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,alias1=depth0??(container.nullContext||{}),lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return((stack1=container.lambda(container.strict(depth0,"heading",{start:{line:1,column:2},end:{line:1,column:9}}),depth0))!=null?stack1:"")+`
`+((stack1=lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"strips"),{name:"each",hash:{},fn:container.program(0,data,0),inverse:container.noop,data,loc:{start:{line:2,column:0},end:{line:5,column:9}}}))!=null?stack1:"")+((stack1=lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"facts"),{name:"each",hash:{},fn:container.program(0,data,0),inverse:container.noop,data,loc:{start:{line:6,column:0},end:{line:9,column:9}}}))!=null?stack1:"")+((stack1=lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"lead"),{name:"if",hash:{},fn:container.program(1,data,0),inverse:container.noop,data,loc:{start:{line:10,column:0},end:{line:13,column:7}}}))!=null?stack1:"")+((stack1=lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"remarks"),{name:"if",hash:{},fn:container.program(2,data,0),inverse:container.noop,data,loc:{start:{line:14,column:0},end:{line:17,column:7}}}))!=null?stack1:"")+((stack1=lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"parts"),{name:"each",hash:{},fn:container.program(0,data,0),inverse:container.noop,data,loc:{start:{line:18,column:0},end:{line:21,column:9}}}))!=null?stack1:"")+((stack1=lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"tail"),{name:"if",hash:{},fn:container.program(3,data,0),inverse:container.noop,data,loc:{start:{line:22,column:0},end:{line:25,column:7}}}))!=null?stack1:"")+((stack1=lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"uses"),{name:"if",hash:{},fn:container.program(4,data,0),inverse:container.noop,data,loc:{start:{line:26,column:0},end:{line:29,column:7}}}))!=null?stack1:"")},useData:!0},
  "page": {compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda;return((stack1=alias2(alias1(depth0,"head",{start:{line:1,column:2},end:{line:1,column:6}}),depth0))!=null?stack1:"")+`
`+((stack1=alias2(alias1(depth0,"body",{start:{line:2,column:2},end:{line:2,column:6}}),depth0))!=null?stack1:"")},useData:!0},
  "text": {compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1;return((stack1=container.lambda(container.strict(depth0,"text",{start:{line:1,column:2},end:{line:1,column:6}}),depth0))!=null?stack1:"")+`
`},useData:!0},
};
