/**
 * Conditions of releases 3.0 to 6.1, which were C preprocessor expressions: takes the text, gives a condition.
 *
 *     any     = all { "||" all }
 *     all     = operand { "&&" operand }
 *     operand = "!" operand | "(" any ")" | "defined" ( "(" NAME ")" | NAME ) | NAME
 */
import type { Condition } from './condition.ts';

const tokenPattern = /\s*(\|\||&&|[!()]|[A-Za-z_][A-Za-z0-9_]*)\s*/y;

/** Undefined for anything but symbols, tested with `defined` or not, combined with `!`, `&&`, `||` and parentheses. */
export function parseCCondition(text: string): Condition | undefined {
  const tokens = tokenize(text);
  if (tokens === undefined) return undefined;
  const parser = new CConditionParser(tokens);
  const condition = parser.any();
  return parser.isAtEnd ? condition : undefined;
}

function tokenize(text: string): string[] | undefined {
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  let end = 0;
  for (let match = tokenPattern.exec(text); match !== null; match = tokenPattern.exec(text)) {
    tokens.push(match[1] ?? '');
    end = tokenPattern.lastIndex;
  }
  // Deep nesting has no use and would only cost stack.
  return end === text.length && tokens.length < 1000 ? tokens : undefined;
}

class CConditionParser {
  readonly #tokens: readonly string[];
  #next = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#next === this.#tokens.length;
  }

  any(): Condition | undefined {
    return this.#chain('||', 'any', () => this.#chain('&&', 'all', () => this.#operand()));
  }

  #chain(operator: string, kind: 'any' | 'all', readOperand: () => Condition | undefined): Condition | undefined {
    const operands: Condition[] = [];
    do {
      const operand = readOperand();
      if (operand === undefined) return undefined;
      operands.push(operand);
    } while (this.#accept(operator));
    return operands.length === 1 ? operands[0] : { kind, operands };
  }

  #operand(): Condition | undefined {
    if (this.#accept('!')) {
      const operand = this.#operand();
      return operand && { kind: 'not', operand };
    }
    if (this.#accept('(')) {
      const inner = this.any();
      return this.#accept(')') ? inner : undefined;
    }
    const parenthesised = this.#accept('defined') && this.#accept('(');
    const name = this.#tokens[this.#next++] ?? '';
    if (!/^[A-Za-z_]/.test(name) || (parenthesised && !this.#accept(')'))) return undefined;
    return { kind: 'symbol', name };
  }

  #accept(token: string): boolean {
    if (this.#tokens[this.#next] !== token) return false;
    this.#next++;
    return true;
  }
}
