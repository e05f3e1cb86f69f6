// Measures every budget of ours as a ratio to its floor in the same run. How to read it: docs/benchmarks.md
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchApplyAgain, benchFirstApply } from './cases/apply.mjs';
import { benchDrift } from './cases/drift.mjs';
import { benchValidateMemory, flatnessRows } from './cases/flatness.mjs';
import { benchMemory, linearityRow } from './cases/memory.mjs';
import { benchParse, benchValidate, validateGrowthRow } from './cases/offline.mjs';
import { benchPeers } from './cases/peers.mjs';
import { benchStart } from './cases/start.mjs';
import { startApiserver } from './support/apiserver.mjs';
import { readOptions, takesServer, usage } from './support/options.mjs';
import { headerText, overBudget, rowText } from './support/report.mjs';
import { floorNamespace, makeFabric, World } from './support/world.mjs';

const cleanUps = [];
const rows = [];

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(usage);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'hedgehog-sync-bench-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  const load = loadavg()[0].toFixed(1);
  console.log(
    `node ${process.version}, ${cpus().length} CPUs, load ${load}, ${options.rounds} rounds or more\n`,
  );
  console.log(headerText());
  if (options.only.has('start')) print(await benchStart(options.rounds));
  for (const size of options.sizes) await benchSize(size, options, folder);
  const growth = [validateGrowthRow(rows), ...flatnessRows(rows), linearityRow(rows)];
  print(growth.filter((row) => row !== null));
  finish(options);
}

async function benchSize(size, options, folder) {
  const fabric = makeFabric(folder, size);
  console.log(`-- ${size} objects, ${fabric.origin}`);
  const { only, rounds } = options;
  if (only.has('offline')) {
    if (takesServer(size)) print(await benchParse(fabric, rounds));
    print(await benchValidate(fabric, rounds, folder));
    print(await benchValidateMemory(fabric, rounds, folder));
  }
  if (!takesServer(size) || !['apply', 'drift', 'memory', 'peers'].some((name) => only.has(name))) return;
  const server = await startApiserver();
  const stop = () => server.stop();
  cleanUps.push(stop);
  const kubeconfig = join(folder, `kubeconfig-${size}`);
  writeFileSync(kubeconfig, server.kubeconfigFor('admin'), { mode: 0o600 });
  await warmUp(server, folder);
  const world = new World(server, fabric);
  if (only.has('apply')) {
    print(await benchFirstApply(world, rounds));
    print(await benchApplyAgain(world, rounds));
  }
  if (only.has('drift')) print(await benchDrift(world, rounds));
  if (only.has('memory')) print(await benchMemory(world, rounds, kubeconfig, folder));
  if (only.has('peers') && size <= options.peersMax) print(await benchPeers(world, kubeconfig, folder));
  world.close();
  cleanUps.splice(cleanUps.indexOf(stop), 1);
  await stop();
}

/** Both sides once on a small fabric, so that neither meets a cold server or cold code. */
async function warmUp(server, folder) {
  const world = new World(server, makeFabric(join(folder, 'warm-up'), 100));
  await world.prepare();
  await world.applyBare();
  await world.ensureApplied();
  await world.listBare();
  await world.wipe(floorNamespace);
  await world.wipe('default');
  world.close();
}

function print(more) {
  for (const row of more) {
    rows.push(row);
    console.log(rowText(row));
  }
}

function finish(options) {
  const over = overBudget(rows);
  if (options.json !== null) writeFileSync(options.json, `${JSON.stringify({ rows }, null, 2)}\n`);
  if (over.length === 0) {
    console.log('\nevery budget that was measured is met, or does not fail the run');
    return;
  }
  console.log(`\nover budget: ${over.map((row) => `${row.name} at ${row.size ?? 'any size'}`).join(', ')}`);
  if (options.fail) process.exitCode = 1;
}

async function cleanUp() {
  for (const one of cleanUps.splice(0).toReversed()) await one();
}

for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
]) {
  process.once(signal, () => {
    void cleanUp().finally(() => process.exit(128 + number));
  });
}

try {
  await main();
} catch (error) {
  console.error(`bench: ${error.stack}`);
  process.exitCode = 1;
} finally {
  await cleanUp();
}
