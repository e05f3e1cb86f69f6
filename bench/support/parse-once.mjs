// Parses the files of a folder once, as the first thing of its process, and prints the milliseconds that took.
//   node parse-once.mjs ours|library FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [side, folder] = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
const parse = side === 'ours' ? await ours() : await library();
const started = performance.now();
parse();
process.stdout.write(String(performance.now() - started));

async function ours() {
  const { parseFiles } = await import('../../lib/domain/parse/parse-files.js');
  const { DEFAULT_PARSE_LIMITS: limits } = await import('../../lib/domain/parse/parse-limits.js');
  const { fabricRegistry: registry } = await import('../../lib/domain/fabric/registry.js');
  const { sha256Digest: digest } = await import('../../lib/adapters/system/sha256-digest.js');
  return () => parseFiles(files, { registry, limits, digest });
}

async function library() {
  const { parseAllDocuments } = await import('yaml');
  return () => {
    for (const { text } of files) for (const one of parseAllDocuments(text)) one.toJS();
  };
}
