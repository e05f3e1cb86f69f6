import { ConflictError, KubernetesError } from '../shared/errors.ts';

/**
 * Why a refusal may be gone a moment later: admission reads through a cache that lags behind.
 * `reference`: it does not see an object that was just written. `dependents`: it still sees one that was just deleted.
 * `controller`: something the controller derives is not there yet. `webhook`: it cannot be called right now.
 * `race`: a controller wrote the object in the same moment.
 */
export type AdmissionLag = 'reference' | 'dependents' | 'controller' | 'webhook' | 'race';

/** What is never there later: a port, profile or group that the switch profile itself does not have. */
const permanent = /not found in switch profile|already exists$/i;
const notReady = /not ready|retry later|gateway not found for gateway group|failed to find .*\bVNI\b/i;
const dependents =
  /\bhas (?:[a-z]+ )*(?:attachments|connections|peerings|switches|externals|vpcs)\b|\bhas static external connections\b/i;
const missing = /\bnot found\b|\bdoes not have\b .*\bcache\b|\bnot exist\b/i;
const unreachable =
  /failed calling webhook|failed to call webhook|no endpoints available|connection refused|context deadline exceeded|webhook .*timeout/i;

/** What kind of lag a refused write looks like; null: it is permanent. Ask only while a parent was written in this run. */
export function admissionLagOf(error: unknown): AdmissionLag | null {
  if (error instanceof ConflictError) {
    return error.conflict === 'resource-version' && error.retryable ? 'race' : null;
  }
  if (!(error instanceof KubernetesError)) return null;
  const text = error.message;
  if (error.status >= 500) return unreachable.test(text) ? 'webhook' : lagOfText(text);
  if (error.status === 404 || error.status === 410) return null;
  return lagOfText(text);
}

function lagOfText(text: string): AdmissionLag | null {
  if (permanent.test(text)) return null;
  if (notReady.test(text)) return 'controller';
  if (dependents.test(text)) return 'dependents';
  return missing.test(text) ? 'reference' : null;
}

/** Worth sending again after a pause, as long as a parent of the object was written in this run (hedgehog-api.md 8.4). */
export function isAdmissionLag(error: unknown): boolean {
  return admissionLagOf(error) !== null;
}
