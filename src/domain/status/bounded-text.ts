/** Longest text that goes into a stored document. */
export const TEXT_LIMIT = 400;

/** On one line and bounded: what comes from outside may be neither. Never cuts a character in two. */
export function boundedText(text: string, limit = TEXT_LIMIT): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit - 1);
  const last = cut.charCodeAt(cut.length - 1);
  return `${last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut}…`;
}

/** The first names, and how many more there are: bounded whatever the fabric's size. */
export function namesText(names: readonly string[], shown = 10): string {
  const head = names.slice(0, shown).join(', ');
  return names.length > shown ? `${head} and ${names.length - shown} more` : head;
}
