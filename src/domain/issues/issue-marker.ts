import { readMarker, writeMarker } from '../report/marker.ts';
import type { Digest } from '../shared/digest.ts';
import { type Concern, ISSUE_TOPICS, type IssueTopic } from './issue-topic.ts';

/** What the last line of an issue's body says about it. */
export interface IssueMark {
  readonly fabric: string;
  readonly topic: IssueTopic;
  readonly fingerprint: string;
  readonly meaning: string;
}

/**
 * The marker of an issue: topic in the place of the mode, fingerprint in that of the request id, digest of title and body
 * in that of the commit.
 */
export function markIssue({ fabric, topic, fingerprint }: Concern, meaning: string): string {
  return writeMarker({ surface: 'issue', fabric, mode: topic, requestId: fingerprint, commit: meaning });
}

/** null: no issue of ours, or its marker was taken out by hand. */
export function readIssueMark(body: string): IssueMark | null {
  const marker = readMarker(body);
  const topic = ISSUE_TOPICS.find((one) => one === marker?.mode);
  if (marker?.surface !== 'issue' || topic === undefined || marker.commit === null) return null;
  return { fabric: marker.fabric, topic, fingerprint: marker.requestId, meaning: marker.commit };
}

/** Two concerns of equal meaning need no edit. Labels are left to people. */
export function meaningOf({ title, body }: Pick<Concern, 'title' | 'body'>, digest: Digest): string {
  return digest(`${title}\n${body}`).slice(0, 40);
}
