import { displayId } from '../resource/object-id.ts';
import { type ObjectResult, objectResults } from '../status/object-results.ts';
import type { RunFacts } from '../status/run-facts.ts';
import type { ConcernContext } from './concern-context.ts';
import type { KnownIssue } from './issue-topic.ts';
import { fingerprintOf, type ObjectTopic } from './object-concern.ts';

const OBJECT_TOPICS: readonly ObjectTopic[] = ['conflict', 'drift', 'refused'];

/** What solved the matter of an issue, one plain sentence. Objects are found again by their fingerprint. */
export function solvedBy(facts: RunFacts, context: ConcernContext): (issue: KnownIssue) => string {
  const results = new Map<string, ObjectResult>();
  for (const result of objectResults(facts)) {
    for (const topic of OBJECT_TOPICS) {
      results.set(fingerprintOf(topic, facts.fabric, displayId(result.change.id), context), result);
    }
  }
  const at = facts.commit === null ? '' : ` at commit ${facts.commit}`;
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
        return `${objectSentence(results.get(issue.fingerprint))}${at}.`;
    }
  };
}

function objectSentence(result: ObjectResult | undefined): string {
  if (result === undefined) return 'The object is neither in Git nor in the cluster, or it was opted out';
  const { outcome, state } = result;
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
