import type { ClusterConnection } from '../../operations/run-request.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HeldLease } from '../../ports/lease.ts';

/** How long writes under way may go on after a cancel, ms. A runner kills the process 7.5 s after it. */
export const WRITE_GRACE_MS = 3_000;

/**
 * A connection whose lock is given back in time when the run is cancelled: a write that hangs would otherwise keep it
 * until the runner kills the process, and everybody else waiting. After the lock the connections go, which ends what hangs.
 * Where the run ends by itself before, both are done already and done again without effect.
 */
export function releasedInTime(
  { ports, insecure }: ClusterConnection,
  signal: AbortSignal,
  clock: Clock,
): ClusterConnection {
  const { cluster, inventory, lease } = ports;
  let held: HeldLease | null = null;
  const giveBack = async () => {
    await clock.sleep(WRITE_GRACE_MS);
    await held?.release();
    cluster.close();
  };
  signal.addEventListener('abort', () => void giveBack(), { once: true });
  return {
    insecure,
    ports: {
      ...ports,
      cluster,
      inventory,
      lease: {
        version: (fabric) => lease.version(fabric),
        acquire: async (request) => {
          held = await lease.acquire(request);
          return held;
        },
      },
    },
  };
}
