import type { SeenChange } from '../report/change-groups.ts';
import { compareText } from '../shared/compare-text.ts';
import { type ObjectResult, objectResults } from '../status/object-results.ts';
import type { RunFacts } from '../status/run-facts.ts';
import type { StatusDocument } from '../status/status-document.ts';
import type { ConcernContext } from './concern-context.ts';
import { criticalConcern, invalidConcern, staleConcern } from './fabric-concerns.ts';
import type { Concern, IssueTopic } from './issue-topic.ts';
import { objectConcern } from './object-concern.ts';

export interface Concerns {
  readonly concerns: readonly Concern[];
  /** What the run looked at, so that an issue about it may be closed. */
  readonly looked: ReadonlySet<IssueTopic>;
}

/**
 * What a run of the default branch leaves for people to decide. Git's own changes are none: they are what an apply is
 * for. What only the cluster has is none either, since most fabrics begin that way; the status counts it.
 */
export function concernsOf(
  facts: RunFacts,
  document: StatusDocument | null,
  context: ConcernContext,
): Concerns {
  const results = objectResults(facts).flatMap((result) => {
    const topic = topicOf(result);
    return topic === null ? [] : [{ result, topic }];
  });
  const objects = results
    .sort((a, b) => RANK[a.topic] - RANK[b.topic] || compareText(a.result.change.key, b.result.change.key))
    .map(({ result, topic }) => objectConcern(facts.fabric, topic, seen(result), context));
  return {
    concerns: [
      ...criticalConcern(facts, context),
      ...invalidConcern(facts, context),
      ...staleConcern(document, context),
      ...objects,
    ],
    looked: lookedAt(facts, document),
  };
}

const RANK = { refused: 0, conflict: 1, drift: 2 } as const;

function topicOf({ outcome, state, conflict }: ObjectResult): keyof typeof RANK | null {
  if (outcome?.outcome === 'refused' || outcome?.outcome === 'failed') return 'refused';
  if (conflict || state === 'both_changed') return 'conflict';
  return state === 'cluster_ahead' || state === 'missing' ? 'drift' : null;
}

function seen({ change, outcome }: ObjectResult): SeenChange {
  return { change, outcome };
}

function lookedAt(facts: RunFacts, document: StatusDocument | null): ReadonlySet<IssueTopic> {
  const looked = new Set<IssueTopic>();
  if (facts.validation !== null) looked.add('invalid');
  if (document !== null) looked.add('stale');
  if (facts.plan !== null && facts.comparedWith === 'cluster') {
    for (const topic of ['drift', 'conflict', 'critical'] as const) looked.add(topic);
    // only another try to write can tell that the cluster takes it now
    if (facts.mode === 'apply' && facts.interrupted === null) looked.add('refused');
  }
  return looked;
}
