/** The graph of growth: sound XML in which everything lies where it belongs. */
import { expect, test } from 'vitest';
import { drawGrowth, ticksTo } from '../../../scripts/bench/graph.mjs';
import { parseXml } from '../../support/xml.ts';
import { row } from './rows.ts';

const sizes = [1, 10, 25, 50];
const rows = sizes.flatMap((size) => [
  row({ command: 'check', size, milliseconds: 100 + 100 * size, peakMegabytes: 90 + size * 11 }),
  row({ command: 'generate', size, milliseconds: size * size, peakMegabytes: 90 + size * 40 }),
]);

const svg = drawGrowth({ schema: 'schema <1> & more', rows });
const page = parseXml(svg);
const all = page.children;
const circles = all.filter(({ name }) => name === 'circle').map(({ attributes }) => [Number(attributes['cx']), Number(attributes['cy'])]);
const panels = [0, 4, 8, 12].map((first) => circles.slice(first, first + 4));

test('has a panel for time and one for memory of each command, all points within the page', () => {
  expect(circles).toHaveLength(16);
  for (const title of ['check: time', 'check: peak memory', 'generate, empty folder: time', 'generate, empty folder: peak memory']) expect(svg).toContain(`>${title}<`);
  const [, , width = 0, height = 0] = page.attributes['viewBox']?.split(' ').map(Number) ?? [];
  expect(circles.filter(([x = -1, y = -1]) => x < 0 || x > width || y < 0 || y > height)).toEqual([]);
});

test('a straight line is drawn from the smallest to the largest: linear growth lies on it, any other does not', () => {
  const straight = all.filter(({ attributes }) => attributes['class'] === 'linear').map(({ attributes }) => (attributes['d'] ?? '').slice(1).split('L').map((point) => point.split(' ').map(Number)));
  const distances = panels.map((points, index) => {
    const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = straight[index] ?? [];
    return Math.max(...points.map(([x = 0, y = 0]) => Math.abs(y - (y1 + (x - x1) / (x2 - x1) * (y2 - y1)))));
  });
  const [checkTime = NaN, checkMemory = NaN, generateTime = NaN, generateMemory = NaN] = distances;
  expect(Math.max(checkTime, checkMemory, generateMemory)).toBeLessThan(0.2);
  expect(generateTime).toBeGreaterThan(40);
});

test('leaves memory out where it is unknown, and has room for any number of commands', () => {
  const unknown = drawGrowth({ schema: 'any', rows: ['check', 'lint', 'generate'].map((command) => row({ command, peakMegabytes: undefined })) });
  const { attributes, children } = parseXml(unknown);
  expect(children.filter(({ name }) => name === 'circle')).toHaveLength(3);
  expect(unknown).not.toMatch(/NaN|peak memory/);
  const lowest = Math.max(...children.map((child) => Number(child.attributes['y'] ?? 0)));
  expect(lowest).toBeLessThan(Number(attributes['viewBox']?.split(' ')[3]));
});

test('axes begin at nought and end at a round number', () => {
  expect(ticksTo(42)).toEqual([0, 10, 20, 30, 40, 50]);
  expect(ticksTo(2743)).toEqual([0, 500, 1000, 1500, 2000, 2500, 3000]);
  expect(ticksTo(0.31)).toEqual([0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
  expect(ticksTo(5)).toEqual([0, 1, 2, 3, 4, 5]);
});

test('has its colours for light and for dark, and its own paper under both', () => {
  expect(svg).toMatch(/\.paper \{ fill: #ffffff \}[^]*@media \(prefers-color-scheme: dark\)[^]*\.paper \{ fill: #161b22 \}/);
});
