const TAGS = /^<\/?(?:details|summary|span|code|br|sub|sup|kbd)(?: open)?\s*\/?>/;
/** An @, also one by its number or name, that something follows which could be a name. */
const MENTION = /^(?:@|&(?:#0*64|#x0*40|commat);)(?=[\w&\\])(?!&#8203;)/i;
/** What a backslash takes its meaning from. A mention is none of markdown's, so it is looked for behind one, too. */
const PUNCTUATION = /^[!-/:-?[-`{-~]$/;
const BREAK = '&#8203;';
const TARGET = /^\]\(https?:\/\/[^\s()<>]*\)/i;
/** As our own renderers write code that a code span cannot hold. Nothing in it is a mention. */
const CODE = /^<code>[A-Za-z0-9 &#;]*<\/code>/;
const FENCE = /^(`{3,})[a-z]*$/;

/**
 * Markdown that this product may have written, so that it does nothing even if somebody else did: mentions, pictures and
 * HTML other than our own plain tags become text. What our own renderers write stays as it is, byte by byte; code is left
 * alone, as far as it is code for certain.
 */
export function inertMarkdown(text: string): string {
  let fence: string | null = null;
  let isAfterBlank = true;
  let inHtml = false;
  const lines = text.split('\n').map((raw) => {
    const line = raw.replace(/\r$/, '');
    const isBlank = line.trim() === '';
    if (fence !== null) {
      if (FENCE.test(line) && line.length >= fence.length && /^`+$/.test(line)) fence = null;
      isAfterBlank = true;
      return raw;
    }
    const opening = isAfterBlank ? FENCE.exec(line)?.[1] : undefined;
    if (opening !== undefined) {
      fence = opening;
      return raw;
    }
    inHtml = !isBlank && (inHtml || line.startsWith('<'));
    isAfterBlank = isBlank;
    return inertLine(raw, !inHtml);
  });
  // a fence that nobody ends would swallow what is put below
  return fence === null ? lines.join('\n') : [...lines, fence].join('\n');
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
  if (character === '\\') return same(line.slice(at, at + (PUNCTUATION.test(line.charAt(at + 1)) ? 2 : 1)));
  if (character === '`') return mayHoldCode ? codeAt(line, at) : same(character);
  const mention = MENTION.exec(line.slice(at))?.[0];
  if (mention !== undefined) return { text: `${mention}${BREAK}`, length: mention.length };
  if (character === ']') return targetAt(line, at);
  if (character === '!') return { text: line.charAt(at + 1) === '[' ? '&#33;' : '!', length: 1 };
  if (character !== '<') return same(character);
  const tag = (CODE.exec(line.slice(at)) ?? TAGS.exec(line.slice(at)))?.[0];
  return tag === undefined ? { text: '&lt;', length: 1 } : same(tag);
}

/** The address of a link. In it an @ has another way to be written. */
function targetAt(line: string, at: number): Piece {
  const target = TARGET.exec(line.slice(at))?.[0];
  if (target === undefined) return same(']');
  return { text: target.replaceAll('@', '%40'), length: target.length };
}

/** A code span that ends on its line; backticks without an end are text. */
function codeAt(line: string, at: number): Piece {
  const bar = /^`+/.exec(line.slice(at))?.[0] ?? '`';
  const from = at + bar.length;
  for (const run of line.slice(from).matchAll(/`+/g)) {
    if (run[0].length === bar.length) return same(line.slice(at, from + run.index + bar.length));
  }
  return same(bar);
}

function same(text: string): Piece {
  return { text, length: text.length };
}
