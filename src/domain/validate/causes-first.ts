import type { Diagnostic } from '../shared/diagnostic.ts';

/** A misspelt name, from which it often follows that something else is missing. */
const CAUSE = 'HHS-4001';

/** Of the findings on one object that stand beside each other the misspelt names go first; nothing else moves. */
export function causesFirst(sorted: readonly Diagnostic[]): Diagnostic[] {
  const groups: Diagnostic[][] = [];
  for (const one of sorted) {
    const last = groups.at(-1);
    const before = last?.[0];
    if (last !== undefined && before !== undefined && isOfSame(before, one)) last.push(one);
    else groups.push([one]);
  }
  return groups.flatMap((group) => [
    ...group.filter(({ code }) => code === CAUSE),
    ...group.filter(({ code }) => code !== CAUSE),
  ]);
}

function isOfSame(a: Diagnostic, b: Diagnostic): boolean {
  return a.kind !== null && a.file === b.file && a.kind === b.kind && a.name === b.name;
}
