import { Marked, type Token, type Tokens } from 'marked';

const marked = new Marked({ gfm: true });

/** The page a forge would make of it, before its own filters. */
export function renderHtml(markdown: string): string {
  return marked.parse(markdown, { async: false });
}

/** Text nodes of a page that are not code: what the filters for mentions and references look at. */
export function proseOf(html: string): string[] {
  const withoutCode = html
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<pre[\s>][\s\S]*?<\/pre>/g, '<br>')
    .replaceAll(/<code[\s>][\s\S]*?<\/code>/g, '<br>');
  return withoutCode
    .split(/<[^>]*>/)
    .map(decodeEntities)
    .filter((text) => text.trim() !== '');
}

/** All text of a page as a reader copies it, without the breaks that take no room. */
export function visibleText(html: string): string {
  return decodeEntities(html.replaceAll(/<[^>]*>/g, '')).replaceAll('\u200b', '');
}

const NAMED: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

export function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|(lt|gt|quot|amp));/g, (all, digits: string | undefined) =>
    digits === undefined ? (NAMED[all] ?? all) : String.fromCodePoint(Number(digits)),
  );
}

/** Every token of a text, nested ones included. */
export function tokensOf(markdown: string): Token[] {
  return marked.lexer(markdown).flatMap(withNested);
}

function withNested(token: Token): Token[] {
  const { header, rows } = token as Partial<Tokens.Table>;
  const cells = token.type === 'table' ? [header ?? [], ...(rows ?? [])].flat() : [];
  const { items } = token as Partial<Tokens.List>;
  const below = [
    ...(('tokens' in token && token.tokens) || []),
    ...(token.type === 'list' ? (items ?? []) : []),
    ...cells.flatMap((cell) => cell.tokens),
  ];
  return [token, ...below.flatMap(withNested)];
}

export function tablesOf(markdown: string): Tokens.Table[] {
  return tokensOf(markdown).filter((token): token is Tokens.Table => token.type === 'table');
}

/** HTML that our texts hold on purpose. */
const OUR_HTML =
  /^(?:<details>\n<summary>[A-Za-z0-9 ,:]+<\/summary>|<\/details>|<br>|<\/?span>|<\/?code>|<!-- hedgehog-sync(?:-asked)?:1 \[[^<>-]*\] -->\s*)$/;

/** What is wrong with the form of a text of ours: foreign HTML, pictures, links elsewhere, open fences, torn tables. */
export function faultsOf(markdown: string, linkStart: string): string[] {
  const faults: string[] = [];
  for (const token of tokensOf(markdown)) {
    if (token.type === 'html' && !OUR_HTML.test(token.raw.trim())) faults.push(`html: ${token.raw}`);
    if (token.type === 'image') faults.push(`picture: ${token.raw}`);
    if (token.type === 'link' && !(token as Tokens.Link).href.startsWith(linkStart))
      faults.push(`link: ${token.raw}`);
    if (token.type === 'code') faults.push(...codeFaults(token as Tokens.Code));
    if (token.type === 'table') faults.push(...tableFaults(token as Tokens.Table));
  }
  return faults;
}

function codeFaults({ raw }: Tokens.Code): string[] {
  const lines = raw.trimEnd().split('\n');
  const bar = /^`{3,}/.exec(lines[0] ?? '')?.[0] ?? '';
  if (bar === '') return [`code by indenting: ${raw}`];
  return lines.length > 1 && lines.at(-1) === bar ? [] : [`open fence: ${raw}`];
}

function tableFaults({ header, rows, raw }: Tokens.Table): string[] {
  const torn = raw
    .trimEnd()
    .split('\n')
    .some((line) => !/^\|.*\|$/.test(line));
  return [
    ...(rows.length === 0 ? [`table without rows: ${raw}`] : []),
    ...(torn ? [`torn table: ${raw}`] : []),
    ...rows.filter((cells) => cells.length !== header.length).map(() => `row of another width: ${raw}`),
  ];
}

/** What a forge would make a mention, a reference, a commit link or a link of. */
const LIVE = [
  /@[A-Za-z0-9]/,
  /#[0-9]/,
  /\bgh-[0-9]/i,
  /(?:https?|ftp|mailto|xmpp):(?!\u200b)/i,
  /www\./i,
  /:[a-z0-9_+-]+:/i,
  /\$/,
  /(?<![0-9a-z])(?=[0-9]*[a-f])[0-9a-f]{7,40}(?![0-9a-z])/i,
];

/** Live parts in prose; `$` may only stand alone in an element of its own. */
export function liveParts(html: string): string[] {
  return proseOf(html)
    .filter((text) => text !== '$')
    .flatMap((text) => LIVE.flatMap((pattern) => pattern.exec(text)?.[0] ?? []));
}
