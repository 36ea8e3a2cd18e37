/** `Returns` names the type that the command returns, if it names one. */
import type { Type } from '../../schema/model.ts';
import { elementType } from '../../schema/traverse.ts';
import { defineRule } from '../rule.ts';
import { placeInSection } from '../subject/place-in-section.ts';
import type { LintSubject } from '../subject/subject.ts';

/** What begins with the name of a type, or with the words that lead to one. */
const namedFirst = /^((?:(?:[Aa]n?|[Tt]he|one|empty)\s+)?(?:(?:(?:JSON[- ])?(?:[Ll]ist|[Aa]rray|[Oo]bject)|[Ii]nformation|[Dd]ata)\s+(?:of|about|containing)\s+)?(?:(?:an?|the|all)\s+)?[@`'#]{0,2})([A-Z][A-Za-z0-9]*)(?![\w-])(?!\s+(?:if|when|error)\b)/;
/** Two capitals with small letters behind them: no word of a sentence. */
const camelCase = /^(?:[A-Z]+[a-z0-9]+){2,}[A-Z]*$/;
const nothing = /^nothing\b(?!\s+(?:if|when|but)\b)/i;

/** The rule `lint/returns-other-type`. */
export const returnsOtherType = defineRule({
  code: 'lint/returns-other-type',
  set: 'minimal',
  coveredBy: ['doc/returns-without-returns', 'doc/returns-outside-command'],
  find: (subject) => subject.documented.flatMap(({ definition, doc }) => {
    if (definition.kind !== 'command') return [];
    const { name, returns } = definition;
    return doc.sections.filter(({ kind }) => kind === 'returns').flatMap((section) => {
      const found = namedType(section.text, subject);
      if (found === undefined || fits(found.name, returns)) return [];
      const { names, suggester } = subject;
      return [{
        span: placeInSection(section, found.index, found.length),
        args: { name, documented: found.name === undefined ? 'nothing' : `'${found.name}'`, actual: typeText(returns) },
        definition,
        suggestion: found.name === undefined || names.isDefinition(found.name) ? undefined
          : suggester.didYouMean(found.name, returns === undefined ? [] : [elementType(returns).name]) ?? `There is no type '${found.name}'.`,
      }];
    });
  }),
});

interface NamedType {
  /** Undefined if it says that nothing is returned. */
  readonly name: string | undefined;
  readonly index: number;
  readonly length: number;
}

function namedType(text: string, { schema, names }: LintSubject): NamedType | undefined {
  const nothingAtAll = nothing.exec(text);
  if (nothingAtAll !== null) return { name: undefined, index: 0, length: nothingAtAll[0].length };
  const [, before = '', name = ''] = namedFirst.exec(text) ?? [];
  if (name === '') return undefined;
  const definition = schema.definitions.get(name);
  const isType = definition !== undefined && definition.kind !== 'command' && definition.kind !== 'event';
  const isMissing = camelCase.test(name) && !names.isAnything(name);
  return isType || isMissing ? { name, index: before.length, length: name.length } : undefined;
}

function fits(name: string | undefined, returns: Type | undefined): boolean {
  if (name === undefined) return returns === undefined;
  if (returns === undefined) return false;
  const type = elementType(returns);
  if (type.kind === 'builtin' || type.name === name) return type.kind !== 'builtin' || type.name === 'any';
  if (type.kind === 'struct' && type.base?.name === name) return true;
  return type.kind === 'union' && (type.base.name === name || type.branches.some((branch) => branch.type.name === name));
}

function typeText(type: Type | undefined): string {
  if (type === undefined) return 'nothing';
  return type.kind === 'array' ? `a list of '${type.element.name}'` : `'${type.name}'`;
}
