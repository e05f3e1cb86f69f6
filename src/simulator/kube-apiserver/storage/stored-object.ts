import type { JsonObject } from '../../../domain/shared/json.ts';

/** An object as stored: never changed in place, so that a list or a watch may hold on to it. */
export interface StoredObject {
  /** `switches.wiring.githedgehog.com` */
  readonly resource: string;
  /** Empty for cluster-wide kinds. */
  readonly namespace: string;
  readonly name: string;
  readonly revision: number;
  readonly object: JsonObject;
  /** Its JSON text with sorted keys, made once. */
  readonly text: string;
  /**
   * False after an apply with an empty label or annotation map or a null in one: the real server drops those only
   * on reading, so what it holds differs from what it shows, and a write that changes nothing moves the revision.
   */
  readonly isNormal: boolean;
}
