// Judges a file of cases with the verdict of the fabric's own code, and prints where we differ as one JSON object.
//   node tools/vectors.mjs FILE.jsonl [--configs FILE.json] [--kind KIND]... [--family FAMILY]...
// Configurations come from configs.json beside the file unless --configs names another. --kind and --family choose cases.
// Exit code 0 when everything agrees, 1 when something differs, 2 when the files cannot be read.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/** The judge is TypeScript, which Node 20 does not run: it is bundled into a temporary file first. */
async function loadJudge() {
  const folder = mkdtempSync(join(tmpdir(), 'hedgehog-sync-vectors-'));
  try {
    const outfile = join(folder, 'run-vectors.mjs');
    await build({
      absWorkingDir: projectRoot,
      entryPoints: ['tools/vectors/run-vectors.ts'],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'warning',
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    configs: { type: 'string' },
    kind: { type: 'string', multiple: true },
    family: { type: 'string', multiple: true },
  },
});
const [file] = positionals;
if (file === undefined || positionals.length > 1) {
  console.error(
    'usage: node tools/vectors.mjs FILE.jsonl [--configs FILE.json] [--kind KIND] [--family FAMILY]',
  );
  process.exit(2);
}
let files;
try {
  files = {
    cases: readFileSync(file, 'utf8'),
    configs: readFileSync(values.configs ?? join(dirname(file), 'configs.json'), 'utf8'),
  };
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
const { runVectors, VectorInputError } = await loadJudge();
function judge() {
  try {
    return runVectors(files, ({ kind, family }) => {
      const kindChosen = values.kind === undefined || values.kind.includes(kind);
      return kindChosen && (values.family === undefined || values.family.includes(family));
    });
  } catch (error) {
    if (!(error instanceof VectorInputError)) throw error;
    console.error(`${file}: ${error.message}`);
    process.exit(2);
  }
}
const report = judge();
console.log(JSON.stringify(report, null, 2));
if (report.disagree.length > 0 || report.defaultedDisagree.length > 0) process.exitCode = 1;
