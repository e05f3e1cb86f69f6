import type { ObjectId } from '../resource/object-id.ts';

/** What an issue of ours can be about. The first four are about one object each. */
export const ISSUE_TOPICS = ['conflict', 'drift', 'refused', 'many', 'invalid', 'stale', 'critical'] as const;
export type IssueTopic = (typeof ISSUE_TOPICS)[number];

/** Something that should have an open issue now: one issue for each fingerprint. */
export interface Concern {
  readonly fabric: string;
  readonly topic: IssueTopic;
  /** The same in every run: of topic, fabric and object; never of values, times or commits. Up to 100 plain characters. */
  readonly fingerprint: string;
  /** null: the fabric as a whole. */
  readonly object: ObjectId | null;
  /** Plain text, at most 256 bytes. */
  readonly title: string;
  /** Markdown without marker, within the forge's limit. It holds no time that moves by itself: equal text = equal meaning. */
  readonly body: string;
  readonly labels: readonly string[];
}

/** An issue of ours as the forge has it, with what its marker says. */
export interface KnownIssue {
  readonly number: number;
  readonly topic: IssueTopic;
  readonly fingerprint: string;
  /** Of the body that was written last. */
  readonly meaning: string;
  readonly isOpen: boolean;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly closedAt: string | null;
}

/** What has to be done so that the open issues are the concerns. Carried out by `operations/ensure-issues.ts`. */
export type IssueAction =
  | { readonly action: 'open'; readonly concern: Concern }
  | { readonly action: 'update'; readonly issue: KnownIssue; readonly concern: Concern }
  | { readonly action: 'reopen'; readonly issue: KnownIssue; readonly concern: Concern }
  | { readonly action: 'close'; readonly issue: KnownIssue; readonly because: string };
