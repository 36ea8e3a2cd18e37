/** A changelog: takes what a comparison found, gives Markdown that tells users of the protocol what they gain and lose. */
import { shownPath } from '../diagnostics/printers/report-path.ts';
import { isSpecialFeature } from '../schema/special-features.ts';
import { formatCondition, type Condition } from '../schema/condition.ts';
import type { Change, CommandFlag } from './compare/change.ts';
import { overallStability } from './compare/reach.ts';
import { typeName, typeTexts } from './compare/wire-kinds.ts';
import { verdictsOf, type JudgeRequest } from './judge.ts';
import { branchesText, whereText } from './words.ts';

const headings = ['Added', 'Changed', 'Deprecated', 'Removed'] as const;
type Heading = (typeof headings)[number];

/** What a change reads like, and under which heading. */
interface Entry {
  readonly heading: Heading;
  readonly text: string;
}

/**
 * One list a heading; what breaks programs comes first in its list and says so. What only documentation tells is left out.
 * Ends with a line end.
 */
export function printChangelog(request: Omit<JudgeRequest, 'category'>): string {
  const lists = new Map<Heading, { readonly breaking: string[]; readonly others: string[] }>();
  for (const change of request.changes) {
    const entry = describe(change);
    if (entry === undefined) continue;
    const list = lists.get(entry.heading) ?? { breaking: [], others: [] };
    lists.set(entry.heading, list);
    const verdicts = verdictsOf({ ...request, change });
    const isBreaking = verdicts.some(({ verdict, severity }) => verdict.category === 'wire' && severity === 'error');
    const stability = overallStability(change.reach);
    const remark = stability === 'stable' ? verdicts.find(({ reason }) => reason !== undefined)?.reason : stability;
    const text = withCode(entry.text.replace(/,$/, '')) + (remark === undefined ? '' : ` (${remark})`);
    if (isBreaking) list.breaking.push(`- **Breaking:** ${text}`);
    else list.others.push(`- ${text}`);
  }
  const sections = headings.flatMap((heading) => {
    const { breaking = [], others = [] } = lists.get(heading) ?? {};
    const lines = [...breaking, ...others];
    return lines.length === 0 ? [] : [`## ${heading}\n\n${lines.join('\n')}\n`];
  });
  const [before, after] = namesOf([request.before.label, request.after.label]);
  const title = `# Changes from \`${before}\` to \`${after}\`\n`;
  return [title, ...(sections.length === 0 ? ['There are none that a client can meet.\n'] : sections)].join('\n');
}

function describe(change: Change): Entry | undefined {
  const { subject: { text } } = change;
  switch (change.kind) {
    case 'definition-added':
      return { heading: 'Added', text };
    case 'definition-removed':
      return { heading: 'Removed', text: change.successor === undefined ? text : `${text}; there is '${change.successor}'` };
    case 'member-added': {
      const isMandatory = change.reach.send !== undefined && !change.member.optional;
      return { heading: 'Added', text: `${text}${whereText(change.where)}${isMandatory ? ', which is mandatory' : ''}` };
    }
    case 'member-removed':
      return { heading: 'Removed', text: `${text}${whereText(change.where)}` };
    case 'value-added':
      return { heading: 'Added', text };
    case 'value-removed':
      return { heading: 'Removed', text };
    case 'branches-added':
      return { heading: 'Added', text: `members in ${branchesText(change.values)} of ${text}` };
    case 'returns-added':
      return { heading: 'Added', text: `${text}: ${typeName(change.type)}` };
    case 'returns-removed':
      return { heading: 'Removed', text: `${text}, which was ${typeName(change.type)}` };
    case 'member-optional':
      return { heading: 'Changed', text: `${text} is optional` };
    case 'member-mandatory':
      return { heading: 'Changed', text: `${text} is mandatory` };
    case 'type':
    case 'integer': {
      const { before, after } = typeTexts(change);
      return { heading: 'Changed', text: `${text} is ${after}, and was ${before}` };
    }
    case 'discriminator':
      return { heading: 'Changed', text: `${text} is told apart by '${change.after}', and was by '${change.before}'` };
    case 'condition':
      return { heading: 'Changed', text: `${text} is there ${whenText(change.after)}, and was ${whenText(change.before)}` };
    case 'flag':
      return { heading: 'Changed', text: `${text} ${flagTexts[change.flag][change.isSet ? 1 : 0]}` };
    case 'feature-added':
      return describeFeature(change.feature.name, text, true);
    case 'feature-removed':
      return describeFeature(change.feature.name, text, false);
    case 'type-renamed':
      return { heading: 'Changed', text: `type '${change.before}' is called '${change.after}'` };
    case 'type-removed':
      return { heading: 'Removed', text };
    case 'documentation-removed':
    case 'since':
      return undefined;
    default:
      return change satisfies never;
  }
}

function describeFeature(name: string, text: string, isThere: boolean): Entry {
  if (name === 'deprecated' && isThere) return { heading: 'Deprecated', text };
  if (isSpecialFeature(name)) return { heading: 'Changed', text: `${text} is ${isThere ? '' : 'not '}${name}${isThere ? '' : ' any more'}` };
  return { heading: isThere ? 'Added' : 'Removed', text: `feature '${name}' of ${text}` };
}

/** What is said of a command without a flag, and with it. */
const flagTexts: Readonly<Record<CommandFlag, readonly [string, string]>> = {
  'allow-oob': ['may not be executed out of band', 'may be executed out of band'],
  'allow-preconfig': ['may not be executed before the machine is configured', 'may be executed before the machine is configured'],
  'success-response': ['has no reply on success', 'has a reply on success'],
  'further-arguments': ['takes only the arguments of the schema', 'takes arguments that the schema does not tell'],
};

function whenText(condition: Condition | undefined): string {
  return condition === undefined ? 'always' : `if ${formatCondition(condition)}`;
}

/** Names stand in quotes in messages, and as code in Markdown. */
function withCode(text: string): string {
  return text.replaceAll(/'([^']+)'/g, '`$1`');
}

/** Not the paths of one machine: the file and its folder, and as many above as tell the two apart. */
function namesOf(labels: readonly string[]): readonly string[] {
  const short = (label: string, folders: number): string => shownPath(label.replace(/^qmp:unix:.*\//s, 'qmp:unix:'))
    .replace(new RegExp(`^/.*/(?=(?:[^/]+/){${folders}}[^/]+$)`, 's'), '');
  const deepest = Math.max(...labels.map((label) => label.split('/').length));
  for (let folders = 1; folders < deepest; folders++) {
    const names = labels.map((label) => short(label, folders));
    if (new Set(names).size === new Set(labels).size) return names;
  }
  return labels;
}
