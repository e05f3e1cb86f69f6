const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const PART = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

const LONGEST_NAME = 253;
const LONGEST_PART = 63;

/** What is wrong with an object name (RFC 1123 subdomain, at most 253 characters); undefined when nothing is. */
export function nameProblem(name: string): string | undefined {
  if (name === '') return 'is empty';
  if (name.length > LONGEST_NAME) return `has ${name.length} characters, at most ${LONGEST_NAME} are allowed`;
  if (NAME.test(name)) return undefined;
  if (/[A-Z]/.test(name)) return 'has upper-case letters';
  if (name.includes('_')) return 'has an underscore';
  if (/\s/.test(name)) return 'has a blank';
  if (/^[-.]|[-.]$/.test(name)) return 'must begin and end with a letter or digit';
  if (/[^-.a-z0-9]/.test(name)) return 'has characters other than a to z, 0 to 9, - and .';
  return 'has an empty part between dots, or a part that begins or ends with -';
}

/** The nearest legal name, or undefined when nothing of it would be left. */
export function legalName(name: string): string | undefined {
  const plain = name
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .replaceAll(/[^-.a-z0-9]+/g, '-')
    .replaceAll(/-*\.[-.]*/g, '.')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  return nameProblem(plain) === undefined ? plain : undefined;
}

/** What is wrong with the key of a label: `[prefix/]name`; undefined when nothing is. */
export function labelKeyProblem(key: string): string | undefined {
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const name = key.slice(slash + 1);
  if (prefix !== undefined && nameProblem(prefix) !== undefined) {
    return `the part before / ${nameProblem(prefix)}`;
  }
  if (name.includes('/')) return 'it has more than one /';
  const problem = partProblem(name);
  if (problem === undefined) return undefined;
  return prefix === undefined ? `it ${problem}` : `the part after / ${problem}`;
}

/** As for labels, but the prefix of an annotation may have upper-case letters: the server lowers them before it looks. */
export function annotationKeyProblem(key: string): string | undefined {
  return labelKeyProblem(key.toLowerCase());
}

/** What is wrong with the value of a label; the empty text is fine. */
export function labelValueProblem(value: string): string | undefined {
  return value === '' ? undefined : partProblem(value);
}

function partProblem(part: string): string | undefined {
  if (part === '') return 'is empty';
  if (part.length > LONGEST_PART) return `has ${part.length} characters, at most ${LONGEST_PART} are allowed`;
  if (PART.test(part)) return undefined;
  if (/^[-_.]|[-_.]$/.test(part)) return 'must begin and end with a letter or digit';
  return 'has characters other than letters, digits, -, _ and .';
}
