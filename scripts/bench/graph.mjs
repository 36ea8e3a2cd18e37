/**
 * How time and memory grow with a schema, as an SVG: takes measured rows, gives two panels a command with linear axes, in
 * each the measurements and, dashed, the straight line from the smallest to the largest, on which they lie if growth is linear.
 */
import { commandNamed } from './commands.mjs';

/**
 * @typedef {import('./measure.mjs').Row} Row
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ title: string, unit: string, points: readonly Point[] }} Panel
 */

const width = 880;
const plot = { width: 330, height: 190 };
const margin = { left: 76, top: 74 };
const gap = { x: 100, y: 92 };

/**
 * @param {Pick<import('./baseline.mjs').Results, 'schema' | 'rows'>} results
 * @returns {string}
 */
export function drawGrowth({ schema, rows }) {
  const names = [...new Set(rows.map(({ command }) => command))];
  const height = margin.top + names.length * (plot.height + gap.y);
  const panels = names.flatMap((command, line) => {
    const own = rows.filter((row) => row.command === command);
    const { title } = commandNamed(command);
    const times = own.map(({ size, milliseconds }) => ({ x: size, y: milliseconds / 1000 }));
    const peaks = own.flatMap(({ size, peakMegabytes }) => (peakMegabytes === undefined ? [] : [{ x: size, y: peakMegabytes }]));
    return [
      drawPanel({ title: `${title}: time`, unit: 's', points: times }, 0, line),
      ...(peaks.length > 0 ? [drawPanel({ title: `${title}: peak memory`, unit: 'MB', points: peaks }, 1, line)] : []),
    ];
  });
  const subject = `Size of the schema: 1 × is the ${escape(schema)}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title about">`,
    '<title id="title">Time and memory over the size of the schema</title>',
    `<desc id="about">${panelsAbout(rows)}</desc>`,
    `<style>${style}</style>`,
    `<rect class="paper" width="${width}" height="${height}" rx="8"/>`,
    `<text class="heading" x="${margin.left}" y="30">Growth with the size of a schema</text>`,
    ...panels,
    `<text class="quiet" x="${margin.left}" y="${height - 14}">${subject}. Dashed: a straight line from the smallest to the largest.</text>`,
    '</svg>',
    '',
  ].join('\n');
}

/** @param {readonly Row[]} rows */
function panelsAbout(rows) {
  return rows.map(({ command, size, milliseconds, peakMegabytes }) => (
    `${command} at ${size} ×: ${(milliseconds / 1000).toFixed(2)} s, ${peakMegabytes?.toFixed(0) ?? 'unknown'} MB`
  )).join('; ');
}

/**
 * @param {Panel} panel
 * @param {number} column
 * @param {number} line
 */
function drawPanel({ title, unit, points }, column, line) {
  const left = margin.left + column * (plot.width + gap.x);
  const top = margin.top + line * (plot.height + gap.y);
  const bottom = top + plot.height;
  const widest = Math.max(...points.map(({ x }) => x));
  const ticks = ticksTo(Math.max(...points.map(({ y }) => y)));
  const highest = ticks.at(-1) ?? 1;
  const placed = points.map(({ x, y }) => ({ x: left + x / widest * plot.width, y: bottom - y / highest * plot.height }));
  const [first = { x: left, y: bottom }] = placed;
  const last = placed.at(-1) ?? first;
  return [
    `<text class="title" x="${left}" y="${top - 14}">${escape(title)}</text>`,
    ...ticks.map((tick) => {
      const y = round(bottom - tick / highest * plot.height);
      return `<path class="grid" d="M${left} ${y}h${plot.width}"/><text class="quiet" x="${left - 8}" y="${y + 4}" text-anchor="end">${tick.toLocaleString('en')} ${unit}</text>`;
    }),
    ...points.map(({ x }, index) => {
      const at = round(placed[index]?.x ?? left);
      return `<path class="axis" d="M${at} ${bottom}v5"/><text class="quiet" x="${at}" y="${bottom + 20}" text-anchor="middle">${x} ×</text>`;
    }),
    `<path class="axis" d="M${left} ${top}v${plot.height}h${plot.width}"/>`,
    `<text class="quiet" x="${left + plot.width / 2}" y="${bottom + 38}" text-anchor="middle">size of the schema</text>`,
    `<path class="linear" d="M${round(first.x)} ${round(first.y)}L${round(last.x)} ${round(last.y)}"/>`,
    ...placed.map(({ x, y }) => `<circle class="measured" cx="${round(x)}" cy="${round(y)}" r="4.5"/>`),
  ].join('\n');
}

/**
 * Four to eight round numbers from 0 to the first that is not below the highest value.
 * @param {number} highest
 */
export function ticksTo(highest) {
  const power = 10 ** Math.floor(Math.log10(highest));
  const step = [0.2, 0.5, 1, 2].map((part) => part * power).find((each) => highest / each <= 7) ?? power;
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => Number((index * step).toPrecision(6)));
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}

/** @param {string} text */
function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

// The paper is part of the image, so that it can be read on a page that is dark when the system is light, and the other way round.
const style = `
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.heading { font-size: 17px; font-weight: 600 } .title { font-size: 14px; font-weight: 600 } .quiet { fill: #59636e }
.paper { fill: #ffffff } .grid { stroke: #d8dee4 } .axis { stroke: #59636e; fill: none }
.linear { stroke: #59636e; stroke-width: 1.5; stroke-dasharray: 6 5 }
.measured { fill: #0969da }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .quiet { fill: #9da7b1 }
.paper { fill: #161b22 } .grid { stroke: #30363d } .axis, .linear { stroke: #9da7b1 }
.measured { fill: #58a6ff }
}
`;
