/** POSIX classes as RE2 knows them, written for JavaScript. */
const POSIX: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  blank: '\\t ',
  digit: '0-9',
  lower: 'a-z',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\t-\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

const compiled = new Map<string, RegExp | null>();

/**
 * A pattern of a CRD (RE2, as the API server evaluates it) as a JavaScript expression, or null where RE2 says
 * something that JavaScript cannot. Kept by its text: patterns come from the tables and are few.
 */
export function compilePattern(pattern: string): RegExp | null {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const made = translate(pattern);
  compiled.set(pattern, made);
  return made;
}

function translate(pattern: string): RegExp | null {
  let source = pattern;
  let flags = '';
  const inline = /^\(\?([is]+)\)/.exec(source);
  if (inline !== null) {
    flags = [...new Set(inline[1])].join('');
    source = source.slice(inline[0].length);
  }
  source = source
    .replaceAll(/\[:(\w+):\]/g, (whole, name: string) => POSIX[name] ?? whole)
    .replaceAll('(?P<', '(?<')
    .replaceAll(/(?<!\\)((?:\\\\)*)\\A/g, '$1^')
    .replaceAll(/(?<!\\)((?:\\\\)*)\\z/g, '$1$');
  return construct(source, `${flags}u`) ?? construct(source, flags);
}

function construct(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}
