import { join } from 'node:path';
import { compiledCli, runForMemory } from '../support/process.mjs';
import { fabricName } from '../support/product.mjs';
import { valueRow } from '../support/report.mjs';

const limitMB = 250;

/** The largest memory of a whole drift scan, a process of its own. Held to the limit at any size. */
export async function benchMemory(world, rounds, kubeconfig, folder) {
  await world.ensureApplied();
  const { size, path } = world.fabric;
  const args = ['drift', '--path', path, '--kubeconfig', kubeconfig, '--fabric', fabricName];
  const ours = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await runForMemory(compiledCli, [...args, '--output', 'json'], join(folder, 'memory'), 0));
  }
  return [valueRow({ name: 'drift, peak memory', size, ours, limit: limitMB, unit: 'MB' })];
}

/** Grows no faster than in proportion: MB an object between the two largest sizes against the two before them. */
export function linearityRow(rows) {
  const found = rows
    .filter((row) => row.name === 'drift, peak memory')
    .map((row) => ({ size: row.size, mb: Math.min(...row.ours) }))
    .sort((a, b) => a.size - b.size);
  const [first, middle, last] = found.slice(-3);
  if (last === undefined || last.size < 3 * middle.size) return null;
  const slope = (a, b) => Math.max(0.001, ((b.mb - a.mb) * 1000) / (b.size - a.size));
  const note = `kB an object, ${first.size}–${middle.size} and ${middle.size}–${last.size}; garbage makes it uneven`;
  return {
    ...valueRow({
      name: 'drift, memory growth',
      size: last.size,
      ours: [slope(middle, last)],
      unit: 'kB',
      note,
    }),
    floor: [slope(first, middle)],
    ratio: slope(middle, last) / slope(first, middle),
  };
}
