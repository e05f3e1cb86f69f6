import type { ObjectStore } from './object-store.ts';
import { filesOf } from './tree-files.ts';

export interface ChangedFile {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'removed';
  /** Blob of the newer side, or of the older one where the file was removed. */
  readonly blob: string;
  readonly additions: number;
  readonly deletions: number;
}

/** Files that differ between two trees, by path; renames are a removal and an addition. */
export function changedFiles(store: ObjectStore, older: string, newer: string): readonly ChangedFile[] {
  const before = filesOf(store, older);
  const after = filesOf(store, newer);
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path): ChangedFile[] => {
    const left = before.get(path);
    const right = after.get(path);
    if (left?.id === right?.id && left?.mode === right?.mode) return [];
    const blob = right?.id ?? left?.id ?? '';
    const status = left === undefined ? 'added' : right === undefined ? 'removed' : 'modified';
    return [{ path, status, blob, ...countLines(linesOf(store, left?.id), linesOf(store, right?.id)) }];
  });
}

function linesOf(store: ObjectStore, id: string | undefined): readonly string[] {
  const text = id === undefined ? '' : (store.blob(id)?.toString('utf8') ?? '');
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** Lines added and deleted by the shortest edit. */
function countLines(
  before: readonly string[],
  after: readonly string[],
): { additions: number; deletions: number } {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  const left = before.slice(start);
  const right = after.slice(start);
  while (left.length > 0 && right.length > 0 && left.at(-1) === right.at(-1)) {
    left.pop();
    right.pop();
  }
  const kept = longestCommon(left, right);
  return { additions: right.length - kept, deletions: left.length - kept };
}

function longestCommon(left: readonly string[], right: readonly string[]): number {
  let row = new Array<number>(right.length + 1).fill(0);
  for (const line of left) {
    const next = [0];
    for (const [index, other] of right.entries()) {
      const same = (row[index] ?? 0) + 1;
      next.push(line === other ? same : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
