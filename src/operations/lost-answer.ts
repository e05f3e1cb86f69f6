import type { LiveObject } from '../domain/resource/live-object.ts';
import { ConflictError } from '../domain/shared/errors.ts';
import type { Cluster, KindAddress } from '../ports/cluster.ts';

/** A write tied to the version it was compared with. */
export interface TiedWrite {
  readonly address: KindAddress;
  /** The object whose version the write carries. */
  readonly before: LiveObject;
  send(): Promise<LiveObject>;
  /** Does the object hold what the write asked for? */
  isIn(now: LiveObject): boolean;
}

/**
 * The object after a write. The answer to a try may get lost after the server had done it; the repeated request then runs
 * into its own write and is refused as if somebody else had moved the object. What is live now tells which it was.
 * Costs one list of the kind, and only then. Throws what `send` throws, or why the list could not be had.
 */
export async function sendTied(cluster: Pick<Cluster, 'list'>, write: TiedWrite): Promise<LiveObject> {
  try {
    return await write.send();
  } catch (error) {
    const mayBeOurs =
      error instanceof ConflictError && error.conflict === 'resource-version' && error.repeated;
    if (!mayBeOurs) throw error;
    const { items } = await cluster.list(write.address);
    const now = items.find((object) => object.uid === write.before.uid);
    if (now === undefined || !write.isIn(now)) throw error;
    return now;
  }
}
