// Writes the sample fabric into a module, so that the bundled CLI carries it. `--check` fails when it is stale.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'examples', 'sample-fabric');
const target = join(root, 'src', 'entry', 'cli', 'demo', 'sample-files.ts');

const quote = (text) =>
  `\`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``;
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort();
const entries = files
  .map((name) => `  '${name}': ${quote(readFileSync(join(folder, name), 'utf8'))},\n`)
  .join('');
const text = `// Made by tools/embed-sample.mjs from examples/sample-fabric. Do not edit.

/** The files of the sample fabric: name to text. */
export const SAMPLE_FILES: Readonly<Record<string, string>> = {
${entries}};
`;

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('src/entry/cli/demo/sample-files.ts is stale: run npm run generate and commit it');
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
}
