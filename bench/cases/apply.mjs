import { requestsSince, requestsText, writesOf } from '../support/apiserver.mjs';
import { alternate } from '../support/measure.mjs';
import { ratioRow, valueRow } from '../support/report.mjs';
import { floorNamespace, ourOptions } from '../support/world.mjs';

/** From here on a fabric is large enough that the fixed requests (lists, lock, record) do not decide the ratio. */
const heldFrom = 622;

/**
 * Objects each side writes before it is measured. Node compiles what is called often on threads of its own, which take the
 * cores that client and server share: with ours it is not through before some ten thousand writes (`--trace-opt` shows it).
 */
const warmWrites = 10_000;

/**
 * First apply, validated, against the bare server-side-apply PATCHes: from parsed manifests; and on lines without a budget
 * against PATCHes with the query that ours have, against all its requests (what is left is what the program itself adds), and
 * with reading and parsing the files.
 */
export async function benchFirstApply(world, rounds) {
  const { product, fabric } = world;
  const { size } = fabric;
  const whole = [];
  await world.ensureApplied();
  const record = await world.recordOfOurs();
  // as many times as the scan's line runs it: what is measured is compiled code on both sides
  for (let round = 0; round < 20; round += 1) product.check(await product.load());
  const times = await alternate(
    {
      floor: async (clock) => {
        await world.wipe(floorNamespace);
        clock.restart();
        await world.applyBare();
        clock.stop();
      },
      patches: async (clock) => {
        await world.wipe(floorNamespace);
        clock.restart();
        await world.applyBare(ourOptions);
        clock.stop();
      },
      requests: async (clock) => {
        await world.wipe(floorNamespace);
        clock.restart();
        await world.applyBareWhole(record);
        clock.stop();
      },
      ours: async (clock) => {
        await world.wipe('default');
        let parsedMs = 0;
        clock.restart();
        await world.applyOurs(() => {
          parsedMs = clock.ms();
          clock.restart();
        });
        clock.stop();
        whole.push(parsedMs + clock.ms());
      },
    },
    { rounds, warmUps: Math.ceil(warmWrites / size), enoughMs: 120_000, mostRounds: 40 },
  );
  const { floor, ours } = times;
  const note = requestsText(await requestsOfFirstApply(world));
  return [
    ratioRow({ name: 'first apply', size, floor, ours, budget: 1.15, note, gate: size >= heldFrom }),
    ratioRow({ name: 'first apply, beside its PATCHes', size, floor: times.patches, ours }),
    ratioRow({ name: 'first apply, beside its requests', size, floor: times.requests, ours }),
    ratioRow({ name: 'first apply, with parsing', size, floor, ours: whole.slice(-floor.length) }),
  ];
}

/** Counted in an apply of its own: reading the log of hundreds of writes makes garbage that one side alone would pay for. */
async function requestsOfFirstApply(world) {
  const { server } = world;
  await world.wipe('default');
  const mark = await server.auditMark();
  await world.applyOurs();
  return await requestsSince(server, mark);
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
