import { requestsSince, requestsText } from '../support/apiserver.mjs';
import { alternate } from '../support/measure.mjs';
import { ratioRow, valueRow } from '../support/report.mjs';

/** "The LISTs and a handful". */
const handful = 8;

/** The design holds the scan to its budget at 622, 3,110 and 10,000. */
const heldFrom = 622;

/**
 * A scan of an unchanged fabric inside the process against the bare LISTs and JSON.parse: from manifests that are parsed
 * and, because offline validation has a budget of its own, validated; on a line without a budget, which is what a run
 * does, with the validation beside the LISTs.
 */
export async function benchDrift(world, rounds) {
  const { server, product, fabric } = world;
  const { size } = fabric;
  await world.ensureApplied();
  const mark = await server.auditMark();
  await world.listBare();
  const bare = await requestsSince(server, mark);
  let requests = {};
  const scan = async (loaded, clock) => {
    const start = await server.auditMark();
    clock.restart();
    const { plan } = await product.compare(loaded);
    clock.stop();
    if (plan.byState.in_sync !== size) throw new Error(`drift: ${JSON.stringify(plan.byState)}`);
    return await requestsSince(server, start);
  };
  const { floor, ours, validating } = await alternate(
    {
      floor: async () => {
        const count = await world.listBare();
        if (count !== size) throw new Error(`the cluster holds ${count} objects, not ${size}`);
      },
      ours: async (clock) => {
        const loaded = await product.load();
        product.check(loaded);
        requests = await scan(loaded, clock);
      },
      validating: async (clock) => scan(await product.load(), clock),
    },
    { rounds, warmUps: 3, enoughMs: 8_000, mostRounds: 40 },
  );
  const extra = Object.values(requests).reduce((sum, count) => sum + count, 0) - bare.LIST;
  return [
    ratioRow({
      name: 'drift scan',
      size,
      floor,
      ours,
      budget: 1.3,
      note: requestsText(requests),
      gate: size >= heldFrom,
    }),
    ratioRow({ name: 'drift scan, with validation', size, floor, ours: validating }),
    valueRow({ name: 'drift scan, requests beside LISTs', size, ours: [extra], limit: handful, unit: '' }),
  ];
}
