import { plainText } from './escape-text.ts';
import { showInvisible } from './invisible-characters.ts';

/** Breaks a word for the forge's own filters (mentions, references), which run after markdown; takes no room. */
const BREAK = '&#8203;';

/**
 * Everything that markup or the forge could read as more than text; the groups say which of them it is. A number of
 * digits only is no commit, so that it can be copied.
 */
const ACTIVE = new RegExp(
  [
    '(?<mark>[\\\\`*_[\\]~|])',
    '(?<entity>[&<>$])',
    '(?<start>@|#(?=[0-9])|(?<![A-Za-z0-9])gh-(?=[0-9])|(?:https?|ftp|mailto|xmpp):|:(?=[a-z0-9_+-]+:))',
    '(?<host>www)\\.',
    '(?<![0-9a-z])(?=[0-9]*[a-f])(?<sha>[0-9a-f]{7,40})(?![0-9a-z])',
  ].join('|'),
  'gi',
);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  $: '<span>$</span>',
};

/** Starts a block only where a line begins: list, heading, rule, setext underline. */
const BLOCK_START = /^(\d{1,9}(?=[.)])|(?=[#=+-]))/;

/**
 * Text from a file, a cluster or a person as inline markdown on one line. It reads as it was written and does nothing:
 * no markup, HTML, link, picture, mention, issue reference, commit link, emoji code, formula or table border.
 */
export function escapeMarkdown(text: string): string {
  return showInvisible(plainText(text))
    .trim()
    .replaceAll(ACTIVE, (found, ...rest) => inert(found, rest.at(-1) as Record<string, string | undefined>))
    .replace(BLOCK_START, '$1\\');
}

function inert(found: string, groups: Readonly<Record<string, string | undefined>>): string {
  if (groups.mark !== undefined) return `\\${found}`;
  if (groups.entity !== undefined) return ENTITIES[found] ?? found;
  if (groups.sha !== undefined) return found.replaceAll(/.{6}(?=.)/g, `$&${BREAK}`);
  if (groups.host !== undefined) return `${groups.host}${BREAK}.`;
  return found + BREAK;
}

const SIMPLE_CODE = /^(?!.*(?:\]\(|~~))[^\s|\\`*<>](?:[^|\\`*<>]*[^\s|\\`*<>])?$/;

/**
 * Text as code, exact to the letter, inside tables and outside. Nothing in code becomes a mention or a link. What a code
 * span cannot hold in a table (borders, backslashes, backticks, blanks at the ends), and markup that renderers have been
 * seen to find in one, goes through entities.
 */
export function code(text: string): string {
  const plain = showInvisible(plainText(text));
  if (plain === '') return '`(empty)`';
  return SIMPLE_CODE.test(plain) ? `\`${plain}\`` : `<code>${entities(plain)}</code>`;
}

function entities(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9 ]/gu, (character) => `&#${character.codePointAt(0) ?? 0xfffd};`);
}

/** Lines as a block of code to copy. The fence is longer than any run of backticks in it. */
export function fence(lines: readonly string[], language: 'sh' | 'text'): string {
  const content = lines.map((line) => showInvisible(plainText(line)));
  const runs = content.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
  const bar = '`'.repeat(Math.max(2, ...runs) + 1);
  return [`${bar}${language}`, ...content, bar].join('\n');
}

/** `[label](url)`; the label is markdown already. Anything but an http(s) address leaves the label alone. */
export function link(label: string, url: string | null): string {
  if (url === null || !/^https?:\/\/[^\s/]/i.test(url)) return label;
  return `[${label}](${safeUrl(url)})`;
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function safeUrl(url: string): string {
  return url
    .replaceAll(LONE_SURROGATE, '\ufffd')
    .replaceAll(/[^A-Za-z0-9\-.:/?#@!$&+,;=%]/gu, percentEncoded)
    .replaceAll('&', '&amp;');
}

/** `encodeURIComponent` leaves some signs alone that mean something in markdown. */
function percentEncoded(character: string): string {
  const encoded = encodeURIComponent(character);
  return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
}
