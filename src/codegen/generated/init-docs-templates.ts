/** The templates of init-docs, precompiled by scripts/templates.mjs from templates/init-docs; do not edit. */
// @ts-nocheck
import type { Templates } from '../render.ts';

export const initDocsTemplates: Templates<'config' | 'home' | 'style' | 'theme'> = {
  "config": {0:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda;return"  { title: "+((stack1=alias2(alias1(depth0,"title",{start:{line:7,column:13},end:{line:7,column:18}}),depth0))!=null?stack1:"")+", pages: "+((stack1=alias2(alias1(depth0,"pages",{start:{line:7,column:31},end:{line:7,column:36}}),depth0))!=null?stack1:"")+", path: "+((stack1=alias2(alias1(depth0,"path",{start:{line:7,column:48},end:{line:7,column:52}}),depth0))!=null?stack1:"")+` },
`},compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda,lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return`import { existsSync, readFileSync } from "node:fs";
import { defineConfig } from "vitepress";

/** What \`npm run reference\` generates: the folders of pages, and their paths on the site. */
const references = [
`+((stack1=lookupProperty(helpers,"each").call(depth0??(container.nullContext||{}),lookupProperty(depth0,"references"),{name:"each",hash:{},fn:container.program(0,data,0),inverse:container.noop,data,loc:{start:{line:6,column:0},end:{line:8,column:9}}}))!=null?stack1:"")+`];

const links = references.map(({ title, path }) => ({
  text: title,
  link: path,
  activeMatch: \`^\${path}\`,
}));

export default defineConfig({
  title: `+((stack1=alias2(alias1(depth0,"title",{start:{line:18,column:11},end:{line:18,column:16}}),depth0))!=null?stack1:"")+`,
  head: [["link", { rel: "icon", href: "`+((stack1=alias2(alias1(depth0,"icon",{start:{line:19,column:42},end:{line:19,column:46}}),depth0))!=null?stack1:"")+`" }]],
  lastUpdated: false,
  rewrites: Object.fromEntries(
    references.map(({ pages, path }) => [
      \`\${pages}/:rest*\`,
      \`\${path.slice(1)}:rest*\`,
    ]),
  ),
  vite: { build: { chunkSizeWarningLimit: 4096 } },
  themeConfig: {
    // More of them would not fit into the bar at the top.
    nav: links.length <= 3 ? links : [{ text: "References", items: links }],
    sidebar: Object.fromEntries(
      references.map(({ title, pages, path }) => [
        path,
        { base: path, items: readSidebar(pages, title) },
      ]),
    ),
    outline: [2, 3],
    search: {
      provider: "local",
      options: {
        miniSearch: {
          options: {
            // A name is found as a whole and by its parts: query-block, query, block.
            tokenize: (text) =>
              [
                ...text.split(/[\\s\\p{P}\\p{S}]+/u),
                ...(text.match(/\\w*[-_][\\w-]*/g) ?? []),
              ].filter((word) => word !== ""),
          },
          searchOptions: { boost: { title: 8, text: 1, titles: 1 } },
        },
      },
    },
  },
});

function readSidebar(pages, title) {
  const file = new URL(\`../\${pages}/sidebar.json\`, import.meta.url);
  if (!existsSync(file))
    throw new Error(\`There are no pages in \${pages} yet: npm run reference\`);
  const [lists, ...groups] = JSON.parse(readFileSync(file, "utf8"));
  return [{ ...lists, text: title }, ...groups];
}
`},useData:!0},
  "home": {0:function(container,depth0,helpers,partials,data){var stack1,alias1=container.strict,alias2=container.lambda,lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return"    - text: "+((stack1=alias2(alias1(depth0,"title",{start:{line:8,column:14},end:{line:8,column:19}}),depth0))!=null?stack1:"")+`
      link: `+((stack1=alias2(alias1(depth0,"path",{start:{line:9,column:14},end:{line:9,column:18}}),depth0))!=null?stack1:"")+`
`+((stack1=lookupProperty(helpers,"if").call(depth0??(container.nullContext||{}),lookupProperty(data,"first"),{name:"if",hash:{},fn:container.program(1,data,0),inverse:container.program(2,data,0),data,loc:{start:{line:10,column:0},end:{line:14,column:7}}}))!=null?stack1:"")},1:function(container,depth0,helpers,partials,data){return`      theme: brand
`},2:function(container,depth0,helpers,partials,data){return`      theme: alt
`},compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){var stack1,lookupProperty=container.lookupProperty||function(parent,propertyName){if(Object.prototype.hasOwnProperty.call(parent,propertyName))return parent[propertyName]};return`---
layout: home
hero:
  name: `+((stack1=container.lambda(container.strict(depth0,"title",{start:{line:4,column:10},end:{line:4,column:15}}),depth0))!=null?stack1:"")+`
  tagline: Commands, events and types
  actions:
`+((stack1=lookupProperty(helpers,"each").call(depth0??(container.nullContext||{}),lookupProperty(depth0,"references"),{name:"each",hash:{},fn:container.program(0,data,0),inverse:container.noop,data,loc:{start:{line:7,column:0},end:{line:15,column:9}}}))!=null?stack1:"")+`---
`},useData:!0},
  "style": {compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){return`/* Names are in the colour of the text, links in that of links. */
.vp-doc :not(pre, a, h1, h2, h3, h4) > code {
  color: var(--vp-c-text-1);
}

/* Kind and version stand back behind the name. */
.vp-doc :is(h2, h3, h4) .ignore-header {
  color: var(--vp-c-text-2);
  font-size: 0.8em;
  font-weight: 400;
  letter-spacing: 0;
}

.vp-doc :is(h2, h3, h4) code {
  padding: 0;
  background: none;
  overflow-wrap: anywhere;
}

/* Members, values and branches: one below the other, with a line between them. */
.vp-doc ul:has(> li > a[id], > li > p > a[id]) {
  padding-left: 0;
  list-style: none;
}

.vp-doc li:has(> a[id], > p > a[id]) {
  margin: 0;
  padding: 10px 0;
  border-top: 1px solid var(--vp-c-divider);
  overflow-wrap: break-word;
}

.vp-doc li:has(> a[id], > p > a[id]) > p {
  margin: 6px 0;
  line-height: 24px;
}

.vp-doc li:has(> a[id], > p > a[id]) > p:first-child {
  margin-top: 0;
}

.vp-doc li:has(> a[id], > p > a[id]) > :last-child {
  margin-bottom: 0;
}

/* The members of a branch. */
.vp-doc li > ul:has(> li > a[id], > li > p > a[id]) {
  margin: 10px 0 0;
  padding-left: 16px;
  border-left: 2px solid var(--vp-c-divider);
}

.vp-doc li > ul > li:first-child:has(> a[id], > p > a[id]) {
  border-top: 0;
}

/* Where a link leads is marked, and not hidden by the bar at the top. */
.vp-doc a[id] {
  scroll-margin-top: calc(var(--vp-nav-height) + 24px);
}

.vp-doc :is(p, li):has(> a[id]:target) {
  background: var(--vp-c-brand-soft);
  box-shadow:
    -8px 0 0 var(--vp-c-brand-soft),
    8px 0 0 var(--vp-c-brand-soft);
}
`},useData:!0},
  "theme": {compiler:[8,">= 4.3.0"],main:function(container,depth0,helpers,partials,data){return`import DefaultTheme from "vitepress/theme";
import "./style.css";

export default DefaultTheme;
`},useData:!0},
};
