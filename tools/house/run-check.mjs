import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * Runs a check as a program: `check(root)` gives `{ seen, violations }`, each violation
 * `{ file, line, rule, message }`. Prints one line a violation; exit code 1 if there is one, or if nothing was seen.
 */
export async function runCheck(name, check) {
  const { values } = parseArgs({ options: { root: { type: 'string' } } });
  const root = resolve(values.root ?? fileURLToPath(new URL('../..', import.meta.url)));
  const { seen, violations } = await check(root);
  for (const { file, line, rule, message } of violations.sort(byPlace)) {
    console.error(`${file}:${line}: ${rule}: ${message}`);
  }
  if (seen === 0) console.error(`${name}: no file was seen under ${root}; nothing was checked`);
  else console.log(`${name}: ${seen} files, ${violations.length} violations`);
  process.exitCode = violations.length > 0 || seen === 0 ? 1 : 0;
}

function byPlace(a, b) {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}
