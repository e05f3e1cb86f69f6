/** Longer texts are read up to here; what follows is not looked at. Characters. */
const TEXT_LIMIT = 65_536;

/**
 * Lines of a comment that could be a command: they start with `/` in the first column and are plain text, so not in a
 * fence, a quotation, an indented or HTML block, or inside an HTML comment. A fence that is never closed hides the rest.
 */
export function commandLines(text: string): readonly string[] {
  const visible = text.slice(0, TEXT_LIMIT).replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const found: string[] = [];
  let fence: string | null = null;
  let block: string | null = null;
  let paragraph = '';
  for (const line of withoutHtmlComments(visible).split('\n')) {
    if (fence !== null) {
      if (closesFence(line, fence)) fence = null;
      continue;
    }
    if (line.trim() === '') paragraph = '';
    if (block !== null) {
      if (endsBlock(line, block)) block = null;
      continue;
    }
    fence = /^ {0,3}(?:>\s*|[-*+]\s+|\d{1,9}[.)]\s+)*(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    if (fence !== null) continue;
    block = paragraph === '' ? opensBlock(line) : null;
    if (block === null && line.startsWith('/') && !goesOn(paragraph)) found.push(line.trimEnd());
    paragraph += `${line}\n`;
  }
  return found;
}

/** Does the next line belong to a quotation or to a code span of the lines before it? */
function goesOn(paragraph: string): boolean {
  if (/^ {0,3}>/m.test(paragraph)) return true;
  return paragraph.replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '').includes('`');
}

function closesFence(line: string, fence: string): boolean {
  const mark = /^(?: {0,3}|\s*>\s*|\s+)(`{3,}|~{3,})\s*$/.exec(line)?.[1];
  return mark?.[0] === fence[0] && (mark?.length ?? 0) >= fence.length;
}

/** An HTML element that starts a line makes everything markup until an empty line, or until its own end. */
function opensBlock(line: string): string | null {
  const raw = /^ {0,3}<(pre|script|style|textarea)(?:\s|>|$)/i.exec(line)?.[1]?.toLowerCase();
  if (raw !== undefined) return line.toLowerCase().includes(`</${raw}>`) ? null : `</${raw}>`;
  return /^ {0,3}<\/?[a-z]/i.test(line) ? '' : null;
}

function endsBlock(line: string, block: string): boolean {
  return block === '' ? line.trim() === '' : line.toLowerCase().includes(block);
}

/** A comment that is never closed hides the rest. Line breaks stay, so that a line's start stays one. */
function withoutHtmlComments(text: string): string {
  return text.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
}
