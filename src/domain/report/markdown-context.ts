import type { FailOn } from './conclusion.ts';
import type { DescribeChange } from './describe-change.ts';
import type { CommandLines } from './report-models.ts';

/** What the texts for the forge need besides the result itself. Files are those of the domain: relative to the fabric. */
export interface MarkdownContext extends CommandLines {
  /** Page of a line of a file, at the commit of the run; null: there is none. Only http(s) addresses become links. */
  sourceUrl(file: string, line: number): string | null;
  /** Path in the repository, for an annotation; null: the line is not the same in the commit that the check is on. */
  annotationPath(file: string, line: number): string | null;
  /** Of a pull request: its head. The files of the run may be those of its merge with the base, which nobody knows by name. */
  readonly headCommit?: string;
  /** What a planned change means; absent: only its values are shown. */
  readonly describe?: DescribeChange;
  readonly failOn: FailOn;
  /** Where `reference/errors.md` and `reference/diagnostics.md` lie, without a slash at the end; '' for no links. */
  readonly docsUrl: string;
}
