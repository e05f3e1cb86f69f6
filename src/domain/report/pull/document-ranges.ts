import type { Validation } from '../../validate/validation.ts';

type Placed = { readonly file: string; readonly line: number };

/** From its first line to the one before the next document of its file; the last one has no end. */
export function documentRanges(validation: Validation | null): (at: Placed) => readonly [number, number] {
  const starts = new Map<string, number[]>();
  for (const { file, line } of [...(validation?.documents ?? []), ...(validation?.manifests ?? [])]) {
    const known = starts.get(file);
    if (known === undefined) starts.set(file, [line]);
    else known.push(line);
  }
  return ({ file, line }) => {
    const later = (starts.get(file) ?? []).filter((start) => start > line);
    return [line, later.length === 0 ? Number.MAX_SAFE_INTEGER : Math.min(...later) - 1];
  };
}
