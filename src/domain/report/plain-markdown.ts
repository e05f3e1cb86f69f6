/** Everything of our inline markdown that is more than text; the groups hold what stays of it. */
const MARKUP =
  /`(?<span>[^`]*)`|<code>(?<code>.*?)<\/code>|\\(?<escaped>.)|\]\([^)]*\)|\[|\*\*|&#8203;|<br>|<span>(?<dollar>\$)<\/span>|&(?<entity>amp|lt|gt);/gs;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

/** Inline markdown, as this folder writes it, in plain text for a log: `escapeMarkdown`, `code` and `link` turned round. */
export function plainMarkdown(markdown: string): string {
  return markdown.replaceAll(MARKUP, (found, ...rest) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    const { span, code, escaped, dollar, entity } = groups;
    if (code !== undefined) return code.replaceAll(/&#(\d+);/g, characterOf);
    if (entity !== undefined) return ENTITIES[entity] ?? found;
    return span ?? escaped ?? dollar ?? (found === '<br>' ? ' ' : '');
  });
}

function characterOf(_found: string, code: string): string {
  return String.fromCodePoint(Number(code));
}
