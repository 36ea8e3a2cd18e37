/** Roman numerals: takes one, gives its value. */

const digits: readonly (readonly [string, number])[] = [
  ['m', 1000], ['cm', 900], ['d', 500], ['cd', 400], ['c', 100], ['xc', 90], ['l', 50],
  ['xl', 40], ['x', 10], ['ix', 9], ['v', 5], ['iv', 4], ['i', 1],
];

/** The value of a numeral in capitals or small letters; undefined if it is not written the regular way. */
export function romanValue(numeral: string): number | undefined {
  const text = numeral.toLowerCase();
  let value = 0;
  let index = 0;
  for (const [digit, worth] of digits) {
    while (text.startsWith(digit, index)) {
      value += worth;
      index += digit.length;
    }
  }
  return index === text.length && value > 0 && toRoman(value) === text ? value : undefined;
}

function toRoman(value: number): string {
  let rest = value;
  let text = '';
  for (const [digit, worth] of digits) {
    while (rest >= worth) {
      text += digit;
      rest -= worth;
    }
  }
  return text;
}
