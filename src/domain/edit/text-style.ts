import { parseJson } from '../shared/json.ts';
import { isPlainSafe, type QuoteMark } from './scalar-text.ts';

/** How a file is written, as far as new text has to follow it. Counts are in spaces. */
export interface TextStyle {
  readonly newline: '\n' | '\r\n';
  /** A mapping below its key. */
  readonly step: number;
  /** The dash of a list below its key. */
  readonly dashIndent: number;
  /** Between the dash and what follows. */
  readonly dashGap: number;
  readonly mark: QuoteMark;
  /** Texts stand in quotes that need none. */
  readonly quoteTexts: boolean;
  readonly quoteKeys: boolean;
  readonly mapPadding: '' | ' ';
  readonly listPadding: '' | ' ';
  readonly flowComma: string;
  readonly flowColon: string;
  /** Keys whose values are written in brackets, behind the bracket: `[ports`, `{dhcp`. */
  readonly flowKeys: ReadonlySet<string>;
  /** Texts of several lines become blocks. */
  readonly blockTexts: boolean;
}

export const DEFAULT_STYLE: TextStyle = {
  newline: '\n',
  step: 2,
  dashIndent: 2,
  dashGap: 1,
  mark: 'double',
  quoteTexts: false,
  quoteKeys: false,
  mapPadding: '',
  listPadding: '',
  flowComma: ', ',
  flowColon: ': ',
  flowKeys: new Set(),
  blockTexts: true,
};

/** Characters of the rest of the file that are looked at where the document itself gives no hint. */
const LOOKED_AT = 64 * 1024;

/** The style of `document`; where it shows none, that of the file around it; where that shows none, the default. */
export function detectStyle(document: string, file: string): TextStyle {
  return { ...styleOf(document, styleOf(file.slice(0, LOOKED_AT), DEFAULT_STYLE)), ...jsonStyle(document) };
}

/** A document that is JSON stays JSON. */
function jsonStyle(document: string): Partial<TextStyle> {
  const text = document.replace(/^\ufeff?(?:---\s)?/, '').trim();
  if (!/^[[{]/.test(text) || !isJson(text)) return {};
  return {
    mark: 'double',
    quoteTexts: true,
    quoteKeys: true,
    flowComma: /,\S/.test(text) && !/, /.test(text) ? ',' : ', ',
    flowColon: /":\S/.test(text) ? ':' : ': ',
  };
}

function isJson(text: string): boolean {
  return parseJson(text) !== undefined;
}

const OPENING = /^( *)((?:- +)*)[^\s#-][^#]*:[ \t]*(?:[&!][^\s]*[ \t]*)*(?:#.*)?$/;

function styleOf(text: string, otherwise: TextStyle): TextStyle {
  const lines = text.split('\n');
  const bare = lines.map((line) => line.replace(/\r$/, '')).filter((line) => !/^\s*(?:#|$)/.test(line));
  const steps: number[] = [];
  const dashes: number[] = [];
  const gaps: number[] = [];
  for (const [at, line] of bare.entries()) {
    const gap = /^ *-( +)\S/.exec(line)?.[1];
    if (gap !== undefined) gaps.push(gap.length);
    const opening = OPENING.exec(line);
    const next = bare[at + 1];
    if (opening === null || next === undefined) continue;
    const column = (opening[1] ?? '').length + (opening[2] ?? '').length;
    const inner = next.search(/[^ ]/) - column;
    if (/^ *-(?: |$)/.test(next)) {
      if (inner >= 0) dashes.push(inner);
    } else if (inner > 0) steps.push(inner);
  }
  return {
    ...quotesOf(bare, otherwise),
    newline:
      mostCommon(lines.slice(0, -1).map((line) => (line.endsWith('\r') ? '\r\n' : '\n'))) ??
      otherwise.newline,
    step: mostCommon(steps) ?? otherwise.step,
    dashIndent: mostCommon(dashes) ?? otherwise.dashIndent,
    dashGap: mostCommon(gaps) ?? otherwise.dashGap,
  };
}

const ENTRY = /^ *(?:- +)*(["']?)([\w./-]+)\1[ \t]*:(?:[ \t]+(.*))?$/;

function quotesOf(lines: readonly string[], otherwise: TextStyle): TextStyle {
  const marks: QuoteMark[] = [];
  const texts: boolean[] = [];
  const keys: boolean[] = [];
  const flowKeys = new Set(otherwise.flowKeys);
  for (const line of lines) {
    const entry = ENTRY.exec(line);
    const value = entry === null ? /^ *- +(.*)$/.exec(line)?.[1] : entry[3];
    if (entry !== null) keys.push(entry[1] !== '');
    const bracket = entry === null ? undefined : /^([[{])\s*[^\s\]}]/.exec(value ?? '')?.[1];
    if (bracket !== undefined) flowKeys.add(bracket + (entry?.[2] ?? ''));
    const quoted = /^(["'])(.*?)\1/.exec(value ?? '');
    if (quoted !== null) {
      marks.push(quoted[1] === '"' ? 'double' : 'single');
      if (isPlainSafe(quoted[2] ?? '', false)) texts.push(true);
    } else if (/^[A-Za-z]/.test(value ?? '') && isPlainSafe((value ?? '').replace(/\s+#.*$/, ''), false))
      texts.push(false);
  }
  const all = lines.join('\n');
  return {
    ...otherwise,
    mark: mostCommon(marks) ?? otherwise.mark,
    quoteTexts: mostCommon(texts) ?? otherwise.quoteTexts,
    quoteKeys: mostCommon(keys) ?? otherwise.quoteKeys,
    mapPadding: paddingOf(all, /(?:[:-] |^|[[,])\{( ?)[^\s}]/gm) ?? otherwise.mapPadding,
    listPadding: paddingOf(all, /(?:[:-] |^|[[,])\[( ?)[^\s\]]/gm) ?? otherwise.listPadding,
    flowKeys,
  };
}

function paddingOf(text: string, pattern: RegExp): '' | ' ' | undefined {
  return mostCommon([...text.matchAll(pattern)].map((match) => (match[1] === ' ' ? ' ' : '')));
}

/** The first of those that come up most often. */
export function mostCommon<Item>(items: readonly Item[]): Item | undefined {
  const counts = new Map<Item, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  let best: Item | undefined;
  for (const [item, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = item;
  return best;
}
