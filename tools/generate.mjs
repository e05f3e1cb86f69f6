// Writes the reference pages and JSON schemas of docs/reference from the tables in src.
//   node tools/generate.mjs            write what is not as it should be
//   node tools/generate.mjs --check    write nothing; exit 1 and name each file that is stale
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/** The generators are TypeScript, which Node 20 does not run: they are bundled into a temporary file first. */
async function loadGenerators() {
  const folder = mkdtempSync(join(tmpdir(), 'hedgehog-sync-generate-'));
  try {
    const outfile = join(folder, 'generators.mjs');
    await build({
      absWorkingDir: projectRoot,
      entryPoints: ['tools/generators/all-files.ts'],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files below `root` that differ from what is generated, as `{ path, why, text }`; `text` is null for one too many. */
function staleFiles(root, files, folders) {
  const wanted = new Set(files.map(({ path }) => path));
  const differing = files.flatMap(({ path, text }) => {
    const target = join(root, path);
    if (!existsSync(target)) return [{ path, why: 'missing', text }];
    return readFileSync(target, 'utf8') === text ? [] : [{ path, why: 'stale', text }];
  });
  const extra = folders
    .flatMap((folder) => filesBelow(root, folder))
    .filter((path) => !wanted.has(path))
    .map((path) => ({ path, why: 'not generated any more', text: null }));
  return [...differing, ...extra];
}

function filesBelow(root, folder) {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function write(root, { path, text }) {
  const target = join(root, path);
  if (text === null) {
    rmSync(target);
    return;
  }
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, root: { type: 'string', default: projectRoot } },
});
const { generateAll, GENERATED_FOLDERS } = await loadGenerators();
const files = generateAll();
const stale = staleFiles(values.root, files, GENERATED_FOLDERS);
for (const one of stale) {
  if (values.check) console.error(`${one.path}: ${one.why}; run npm run generate and commit it`);
  else {
    write(values.root, one);
    console.log(`${one.path}: ${one.text === null ? 'removed' : 'written'}`);
  }
}
if (stale.length === 0) console.log(`${files.length} generated files are fresh`);
if (values.check && stale.length > 0) process.exitCode = 1;
