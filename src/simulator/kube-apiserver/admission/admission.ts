import type { JsonObject } from '../../../domain/shared/json.ts';
import { ApiError } from '../api-error.ts';

export interface AdmissionRequest {
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE';
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** As it would be stored; of a deletion: what is to go. */
  readonly object: JsonObject;
  readonly live: JsonObject | undefined;
  readonly dryRun: boolean;
}

/** What a webhook's own cache shows, which may lag behind what is stored. */
export interface AdmissionCache {
  find(kind: string, name: string): JsonObject | undefined;
  all(kind: string): readonly JsonObject[];
}

export interface AdmissionDenial {
  /** `vvpc.kb.io` */
  readonly webhook: string;
  readonly message: string;
}

/** A stand-in for a pair of webhooks. Called for custom resources, not for their status. */
export interface AdmissionHook {
  /** The object with defaults filled in; it belongs to no field manager. */
  mutate?(request: AdmissionRequest, cache: AdmissionCache): JsonObject;
  /** undefined: admitted. */
  validate?(request: AdmissionRequest, cache: AdmissionCache): AdmissionDenial | undefined;
}

export function denied(denial: AdmissionDenial): ApiError {
  const message = `admission webhook ${JSON.stringify(denial.webhook)} denied the request: ${denial.message}`;
  return new ApiError(403, 'Forbidden', message);
}
