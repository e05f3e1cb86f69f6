/**
 * Does the whole `text` fit `pattern`, in which `*` stands for any characters and `?` for one? Case counts. Takes at most
 * the product of both lengths, whatever the pattern is.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let at = 0;
  let from = 0;
  let star = -1;
  let resume = 0;
  while (from < text.length) {
    const wanted = pattern[at];
    if (wanted === '*') {
      star = at;
      resume = from;
      at += 1;
    } else if (wanted !== undefined && (wanted === '?' || wanted === text[from])) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      from = resume;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}

/**
 * Do the first of `tokens` fit `pattern`? `**` stands for any number of them, `*` and `?` as above inside one. True also
 * where more tokens follow: what lies below a path belongs to it.
 */
export function matchesPath(pattern: readonly string[], tokens: readonly string[]): boolean {
  // positions in the pattern that what was read so far may have led to
  let open = closure(new Set([0]), pattern);
  if (open.has(pattern.length)) return true;
  for (const token of tokens) {
    const next = new Set<number>();
    for (const at of open) {
      const wanted = pattern[at];
      if (wanted === '**') next.add(at);
      else if (wanted !== undefined && matchesWildcard(wanted, token)) next.add(at + 1);
    }
    open = closure(next, pattern);
    if (open.has(pattern.length)) return true;
  }
  return false;
}

function closure(positions: Set<number>, pattern: readonly string[]): Set<number> {
  for (const at of positions) if (pattern[at] === '**') positions.add(at + 1);
  return positions;
}
