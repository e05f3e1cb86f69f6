import { requestsSince, requestsText, writesOf } from '../support/apiserver.mjs';
import { alternate } from '../support/measure.mjs';
import { ratioRow, valueRow } from '../support/report.mjs';
import { floorNamespace } from '../support/world.mjs';

/** First apply, validated, files and parsing included, against the bare server-side-apply PATCHes. */
export async function benchFirstApply(world, rounds) {
  const { server, product, fabric } = world;
  let requests = {};
  const times = await alternate(
    {
      floor: async (clock) => {
        await world.wipe(floorNamespace);
        clock.restart();
        await world.applyBare();
        clock.stop();
      },
      ours: async (clock) => {
        await world.wipe('default');
        const mark = await server.auditMark();
        world.dirty.add('default');
        clock.restart();
        const { counts } = await product.apply();
        clock.stop();
        requests = await requestsSince(server, mark);
        if (counts.created !== fabric.size) throw new Error(`not all created: ${JSON.stringify(counts)}`);
      },
    },
    { rounds, warmUps: 0, enoughMs: 4_000, mostRounds: 9 },
  );
  return [
    ratioRow({
      name: 'first apply',
      size: fabric.size,
      ...times,
      budget: 1.15,
      note: requestsText(requests),
    }),
  ];
}

/** Apply again, from parsed manifests, against the same bare PATCHes once more. */
export async function benchApplyAgain(world, rounds) {
  const { server, product, fabric } = world;
  await world.ensureApplied();
  await world.ensureFloorApplied();
  let requests = {};
  let writes = 0;
  const times = await alternate(
    {
      floor: () => world.applyBare(),
      ours: async (clock) => {
        const mark = await server.auditMark();
        const { counts } = await product.apply(clock.restart);
        clock.stop();
        requests = await requestsSince(server, mark);
        writes = Math.max(writes, writesOf(requests));
        if (counts.unchanged !== fabric.size) throw new Error(`not all unchanged: ${JSON.stringify(counts)}`);
      },
    },
    { rounds, enoughMs: 3_000, mostRounds: 15 },
  );
  const { size } = fabric;
  return [
    ratioRow({ name: 'apply again', size, ...times, budget: 0.25, note: requestsText(requests) }),
    valueRow({ name: 'apply again, writes', size, ours: [writes], limit: 0, unit: '' }),
  ];
}
