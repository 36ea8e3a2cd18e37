/**
 * The site of this project, as `npm run docs` puts it together: the site that `qapi-gen init docs` makes of the bundled
 * schema (its configuration is then in `reference.mjs`), with the guide and the pages of the findings beside the reference.
 */
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitepress';
import reference from './reference.mjs';

const pages = JSON.parse(readFileSync(new URL('./pages.json', import.meta.url), 'utf8'));

export default defineConfig({
  ...reference,
  title: 'qapi-gen',
  description: 'A compiler for QAPI, the schema language of QEMU',
  markdown: {
    languageAlias: { qapi: 'python', mjs: 'js' },
    // The guide shows braces that Vue would otherwise take for its own.
    config(markdown) {
      const { code_inline: render } = markdown.renderer.rules;
      markdown.renderer.rules.code_inline = (...args) => render(...args).replace('<code', '<code v-pre');
    },
  },
  themeConfig: {
    ...reference.themeConfig,
    nav: [
      { text: 'Guide', link: '/guide/', activeMatch: '^/guide/' },
      { text: 'Findings', link: '/findings/', activeMatch: '^/findings/' },
      { text: 'Reference', link: '/reference/', activeMatch: '^/reference/' },
    ],
    sidebar: { ...reference.themeConfig.sidebar, '/guide/': pages.guide, '/findings/': pages.findings },
  },
});
