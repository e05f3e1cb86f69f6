import { existsSync } from 'node:fs';
import { alternate } from '../support/measure.mjs';
import { bundledCli, compiledCli, runProgram } from '../support/process.mjs';
import { absentRow, ratioRow } from '../support/report.mjs';

/** From the start of the process to the first byte it prints, against a Node that does nothing. */
export async function benchStart(rounds) {
  const name = 'bundle to first output';
  if (!existsSync(bundledCli)) return [absentRow(name, null, 'dist/cli is not built')];
  const script = (path, args) => () => runProgram(process.execPath, [path, ...args]);
  const firstOutput = { bundle: [], compiled: [] };
  const noting = (key, path) => async () => {
    firstOutput[key].push((await script(path, ['--help'])()).firstOutputMs);
  };
  const times = await alternate(
    {
      floor: script('-e', ['0']),
      bundle: noting('bundle', bundledCli),
      compiled: noting('compiled', compiledCli),
    },
    { rounds: Math.max(rounds, 11), warmUps: 2 },
  );
  const measured = (key) => firstOutput[key].slice(2);
  return [
    ratioRow({ name, size: null, floor: times.floor, ours: measured('bundle'), budget: 6, note: '--help' }),
    ratioRow({
      name: 'lib/ to first output',
      size: null,
      floor: times.floor,
      ours: measured('compiled'),
      note: 'not bundled',
    }),
  ];
}
