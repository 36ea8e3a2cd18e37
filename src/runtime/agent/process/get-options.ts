/** Command lines as getopt_long(3) reads them: takes arguments and the options there are, gives what was said, in order. */

/** An option. */
export interface OptionForm {
  readonly long: string;
  readonly short?: string;
  /** Whether an argument follows; an `attached` one may be left out, and stands directly behind `-x` or behind `--name=`. */
  readonly argument: 'none' | 'required' | 'attached';
}

/** One option as it was given, or what is wrong at this place. Arguments that are no options are left out. */
export type GivenOption =
  | { readonly kind: 'option'; readonly name: string; readonly value: string | undefined }
  | { readonly kind: 'problem'; readonly text: string };

/** Reads a command line. Long names may be shortened as long as one option only begins like that. */
export function getOptions(args: readonly string[], forms: readonly OptionForm[]): readonly GivenOption[] {
  const given: GivenOption[] = [];
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined && arg !== '--'; arg = rest.shift()) {
    if (arg.startsWith('--')) given.push(longOption(arg.slice(2), rest, forms));
    else if (arg.startsWith('-') && arg.length > 1) given.push(...shortOptions(arg.slice(1), rest, forms));
  }
  return given;
}

function longOption(text: string, rest: string[], forms: readonly OptionForm[]): GivenOption {
  const [name = '', ...values] = text.split('=');
  const value = values.length > 0 ? values.join('=') : undefined;
  const exact = forms.filter(({ long }) => long === name);
  const candidates = exact.length > 0 ? exact : forms.filter(({ long }) => long.startsWith(name));
  const [form, another] = candidates;
  if (form === undefined) return problem(`there is no option '--${name}'`);
  if (another !== undefined) return problem(`'--${name}' can be ${candidates.map(({ long }) => `'--${long}'`).join(' or ')}`);
  if (form.argument === 'none' && value !== undefined) return problem(`option '--${form.long}' takes no argument`);
  return withValue(form, value, rest);
}

function shortOptions(letters: string, rest: string[], forms: readonly OptionForm[]): readonly GivenOption[] {
  const given: GivenOption[] = [];
  for (let index = 0; index < letters.length; index++) {
    const letter = letters[index] ?? '';
    const form = forms.find(({ short }) => short === letter);
    if (form === undefined) {
      given.push(problem(`there is no option '-${letter}'`));
    } else if (form.argument === 'none') {
      given.push(withValue(form, undefined, rest));
    } else {
      const attached = letters.slice(index + 1);
      return [...given, withValue(form, attached === '' ? undefined : attached, rest)];
    }
  }
  return given;
}

function withValue(form: OptionForm, value: string | undefined, rest: string[]): GivenOption {
  const found = form.argument === 'required' ? value ?? rest.shift() : value;
  if (form.argument === 'required' && found === undefined) return problem(`option '--${form.long}' needs an argument`);
  return { kind: 'option', name: form.long, value: found };
}

function problem(text: string): GivenOption {
  return { kind: 'problem', text };
}
