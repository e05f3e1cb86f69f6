/** Where one document of a YAML stream stands: from its `---` (or the start) to the next marker. */
export interface DocumentSlice {
  readonly start: number;
  readonly end: number;
  readonly content: 'value' | 'comment' | 'nothing';
}

/** A marker stands at the start of a line and before a blank; `$` and `^` are the ends of the text (no `m` flag). */
const MARKER = /(?:^|\n)(\uFEFF?)(---|\.\.\.)(?=[ \t\r\n]|$)/g;

/**
 * Cuts a stream into documents. YAML forbids a marker at the start of a line inside any scalar, so the cut is exact, and
 * a broken document cannot take its neighbours with it. What stands before the first marker counts as a document only if
 * it holds a value; directives before a marker belong to the document behind it.
 */
export function* splitDocuments(text: string): Generator<DocumentSlice> {
  const marker = new RegExp(MARKER);
  let start = 0;
  let explicit = false;
  for (let match = marker.exec(text); match !== null; match = marker.exec(text)) {
    const mark = match.index + (match[0].startsWith('\n') ? 1 : 0);
    const opens = match[2] === '---';
    const content = contentOf(text, start, mark);
    if (opens && !explicit && content !== 'value') {
      if (!hasDirective(text, start, mark)) start = mark;
    } else {
      if (explicit || content === 'value') yield { start, end: mark, content };
      start = opens ? mark : mark + (match[1] ?? '').length + 3;
    }
    explicit = opens;
  }
  const content = contentOf(text, start, text.length);
  if (explicit || content === 'value') yield { start, end: text.length, content };
}

/** A value, or only comments, or nothing at all. Looks no further than the first character of a value. */
function contentOf(text: string, start: number, end: number): DocumentSlice['content'] {
  let comment = false;
  let at = start;
  if (text.charCodeAt(at) === 0xfeff) at++;
  if (text.startsWith('---', at)) at += 3;
  while (at < end) {
    const newline = text.indexOf('\n', at);
    const stop = newline === -1 || newline > end ? end : newline;
    let first = at;
    while (first < stop && isBlank(text.charCodeAt(first))) first++;
    const sign = first < stop ? text[first] : undefined;
    if (sign === '#') comment = true;
    else if (sign !== undefined && !(sign === '%' && first === at && !text.startsWith('---', start)))
      return 'value';
    at = stop + 1;
  }
  return comment ? 'comment' : 'nothing';
}

function hasDirective(text: string, start: number, end: number): boolean {
  return `\n${text.slice(start, end)}`.includes('\n%');
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d;
}
