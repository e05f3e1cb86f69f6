import { posix } from 'node:path';
import type { Annotation } from '../../domain/report/check-report.ts';
import { isSyncError } from '../../domain/shared/errors.ts';
import { plural } from '../../domain/shared/plural.ts';

/** Where remarks on lines may stand, and what is said of those that may not. */
export interface AnnotationPlaces {
  /** Path in the repository; null: the commit that the check is on does not have this line. */
  annotationPath(file: string, line: number): string | null;
  /** Plain sentences. */
  readonly notes: readonly string[];
}

export interface PlaceOptions {
  /** Files relative to the fabric. */
  readonly annotations: readonly Annotation[];
  /** Commit of the files that were looked at; null: of none. */
  readonly sourceCommit: string | null;
  /** Commit that the check is on. */
  readonly checkSha: string;
  /** Of the fabric in the repository; null: it is not in it. */
  readonly prefix: string | null;
  /** A line of a file as it was looked at, 1-based. */
  sourceLine(file: string, line: number): string | undefined;
  /** Files of the fabric at a commit, from the clone; null: the commit is not in it. */
  localTexts(commit: string, files: readonly string[]): Promise<ReadonlyMap<string, string> | null>;
  /** Text of a file of the repository at a commit, from the forge; null: it has none. Throws SyncError. */
  remoteText: ((path: string, commit: string) => Promise<string | null>) | null;
}

/** Files that the forge is asked for at most: each is a request. */
const MOST_REMOTE_FILES = 10;

type Texts = ReadonlyMap<string, string>;

/**
 * A check of a pull request stands on its head, while the checkout may be the merge with its base: a remark is placed
 * only where both have the same line.
 */
export async function placeAnnotations(options: PlaceOptions): Promise<AnnotationPlaces> {
  const { annotations, prefix, sourceCommit, checkSha, sourceLine } = options;
  if (prefix === null) {
    const note = 'The fabric is not in the checkout of this repository, so no remark can stand on a line.';
    return { annotationPath: () => null, notes: annotations.length === 0 ? [] : [note] };
  }
  if (sourceCommit === checkSha) return { annotationPath: (file) => inRepository(prefix, file), notes: [] };
  const files = [...new Set(annotations.map(({ file }) => file))];
  const { texts, problem } = await headTexts(options, prefix, files);
  const lines = new Map([...texts].map(([file, text]) => [file, text.split(/\r\n|\n|\r/)]));
  const annotationPath = (file: string, line: number): string | null => {
    const atHead = lines.get(file)?.[line - 1];
    return atHead !== undefined && atHead === sourceLine(file, line) ? inRepository(prefix, file) : null;
  };
  const left = annotations.filter(({ file, startLine }) => annotationPath(file, startLine) === null).length;
  const why = problem ?? 'that commit has other lines there (the checkout is the merge with the base)';
  const note = `${plural(left, 'remark')} could not be placed on a line of commit ${checkSha.slice(0, 12)}: ${why}. The summary has ${left === 1 ? 'it' : 'them'}.`;
  return { annotationPath, notes: left === 0 ? [] : [note] };
}

/** The configuration lies beside the fabric: `fabrics/lab/` and `../../.github/x.yml` are `.github/x.yml`. */
function inRepository(prefix: string, file: string): string {
  return posix.normalize(prefix + file);
}

async function headTexts(
  { checkSha, localTexts, remoteText }: PlaceOptions,
  prefix: string,
  files: readonly string[],
): Promise<{ readonly texts: Texts; readonly problem: string | null }> {
  if (files.length === 0) return { texts: new Map(), problem: null };
  const local = await localTexts(checkSha, files).catch(() => null);
  if (local !== null) return { texts: local, problem: null };
  const missing = 'it is not in this clone (`fetch-depth: 2` brings it)';
  if (remoteText === null) return { texts: new Map(), problem: missing };
  if (files.length > MOST_REMOTE_FILES) {
    return {
      texts: new Map(),
      problem: `${missing}, and ${files.length} files are too many to ask GitHub for`,
    };
  }
  const texts = new Map<string, string>();
  try {
    for (const file of files) {
      const text = await remoteText(inRepository(prefix, file), checkSha);
      if (text !== null) texts.set(file, text);
    }
    return { texts, problem: null };
  } catch (error) {
    if (!isSyncError(error)) throw error;
    return { texts, problem: `${missing}, and GitHub could not be asked (${error.code})` };
  }
}
