import type { seededRandom } from '../support/seeded-random.ts';

type Random = ReturnType<typeof seededRandom>;

/** Unquoted texts that are special to some reader, or nearly. */
const PLAIN = [
  ...'a b-c E1/1 10.0.0.1/24 x_y 1 0 -1 +2 1.5 .5 5. 1e3 -0 007 0o17 0x1F 0b11 1_000 12e03 .1_0'.split(' '),
  ...'true false null ~ Null TRUE yes no on off y N Yes .inf -.nan 1e400 9007199254740993 2026-01-31 12:30:45'.split(
    ' ',
  ),
  ...'a:b a::b :a a: -a --- ... -- - a#b #a a,b [a a] {a a} *a &a !a |a >a %a @a `a "a \'a a"b a\'b'.split(
    ' ',
  ),
  ...'? ?a < << <<a = == $x (x) ~x ^ ; a;b \\ a\\n / // a/b wiring.githedgehog.com/v1beta1 Zürich 😀 \u00a0 a\u00a0b \u3000'.split(
    ' ',
  ),
  ...[
    'a b',
    'a  b',
    'a - b',
    'a ? b',
    'a & b',
    'a: b',
    'a : b',
    'a #b',
    'a [b]',
    'a, b',
    '__proto__',
    'constructor',
  ],
];

const KEYS = [
  ...'a b c name spec E1/1 a.b/c a-b 1 1.5 true yes ~ __proto__ toString <<'.split(' '),
  ...[
    'a b',
    '"a"',
    "'a'",
    '"a b"',
    '"<<"',
    "'it''s'",
    '-a',
    'a#b',
    'a:b',
    '""',
    '?a',
    '"a\\tb"',
    'k'.repeat(1030),
  ],
];

const QUOTED = [
  `""`,
  `''`,
  `"a"`,
  `'a'`,
  `"a: b"`,
  `'a #b'`,
  `"it's"`,
  `'it''s'`,
  `''''`,
  `'"'`,
  `"\\n"`,
  `"\\""`,
  `'\\'`,
  `"a\tb"`,
  `"é"`,
  `'- a'`,
];

const HEAD = 'apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata:\n  name: vpc-1\n';

/** A manifest whose spec is written in one of many ways, some of them odd, few of them wrong. */
export function randomDocument(random: Random): string {
  const often = (most: string, others: readonly string[]) =>
    random.below(6) > 0 ? most : random.pick(others);
  const start = often('', [
    '---\n',
    '--- # first\n',
    '\uFEFF',
    '\uFEFF---\n',
    '# first\n',
    '\n\n',
    ' # first\n',
    '---   \n',
  ]);
  const end = often('', ['\n', '# last', '  # last\n', '   ', '\n\n\n']);
  const body = blockOf(random, 2, 0);
  const text = `${start}${random.below(4) === 0 ? '' : HEAD}spec:${gap(random)}\n${body}${end}`;
  const cut = random.below(8) === 0 ? text.trimEnd() : text;
  return random.below(8) === 0 ? cut.replaceAll('\n', '\r\n') : cut;
}

/** A mapping or a list in lines of its own. */
function blockOf(random: Random, indent: number, level: number): string {
  const isList = random.below(3) === 0;
  const pad = ' '.repeat(indent);
  let text = '';
  for (let left = random.below(3); left >= 0; left--) {
    if (random.below(10) === 0)
      text += random.pick(['\n', `${pad}# note\n`, '# far left\n', `${pad}      # far right\n`, '   \n']);
    const line = isList ? itemOf(random, indent, level) : pairOf(random, indent, level);
    text += `${random.below(60) === 0 ? `${pad} ` : pad}${line}`;
  }
  return text;
}

function pairOf(random: Random, indent: number, level: number): string {
  const key = random.below(40) === 0 ? random.pick(KEYS) : `k${random.below(200)}`;
  if (level < 5 && random.below(3) === 0) {
    const step = random.pick([2, 2, 2, 2, 4, 1, 3, 0]);
    return `${key}:${gap(random)}\n${blockOf(random, indent + step, level + 1)}`;
  }
  return `${key}:${anyValue(random)}${gap(random)}\n`;
}

