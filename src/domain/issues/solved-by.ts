import { displayId } from '../resource/object-id.ts';
import { type ObjectResult, objectResults } from '../status/object-results.ts';
import type { RunFacts } from '../status/run-facts.ts';
import type { ConcernContext } from './concern-context.ts';
import type { KnownIssue } from './issue-topic.ts';
import { fingerprintOf, type ObjectTopic } from './object-concern.ts';

const OBJECT_TOPICS: readonly ObjectTopic[] = ['conflict', 'drift', 'refused'];

/** Why an issue about an object may be closed, a plain sentence without a full stop. */
export interface SolvedObject {
  /** As it is shown. */
  readonly object: string;
  readonly because: string;
}

/** Of every object that a run looked at. */
export function solvedObjects(facts: RunFacts): readonly SolvedObject[] {
  return objectResults(facts).map((result) => ({
    object: displayId(result.change.id),
    because: objectSentence(result),
  }));
}

export interface SolvedWords {
  readonly fabric: string;
  /** null: of no commit. */
  readonly commit: string | null;
  readonly objects: readonly SolvedObject[];
}

/** What solved the matter of an issue, one plain sentence. Objects are found again by their fingerprint. */
export function solvedBy(
  { fabric, commit, objects }: SolvedWords,
  context: Pick<ConcernContext, 'digest'>,
): (issue: KnownIssue) => string {
  const sentences = new Map<string, string>();
  for (const { object, because } of objects) {
    for (const topic of OBJECT_TOPICS) sentences.set(fingerprintOf(topic, fabric, object, context), because);
  }
  const at = commit === null ? '' : ` at commit ${commit}`;
  return (issue) => {
    switch (issue.topic) {
      case 'invalid':
        return `The manifests have no errors${at}.`;
      case 'stale':
        return 'The fabric was looked at again.';
      case 'critical':
        return 'A run did its work again.';
      case 'many':
        return 'None of these objects needs a decision any more.';
      case 'conflict':
      case 'drift':
      case 'refused':
        return `${sentences.get(issue.fingerprint) ?? GONE}${at}.`;
    }
  };
}

const GONE = 'The object is neither in Git nor in the cluster, or it was opted out';

function objectSentence({ outcome, state }: ObjectResult): string {
  if (outcome !== null && outcome.accepted.length > 0) return "Git's value was taken by --accept-git";
  switch (outcome?.outcome) {
    case 'created':
      return 'The object was made again from Git';
    case 'configured':
      return 'The object was written from Git';
    case 'deleted':
      return 'The object was deleted';
    default:
      return state === 'in_sync'
        ? 'Git and the cluster have the same value now'
        : 'The object is in another state now, which has its own issue if it needs one';
  }
}
