const TAGS = /^<\/?(?:details|summary|span|code|br|sub|sup|kbd)(?: open)?\s*\/?>/;
/** An @, also one by its number or name, that something follows which could be a name. */
const MENTION = /^(?:@|&(?:#0*64|#x0*40|commat);)(?=[\w&\\])(?!&#8203;|\u200b)/i;
/** What a backslash takes its meaning from. A mention is none of markdown's, so it is looked for behind one, too. */
const PUNCTUATION = /^[!-/:-?[-`{-~]$/;
/** No space, and no letter either: it cuts a name, a tag or a picture off from what begins it, in code as in text. */
const BREAK = '\u200b';
const TARGET = /^\]\(https?:\/\/[^\s()<>]*\)/i;
/** As our own renderers write code that a code span cannot hold. Nothing in it is a mention. */
const CODE = /^<code>[A-Za-z0-9 &#;]*<\/code>/;
const FENCE = /^(`{3,})[a-z]*$/;
const CLOSING = /^ {0,3}(`{3,})[ \t]*$/;
const FENCE_LIKE = /^\s*(?:`{3,}|~{3,})/;
/** As readers of markdown mean it: a byte order mark is no space. */
const BLANK = /^[ \t\r]*$/;
/** A link whose text is no address. */
const LINK = /(?<!\\)\[[^[\]\\.:]*\]\(https?:\/\/[^\s()<>]*\)/gi;
/** An address that stands for itself takes what follows it, backticks too. */
const BARE_ADDRESS = /:\/\/|www\./i;

/**
 * Markdown that this product may have written, so that it does nothing even if somebody else did: mentions, pictures and
 * HTML other than our own plain tags become text. What our own renderers write stays as it is, byte by byte; code is left
 * alone, as far as it is code for certain. A span is, where each line of its paragraph ends the spans that it begins.
 */
export function inertMarkdown(text: string): string {
  let fence: string | null = null;
  let isAfterBlank = true;
  let inHtml = false;
  const raw = text.split('\n');
  const certain = certainLines(raw);
  const lines = raw.map((line, at) => {
    const bare = line.replace(/\r$/, '');
    const isBlank = BLANK.test(bare);
    if (fence !== null) {
      if ((CLOSING.exec(bare)?.[1]?.length ?? 0) >= fence.length) fence = null;
      isAfterBlank = true;
      return line;
    }
    const opening = isAfterBlank ? FENCE.exec(bare)?.[1] : undefined;
    if (opening !== undefined) {
      fence = opening;
      return line;
    }
    inHtml = !isBlank && (inHtml || bare.startsWith('<'));
    isAfterBlank = isBlank;
    // a fence in another form than ours would turn inside out what follows
    const opens = FENCE_LIKE.test(bare) ? BREAK : '';
    return opens + inertLine(line, !inHtml && certain[at] === true);
  });
  // a fence that nobody ends would swallow what is put below
  return fence === null ? lines.join('\n') : [...lines, fence].join('\n');
}

/** Whether what looks like a code span on a line is one, whoever reads it: by paragraphs, because a span may go over lines. */
function certainLines(lines: readonly string[]): readonly boolean[] {
  const certain: boolean[] = [];
  let from = 0;
  for (let at = 0; at <= lines.length; at += 1) {
    const line = lines[at];
    if (line !== undefined && !BLANK.test(line)) continue;
    const isCertain = lines.slice(from, at).every(endsItsSpans);
    while (certain.length < at) certain.push(isCertain);
    certain.push(true);
    from = at + 1;
  }
  return certain;
}

function endsItsSpans(line: string): boolean {
  let outside = '';
  let isDoubled = false;
  for (let at = 0; at < line.length; ) {
    const character = line.charAt(at);
    const span = character === '`' ? codeAt(line, at) : '';
    if (/^`+$/.test(span)) return false;
    isDoubled ||= span.startsWith('``');
    // a span stands as a letter of its own
    outside += span === '' ? line.slice(at, at + (character === '\\' ? 2 : 1)) : 'c';
    at += span === '' ? (character === '\\' ? 2 : 1) : span.length;
  }
  // not all readers let such a span go before emphasis and links
  const rest = outside.replaceAll(LINK, '');
  if (isDoubled && /[_*~[]/.test(rest)) return false;
  return !rest.includes('~~') && !BARE_ADDRESS.test(rest);
}

function inertLine(line: string, mayHoldCode: boolean): string {
  let done = '';
  for (let at = 0; at < line.length; ) {
    const taken = pieceAt(line, at, mayHoldCode);
    done += taken.text;
    at += taken.length;
  }
  return done;
}

interface Piece {
  readonly text: string;
  /** In the line as it was. */
  readonly length: number;
}

function pieceAt(line: string, at: number, mayHoldCode: boolean): Piece {
  const character = line.charAt(at);
  if (character === '\\') {
    const takes = PUNCTUATION.test(line.charAt(at + 1)) && !MENTION.test(line.slice(at + 1));
    if (!takes) return same('\\');
    // in an address a backslash takes nothing
    const cut = !mayHoldCode && /^[<!]$/.test(line.charAt(at + 1)) ? BREAK : '';
    return { text: `${line.slice(at, at + 2)}${cut}`, length: 2 };
  }
  if (character === '`') return same(mayHoldCode ? codeAt(line, at) : character);
  const mention = MENTION.exec(line.slice(at))?.[0];
  if (mention !== undefined) return { text: `${mention}${BREAK}`, length: mention.length };
  if (character === ']') return targetAt(line, at);
  if (character === '!' && line.charAt(at + 1) === '[')
    return { text: mayHoldCode ? '&#33;' : `!${BREAK}`, length: 1 };
  if (character !== '<') return same(character);
  const tag = (CODE.exec(line.slice(at)) ?? TAGS.exec(line.slice(at)))?.[0];
  if (tag !== undefined) return same(tag);
  return { text: mayHoldCode ? '&lt;' : `<${BREAK}`, length: 1 };
}

/** The address of a link. In it an @ has another way to be written. */
function targetAt(line: string, at: number): Piece {
  const target = TARGET.exec(line.slice(at))?.[0];
  if (target === undefined) return same(']');
  return { text: target.replaceAll('@', '%40'), length: target.length };
}

/** A code span that ends on its line; backticks without an end are text. */
function codeAt(line: string, at: number): string {
  const bar = /^`+/.exec(line.slice(at))?.[0] ?? '`';
  const from = at + bar.length;
  for (const run of line.slice(from).matchAll(/`+/g)) {
    if (run[0].length === bar.length) return line.slice(at, from + run.index + bar.length);
  }
  return bar;
}

function same(text: string): Piece {
  return { text, length: text.length };
}
