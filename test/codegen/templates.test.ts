/** What is checked in as precompiled templates. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileTemplates } from '../../scripts/templates.mjs';

test('the precompiled templates are those of templates/', () => {
  const compiled = compileTemplates();
  expect(compiled.size).toBeGreaterThan(0);
  for (const [path, text] of compiled) {
    expect(readFileSync(path, 'utf8'), `${path}: run node scripts/templates.mjs`).toBe(text);
  }
});
