/** `init`: writes files to begin with: a configuration, or a documentation site. */
import { defineCommand } from '../command.ts';
import { choice, list, text } from '../option.ts';
import { targetChoices } from '../target-choices.ts';
import { UsageError } from '../usage-error.ts';

/** What the first word may be besides a schema. */
const siteWord = 'docs';

/** The command `init`. */
export const initCommand = defineCommand({
  name: 'init',
  summary: 'Write a configuration for schemas, or set up a documentation site',
  positionals: {
    usage: '[docs] [SCHEMA...]',
    description: 'Without "docs", writes a qapi-gen.config.yaml that explains every option. SCHEMA is the root file of a schema; '
      + 'without it, roots are searched for in this folder and below.\n\n'
      + 'With "docs", sets up a documentation site (VitePress) with the reference of schemas; without SCHEMA, for those of the '
      + 'configuration, or else for the bundled guest-agent schema.\n\nWhat is there is never overwritten.',
    most: Infinity,
    choices: () => Promise.resolve([siteWord]),
  },
  options: {
    output: text('Folder to generate into (default: out); of a site: folder to write it to (default: docs)', { alias: 'o' }),
    target: list('What the configuration generates: targets, separated by commas, or all (default: by what stands in the folder)', {
      alias: 't', choices: targetChoices,
    }),
    title: text('Title of the site (default: Schema reference)'),
    docs: choice(
      "How much of the schema's prose, which has a licence of its own, is copied: full (the default), link or none",
      ['full', 'link', 'none'],
    ),
  },
  examples: [
    ['$0 init', 'A configuration for the schemas in this folder'],
    ['$0 init qapi/qapi-schema.json -t typescript -o src/qapi', 'One for this schema'],
    ['$0 init docs qapi/qapi-schema.json -o site', 'A site in the folder site; then: npm --prefix site start'],
    ['$0 init docs qapi/qapi-schema.json qga/qapi-schema.json', 'One site for two schemas'],
  ],
  findingsTo: 'stderr',

  async run({ positionals, options: { output, target, title, docs } }, context) {
    if (positionals[0] === siteWord) {
      if (target !== undefined) throw new UsageError('--target is not for init docs: a site has pages only');
      const { initSite } = await import('../init-site.ts');
      return initSite({ schemas: positionals.slice(1), output, title, docs }, context);
    }
    if (title !== undefined) throw new UsageError('--title is for init docs: a configuration has none');
    const { initConfiguration } = await import('../init-configuration.ts');
    return initConfiguration({ schemas: positionals, output, targets: target, docs }, context);
  },
});
