import type { JsonObject } from '../../../domain/shared/json.ts';
import type { AdmissionCache, AdmissionHook } from '../admission/admission.ts';
import { ApiError } from '../api-error.ts';
import type { ServerClock } from '../clock.ts';
import type { ResourceType } from '../resource-type.ts';
import type { ObjectStore } from '../storage/object-store.ts';

/** What every write needs. */
export interface WriteContext {
  readonly store: ObjectStore;
  readonly clock: ServerClock;
  readonly hooks: readonly AdmissionHook[];
  readonly cache: AdmissionCache;
  newUid(): string;
}

/** Where a write goes, from the URL. */
export interface WriteTarget {
  readonly type: ResourceType;
  readonly namespace: string;
  readonly name: string;
  readonly subresource: '' | 'status';
}

export interface WriteResult {
  readonly code: 200 | 201;
  readonly object: JsonObject;
  /** `unknown field "spec.x"`, for the Warning header. */
  readonly warnings: readonly string[];
}

/** Carries out what follows decoding. A refusal on the way takes the warnings with it, as the answer would have. */
export function withWarnings(
  warnings: readonly string[],
  write: () => Omit<WriteResult, 'warnings'>,
): WriteResult {
  try {
    return { ...write(), warnings };
  } catch (error) {
    throw error instanceof ApiError ? error.withWarnings(warnings) : error;
  }
}