function itemOf(random: Random, indent: number, level: number): string {
  if (level < 5 && random.below(2) === 0) {
    const step = random.pick([1, 1, 1, 1, 3]);
    if (random.below(6) === 0) return `-${gap(random)}\n${blockOf(random, indent + 1 + step, level + 1)}`;
    return `-${' '.repeat(step)}${blockOf(random, indent + 1 + step, level + 1).trimStart()}`;
  }
  return `-${anyValue(random)}${gap(random)}\n`;
}

function anyValue(random: Random): string {
  const space = random.below(10) === 0 ? '   ' : ' ';
  const kind = random.below(20);
  if (kind === 0) return '';
  if (kind < 4) return space + flowOf(random, 0);
  return space + scalarOf(random);
}

function scalarOf(random: Random): string {
  const kind = random.below(20);
  if (kind === 0) return random.pick(PLAIN);
  if (kind < 4) return random.pick(QUOTED);
  return random.pick(['plain', 'leaf-01/E1/1', '10.0.0.0/24', '100', 'true', 'two words']);
}

function flowOf(random: Random, level: number): string {
  const parts = Array.from({ length: random.below(4) }, (_, index) => {
    const value = level < 2 && random.below(4) === 0 ? flowOf(random, level + 1) : scalarOf(random);
    return { value, pair: `k${index}: ${value}` };
  });
  const comma = random.pick([', ', ', ', ', ', ',', ' , ']);
  const pad = random.pick(['', '', ' ']);
  return random.below(2) === 0
    ? `[${pad}${parts.map(({ value }) => value).join(comma)}${pad}]`
    : `{${pad}${parts.map(({ pair }) => pair).join(comma)}${pad}}`;
}

/** What may stand behind a value. */
function gap(random: Random): string {
  return random.below(12) === 0
    ? random.pick([' ', '  ', ' # note', ' #', ' # a: b', '#', '\t', ' \t# note'])
    : '';
}

const PIECES = [
  ...[
    'a',
    'b',
    'a',
    'b',
    'c',
    ':',
    ': ',
    ': ',
    ': ',
    '-',
    '- ',
    '- ',
    ' ',
    '  ',
    '#',
    ' # c',
    '"',
    "'",
    '"a"',
    "'a'",
    '[',
    ']',
    '{',
    '}',
  ],
  ...[
    ', ',
    ',',
    '?',
    '? ',
    '|',
    '>',
    '&a',
    '*a',
    '!',
    '%',
    '\\',
    '\t',
    '<<',
    '~',
    '1',
    '---',
    '...',
    '\r',
    '[]',
    '{}',
    '[a, b]',
    '{a: b}',
  ],
];

/** Lines of a few pieces each, at indentations that often fit together. */
export function randomLines(random: Random): string {
  let text = random.pick(['', '', '', '---\n', '--- ', '\uFEFF']);
  for (let lines = random.below(6); lines >= 0; lines--) {
    text += ' '.repeat(random.pick([0, 0, 0, 1, 2, 2, 2, 3, 4, 4]));
    const kind = random.below(5);
    const key = `k${random.below(30)}`;
    if (kind === 0) text += `${key}:`;
    else if (kind === 1) text += `${key}: v`;
    else if (kind === 2)
      text += random.pick(['- ', '-', '- v', `- ${key}: v`, `- ${key}:`, '- - v', '# c', '']);
    if (kind > 3 || random.below(8) === 0) {
      for (let pieces = random.below(4); pieces >= 0; pieces--) text += random.pick(PIECES);
    } else if (kind === 3) text += `${key}: ${random.pick(['1', '[a, b]', "'x'", '{}', '"y"  # c', 'z #c'])}`;
    text += random.below(12) === 0 ? '\r\n' : '\n';
  }
  return random.below(5) === 0 ? text.trimEnd() : text;
}
