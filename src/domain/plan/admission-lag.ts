import { ConflictError, KubernetesError } from '../shared/errors.ts';

/**
 * Why a refusal may be gone a moment later: admission reads through a cache that lags behind.
 * `reference`: it does not see an object that was just written. `dependents`: it still sees one that was just deleted.
 * `controller`: something the controller derives is not there yet. `webhook`: it cannot be called right now.
 * `race`: a controller wrote the object in the same moment.
 */
export type AdmissionLag = 'reference' | 'dependents' | 'controller' | 'webhook' | 'race';

/** A profile of a switch is compiled in or long there: its ports do not turn up later. */
const permanent = /not found in switch profile/i;
const derived = /not ready|retry later|gateway not found for gateway group|failed to find .*\bVNI\b/i;
const dependents = /\bhas (?:[a-z]+ )*(?:attachments|connections|peerings|switches|externals|vpcs)\b/i;
const missing = /\bnot found\b|\bdoes not have subnet\b|\bdoes not exist\b/i;
const notCalled = /failed calling webhook|failed to call webhook/i;

/** What kind of lag a refused write looks like; null: it is permanent. Ask only while a parent was written in this run. */
export function admissionLagOf(error: unknown): AdmissionLag | null {
  if (error instanceof ConflictError) {
    return error.conflict === 'resource-version' && error.retryable ? 'race' : null;
  }
  if (!(error instanceof KubernetesError)) return null;
  const text = error.message;
  if (notCalled.test(text)) return 'webhook';
  if (!/denied the request/.test(text) || permanent.test(text)) return null;
  if (derived.test(text)) return 'controller';
  if (dependents.test(text)) return 'dependents';
  return missing.test(text) ? 'reference' : null;
}

/** Worth sending again after a pause, as long as a parent of the object was written in this run (hedgehog-api.md 8.4). */
export function isAdmissionLag(error: unknown): boolean {
  return admissionLagOf(error) !== null;
}
