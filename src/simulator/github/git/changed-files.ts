import type { ObjectStore } from './object-store.ts';
import { filesOf } from './tree-files.ts';
import { diffLines } from './unified-diff.ts';

export interface ChangedFile {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'removed';
  /** Blob of the newer side, or of the older one where the file was removed. */
  readonly blob: string;
  /** Text of each side; empty where there is none; null: binary. */
  readonly before: string | null;
  readonly after: string | null;
  readonly additions: number;
  readonly deletions: number;
}

/** Files that differ between two trees, by path; renames are a removal and an addition. */
export function changedFiles(store: ObjectStore, older: string, newer: string): readonly ChangedFile[] {
  const left = filesOf(store, older);
  const right = filesOf(store, newer);
  const paths = [...new Set([...left.keys(), ...right.keys()])].sort();
  return paths.flatMap((path): ChangedFile[] => {
    const from = left.get(path);
    const to = right.get(path);
    if (from?.id === to?.id && from?.mode === to?.mode) return [];
    const blob = to?.id ?? from?.id ?? '';
    const status = from === undefined ? 'added' : to === undefined ? 'removed' : 'modified';
    const before = textOf(store, from?.id);
    const after = textOf(store, to?.id);
    return [{ path, status, blob, before, after, ...countLines(before, after) }];
  });
}

function textOf(store: ObjectStore, id: string | undefined): string | null {
  const bytes = id === undefined ? Buffer.alloc(0) : (store.blob(id) ?? Buffer.alloc(0));
  return bytes.includes(0) ? null : bytes.toString('utf8');
}

/** Lines added and deleted by the shortest edit; git counts none in what is binary. */
function countLines(before: string | null, after: string | null): { additions: number; deletions: number } {
  if (before === null || after === null) return { additions: 0, deletions: 0 };
  const lines = diffLines(before, after);
  return {
    additions: lines.filter(({ kind }) => kind === '+').length,
    deletions: lines.filter(({ kind }) => kind === '-').length,
  };
}
