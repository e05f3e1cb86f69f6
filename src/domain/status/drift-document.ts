import { shapeFault } from '../shared/check-shape.ts';
import { canonicalJson, isJsonObject, type Json, parseJson } from '../shared/json.ts';
import { driftObjects } from './drift-content.ts';
import { DRIFT_VERSION, type DriftDocument, driftDocumentShape } from './drift-shape.ts';
import { driftText, fitDrift, omittedOf } from './fit-drift.ts';
import { isNewestLook } from './last-known.ts';
import { type ComparedFacts, driftStatusOf, objectResults } from './object-results.ts';
import { clusterSeenAt, isCompared } from './observe-cluster.ts';
import type { RunFacts } from './run-facts.ts';
import { SEVERITY_FORMULA, severityOfResults } from './severity.ts';
import type { StatusDocument } from './status-document.ts';

export interface DriftText {
  readonly text: string;
  /** Objects that are not listed, because there was no room for them. */
  readonly omitted: number;
}

export type DriftFacts = ComparedFacts & Pick<RunFacts, 'fabric' | 'requestId' | 'commit'>;

/** Everything on which Git and the cluster do not agree, however large. `observedAt`: when the cluster was looked at. */
export function driftOf(facts: DriftFacts, observedAt: string): DriftDocument {
  const results = objectResults(facts);
  const states = results.flatMap(({ state }) => (state === null ? [] : [state]));
  const counts: Record<string, number> = {};
  for (const state of states.sort()) counts[state] = (counts[state] ?? 0) + 1;
  return {
    version: DRIFT_VERSION,
    fabric: facts.fabric,
    observedAt,
    requestId: facts.requestId,
    commit: facts.plan?.commit ?? facts.commit,
    status: driftStatusOf(results),
    severity: severityOfResults(results),
    formula: SEVERITY_FORMULA,
    counts,
    total: results.length,
    omitted: {},
    objects: [...driftObjects(facts)],
  };
}

/**
 * The text of `drift.json` after a run, two spaces, newline at the end, within bounds. null: the cluster was not compared, so the stored
 * one stays. Where the stored one says the same, has a newer form, or is of the look that stands, it comes back as it is.
 * `status`: the status built from the same facts, which decided whose look stands; without it the later one does.
 */
export function driftDocument(
  facts: RunFacts,
  previousText: string | null,
  status: StatusDocument | null = null,
): DriftText | null {
  if (!isCompared(facts)) return null;
  if (status !== null && !isNewestLook(status.components.kubernetes, clusterSeenAt(facts))) {
    return previousText === null ? null : { text: previousText, omitted: 0 };
  }
  const document = fitDrift(driftOf(facts, clusterSeenAt(facts)));
  const omitted = omittedOf(document);
  if (previousText !== null && isToStay(previousText, document, status !== null)) {
    return { text: previousText, omitted };
  }
  return { text: driftText(document), omitted };
}

function isToStay(previousText: string, document: DriftDocument, isDecided: boolean): boolean {
  const stored = parseJson(previousText);
  if (!isJsonObject(stored)) return false;
  if (typeof stored.version === 'number' && stored.version > DRIFT_VERSION) return true;
  if (shapeFault(driftDocumentShape, stored) !== null) return false;
  const at = Date.parse(String(stored.observedAt));
  if (!isDecided && at > Date.parse(document.observedAt)) return true;
  return canonicalJson(timeless({ ...stored })) === canonicalJson(timeless({ ...document }));
}

function timeless(document: Readonly<Record<string, Json>>): Json {
  const { observedAt: _at, requestId: _id, ...rest } = document;
  return rest;
}
