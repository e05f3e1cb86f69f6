import type { FreezeWindow } from '../domain/resource/fabric-policy.ts';
import type { FabricStanding } from '../domain/schedule/fabric-standing.ts';
import type { FailureFact } from '../domain/status/run-facts.ts';

/** A fabric as discovery finds it: which freeze is in force is decided at the tick. */
export interface ScheduledFabric extends Omit<FabricStanding, 'freeze'> {
  readonly freezeWindows: readonly FreezeWindow[];
}

/** A fabric of which discovery could not learn enough; what was known of it last counts on. */
export interface UnreadFabric {
  readonly name: string;
  readonly failure: FailureFact;
}

export interface Discovery {
  readonly fabrics: readonly ScheduledFabric[];
  readonly unread: readonly UnreadFabric[];
}
