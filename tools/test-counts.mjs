// Counts tests over several runs of Jest.
// As a Jest reporter it adds one line of JSON a run to the file that TEST_COUNTS_FILE names.
// As a program it prints the sum:  node tools/test-counts.mjs FILE --runs 2 --failed-steps 0
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export default class TestCounts {
  onRunComplete(_contexts, results) {
    const file = process.env.TEST_COUNTS_FILE;
    if (!file) return;
    const counts = {
      passed: results.numPassedTests,
      // a suite that could not even start has no test to count
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    appendFileSync(file, `${JSON.stringify(counts)}\n`);
  }
}

/**
 * The closing line and whether all is well: `runs` runs must have been recorded, each with a test that passed. A run
 * that left no record counts as one failure, like a step (`failedSteps`) that is no test run.
 */
export function summarize(lines, runs, failedSteps) {
  const counted = lines.map((line) => JSON.parse(line));
  const sum = (key) => counted.reduce((total, one) => total + one[key], 0);
  const empty = counted.filter(({ passed, failed }) => passed + failed === 0).length;
  const failed = sum('failed') + failedSteps + empty + Math.max(0, runs - counted.length);
  const skipped = sum('skipped');
  const text = `${sum('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return { text, passed: failed === 0 };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { runs: { type: 'string', default: '1' }, 'failed-steps': { type: 'string', default: '0' } },
  });
  const [file] = positionals;
  const lines = file && existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const { text, passed } = summarize(lines, Number(values.runs), Number(values['failed-steps']));
  console.log(text);
  process.exitCode = passed ? 0 : 1;
}
