/** Tables of results: takes rows, gives lines for a terminal or for a Markdown page. */
import { changeSince } from './baseline.mjs';
import { commandNamed } from './commands.mjs';

/**
 * @typedef {import('./measure.mjs').Row} Row
 * @typedef {readonly (readonly string[])[]} Cells the first of them are the heads
 * @typedef {{ title: string, cell: (row: Row, earlier: readonly Row[]) => string, isShown: (context: Context) => boolean }} Column
 *   earlier: rows before it
 * @typedef {{ sizes: readonly number[], baseline: import('./baseline.mjs').Results | undefined }} Context
 */

const always = () => true;
/** @param {Context} context */
const hasSizes = ({ sizes }) => sizes.length > 1 || sizes[0] !== 1;

/**
 * The columns of the table of commands, those that would say the same in every row left out.
 * @param {Context} context
 * @returns {{ heads: readonly string[], cells: (row: Row, earlier: readonly Row[]) => readonly string[] }}
 */
export function commandTable(context) {
  /** @type {readonly Column[]} */
  const all = [
    { title: 'command', isShown: always, cell: (row) => commandNamed(row.command).title },
    { title: 'size', isShown: hasSizes, cell: (row) => `${row.size} ×` },
    { title: 'lines', isShown: hasSizes, cell: (row) => row.lines.toLocaleString('en') },
    { title: 'runs', isShown: always, cell: (row) => String(row.runs) },
    { title: 'median', isShown: always, cell: (row) => `${row.milliseconds.toFixed(0)} ms` },
    { title: 'bare Node', isShown: always, cell: (row) => `${row.bareMilliseconds.toFixed(0)} ms` },
    { title: 'ratio', isShown: always, cell: (row) => row.ratio.toFixed(2) },
    { title: 'quartiles', isShown: always, cell: (row) => `${row.lower.toFixed(2)}–${row.upper.toFixed(2)}` },
    { title: 'goal', isShown: (it) => !hasSizes(it), cell: goalOf },
    { title: 'each more', isShown: hasSizes, cell: (row, earlier) => perCopy(row, earlier, 'milliseconds', 'ms') },
    { title: 'peak memory', isShown: always, cell: (row) => (row.peakMegabytes === undefined ? 'unknown' : `${row.peakMegabytes.toFixed(0)} MB`) },
    { title: 'goal', isShown: (it) => !hasSizes(it), cell: peakGoalOf },
    { title: 'each more', isShown: hasSizes, cell: (row, earlier) => perCopy(row, earlier, 'peakMegabytes', 'MB') },
    { title: 'to baseline', isShown: ({ baseline }) => baseline !== undefined, cell: (row) => times(context.baseline && changeSince(row, context.baseline)) },
  ];
  const shown = all.filter(({ isShown }) => isShown(context));
  return { heads: shown.map(({ title }) => title), cells: (row, earlier) => shown.map(({ cell }) => cell(row, earlier)) };
}

/** @param {Row} row */
function goalOf({ command, ratio, size }) {
  const goal = commandNamed(command).goal;
  return goal === undefined || size !== 1 ? '' : `≤ ${goal} ${mark(ratio <= goal)}`;
}

/** @param {Row} row */
function peakGoalOf({ command, peakMegabytes, size }) {
  const goal = commandNamed(command).peakGoal;
  return goal === undefined || size !== 1 || peakMegabytes === undefined ? '' : `< ${goal} ${mark(peakMegabytes < goal)}`;
}

/** @param {boolean} isMet */
function mark(isMet) {
  return isMet ? '✓' : '✗';
}

/**
 * What each further copy of the schema costs: the same everywhere if growth is linear.
 * @param {Row} row
 * @param {readonly Row[]} earlier
 * @param {'milliseconds' | 'peakMegabytes'} key
 * @param {string} unit
 */
function perCopy(row, earlier, key, unit) {
  const smaller = earlier.findLast(({ command }) => command === row.command);
  const [value, before] = [row[key], smaller?.[key]];
  if (smaller === undefined || value === undefined || before === undefined) return '';
  return `${((value - before) / (row.size - smaller.size)).toFixed(0)} ${unit}`;
}

/** @param {number | undefined} ratio */
function times(ratio) {
  return ratio === undefined ? '' : `${ratio.toFixed(2)} ×`;
}

/** @param {readonly import('./marshaller.mjs').MarshalRow[]} steps */
export function marshallerTable(steps) {
  return [
    ['reply', 'median', 'MB/s', 'to JSON'],
    ...steps.map(({ step, milliseconds, megabytes, ratio }) => [step, `${milliseconds.toFixed(2)} ms`, megabytes.toFixed(0), times(ratio)]),
  ];
}

/** @param {Awaited<ReturnType<typeof import('./agent.mjs').compareAgents>>} agents */
export function agentTable({ ours, theirs }) {
  const row = (/** @type {string} */ name, /** @type {keyof typeof ours} */ key) => {
    const other = theirs?.[key];
    return [name, ours[key].toFixed(0), other?.toFixed(0) ?? 'none', times(other === undefined ? undefined : ours[key] / other)];
  };
  return [
    ['agent', 'ours', 'qemu-ga', 'ratio'], row('pings/s', 'pings'), row('32 at once', 'pingsAtDepth'), row('read MB/s', 'megabytes'),
    row('idle MB', 'idleMegabytes'), row('busy MB', 'busyMegabytes'),
  ];
}

/**
 * One line of a table.
 * @param {readonly string[]} cells
 * @param {'text' | 'markdown'} form
 */
export function tableLine(cells, form) {
  if (form === 'markdown') return `| ${cells.join(' | ')} |`;
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(29) : cell.padStart(13))).join('').trimEnd();
}

/**
 * The lines below the heads that separate them from the rows.
 * @param {readonly string[]} heads
 * @param {'text' | 'markdown'} form
 */
export function headLines(heads, form) {
  const line = tableLine(heads, form);
  return form === 'text' ? [line] : [line, `|${heads.map((_, index) => (index === 0 ? '---|' : '--:|')).join('')}`];
}
