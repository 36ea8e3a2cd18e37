/** `explain`: prints the page of a code, or the list of all codes. */
import { defineCommand } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { UsageError } from '../usage-error.ts';

/** The command `explain`. */
export const explainCommand = defineCommand({
  name: 'explain',
  summary: 'Say what the code of a finding means, with an example of wrong and right',
  positionals: {
    usage: '[CODE]',
    description: 'CODE is what stands in brackets after a finding. Without it, all codes are listed.',
    most: 1,
    async choices() {
      const { allCodes } = await import('../../diagnostics/pages.ts');
      return allCodes();
    },
  },
  options: {},
  examples: [
    ['$0 explain', 'List all codes'],
    ['$0 explain type/unknown', 'Explain one'],
  ],
  findingsTo: 'stderr',

  async run({ positionals: [code] }, context) {
    const { allCodes, isCode, readPage, summarizeCodes } = await import('../../diagnostics/pages.ts');
    const { pagesFolder } = await import('../../project/package-files.ts');
    const { didYouMean } = await import('../../diagnostics/suggest.ts');
    const source = { folder: pagesFolder(), fileReader: context.io.fileSystem };
    if (code === undefined) {
      const summaries = summarizeCodes(source);
      const widest = Math.max(...summaries.map((summary) => summary.code.length));
      for (const summary of summaries) {
        context.print(`${summary.code.padEnd(widest)}  ${summary.severity.padEnd('warning'.length)}  ${summary.title}\n`);
      }
      return exitStatus.clean;
    }
    if (!isCode(code)) {
      const suggestion = didYouMean(code, allCodes()) ?? 'All codes: qapi-gen explain';
      throw new UsageError(`there is no code '${code}'`, suggestion);
    }
    context.print(readPage(code, source));
    return exitStatus.clean;
  },
});
