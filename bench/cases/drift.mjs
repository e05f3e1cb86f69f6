import { requestsSince, requestsText } from '../support/apiserver.mjs';
import { alternate } from '../support/measure.mjs';
import { ratioRow, valueRow } from '../support/report.mjs';

/** "The LISTs and a handful". */
const handful = 8;

/** The design holds the scan to its budget at 622, 3,110 and 10,000. */
const heldFrom = 622;

/** A scan of an unchanged fabric inside the process, from parsed manifests, against the bare LISTs and JSON.parse. */
export async function benchDrift(world, rounds) {
  const { server, product, fabric } = world;
  const { size } = fabric;
  await world.ensureApplied();
  const mark = await server.auditMark();
  await world.listBare();
  const bare = await requestsSince(server, mark);
  let requests = {};
  const times = await alternate(
    {
      floor: async () => {
        const count = await world.listBare();
        if (count !== size) throw new Error(`the cluster holds ${count} objects, not ${size}`);
      },
      ours: async (clock) => {
        const loaded = await product.load();
        const start = await server.auditMark();
        clock.restart();
        const { plan } = await product.compare(loaded);
        clock.stop();
        requests = await requestsSince(server, start);
        if (plan.byState.in_sync !== size) throw new Error(`drift: ${JSON.stringify(plan.byState)}`);
      },
    },
    { rounds, warmUps: 3, enoughMs: 8_000, mostRounds: 40 },
  );
  const extra = Object.values(requests).reduce((sum, count) => sum + count, 0) - bare.LIST;
  return [
    ratioRow({
      name: 'drift scan',
      size,
      ...times,
      budget: 1.3,
      note: requestsText(requests),
      gate: size >= heldFrom,
    }),
    valueRow({ name: 'drift scan, requests beside LISTs', size, ours: [extra], limit: handful, unit: '' }),
  ];
}
