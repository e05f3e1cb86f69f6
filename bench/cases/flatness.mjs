import { join } from 'node:path';
import { median } from '../support/measure.mjs';
import { compiledCli, runForMemory } from '../support/process.mjs';
import { ratioRow, valueRow } from '../support/report.mjs';

/** opg-512, ten times and hundred times its size. */
const sizes = [622, 6_220, 62_200];
const timeName = 'validate, whole process';
const memoryName = 'validate, peak memory';

/** The largest memory of `validate`, a process of its own. */
export async function benchValidateMemory({ size, path }, rounds, folder) {
  if (!sizes.includes(size)) return [];
  const args = ['validate', '--path', path, '--output', 'json'];
  const ours = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await runForMemory(compiledCli, args, join(folder, 'memory'), 0));
  }
  return [valueRow({ name: memoryName, size, ours, unit: 'MB' })];
}

/**
 * Time and memory for each further object, between opg-512 and ten times its size (the floor) and on to hundred times:
 * differences, so that the start of the process does not count.
 */
export function flatnessRows(rows) {
  return [
    flatness(rows, timeName, { name: 'validate, time a further object', unit: 'µs', scale: 1000 }),
    flatness(rows, memoryName, { name: 'validate, memory a further object', unit: 'kB', scale: 1000 }),
  ];
}

function flatness(rows, source, { name, unit, scale }) {
  const values = sizes.map((size) => {
    const row = rows.find((one) => one.name === source && one.size === size);
    return row === undefined ? null : median(row.ours);
  });
  if (values.includes(null)) return null;
  const slope = (at) => ((values[at + 1] - values[at]) * scale) / (sizes[at + 1] - sizes[at]);
  const note = `floor: between ${sizes[0]} and ${sizes[1]}`;
  return ratioRow({
    name,
    size: sizes[2],
    floor: [slope(0)],
    ours: [slope(1)],
    budget: 1.25,
    unit,
    note,
    gate: false,
  });
}
