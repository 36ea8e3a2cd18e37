/** The renderer: templates see their view, and nothing that is missing passes silently. */
import Handlebars from 'handlebars';
import { describe, expect, test } from 'vitest';
import { createRenderer, type Templates } from '../../src/codegen/render.ts';

function compile<Name extends string>(sources: Readonly<Record<Name, string>>): Templates<Name> {
  const options = { strict: true, knownHelpersOnly: true, noEscape: true };
  const entries = Object.entries<string>(sources).map(([name, source]) => {
    const specification = Handlebars.precompile(source, options) as unknown as string;
    return [name, new Function(`return ${specification}`)() as object];
  });
  return Object.fromEntries(entries) as Templates<Name>;
}

function render(source: string, view: object): string {
  return createRenderer(compile({ main: source }))('main', view);
}

describe('the renderer', () => {
  test('fills in values as they are, without HTML escapes', () => {
    expect(render('{{a}} {{b.c}}', { a: '<&"', b: { c: 1 } })).toBe('<&" 1');
  });

  test('repeats, with the place in the list', () => {
    const source = '{{#each list}}{{#unless @first}}, {{/unless}}{{@index}}{{this}}{{#if @last}}.{{/if}}{{else}}none{{/each}}';
    expect(render(source, { list: ['a', 'b'] })).toBe('0a, 1b.');
    expect(render(source, { list: [] })).toBe('none');
  });

  test('calls partials by name and by a name in the view', () => {
    const renderer = createRenderer(compile({ main: '{{#each items}}{{> (lookup this "kind")}}{{/each}}{{> one name="x"}}', one: '1{{name}}', two: '2{{name}}' }));
    expect(renderer('main', { items: [{ kind: 'two', name: 'a' }, { kind: 'one', name: 'b' }] })).toBe('2a1b1x');
  });

  test.each([
    ['a value', '{{missing}}'],
    ['a nested value', '{{there.missing}}'],
    ['a condition', '{{#if missing}}a{{/if}}'],
    ['a negated condition', '{{#unless missing}}a{{/unless}}'],
    ['a list', '{{#each missing}}a{{/each}}'],
    ['a list that is none', '{{#each there}}a{{/each}}'],
    ['a partial', '{{> missing}}'],
  ])('refuses %s that is missing', (_what, source) => {
    expect(() => render(source, { there: { a: 1 } })).toThrow(/^template main: /);
  });

  test('refuses a template that there is none of', () => {
    expect(() => createRenderer<string>(compile({ main: '' }))('other', {})).toThrow('there is no template other');
  });
});
