// Is dist/ what the sources give? Compiles, bundles into a temporary folder, compares byte by byte, and leaves
// dist/ as it is.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { bundleInto, compile, projectRoot } from './build.mjs';

async function check() {
  const fresh = mkdtempSync(join(tmpdir(), 'dist-'));
  try {
    await compile();
    await bundleInto(fresh);
    return compare(fresh, join(projectRoot, 'dist'));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function compare(fresh, committed) {
  const expected = filesOf(fresh);
  const present = filesOf(committed);
  const stale = [...expected]
    .filter(([path, content]) => present.has(path) && present.get(path) !== content)
    .map(([path]) => `${path} differs`);
  const missing = [...expected.keys()]
    .filter((path) => !present.has(path))
    .map((path) => `${path} is missing`);
  const left = [...present.keys()]
    .filter((path) => !expected.has(path))
    .map((path) => `${path} is left over`);
  return { files: expected.size, faults: [...stale, ...missing, ...left].sort() };
}

/** Path to content, with the executable bit. */
function filesOf(folder) {
  if (!statSync(folder, { throwIfNoEntry: false })) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const executable = (statSync(path).mode & 0o100) !== 0;
      return [relative(folder, path), `${executable}${readFileSync(path, 'latin1')}`];
    }),
  );
}

const { files, faults } = await check();
for (const fault of faults) console.error(`dist/${fault}`);
if (faults.length > 0) console.error('dist/ is stale: run `npm run build` and commit dist/');
else console.log(`check-dist: ${files} files are what the sources give`);
process.exitCode = faults.length > 0 ? 1 : 0;
