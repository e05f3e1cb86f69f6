import type { MarkdownContext } from '../report/markdown-context.ts';
import type { Digest } from '../shared/digest.ts';

/** What the texts of issues need besides what a run found. */
export interface ConcernContext extends MarkdownContext {
  readonly digest: Digest;
  /** Comments are read as commands in this repository, so they are offered. */
  readonly hasCommands: boolean;
}
