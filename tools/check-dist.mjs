// Is dist/ what the sources give? Compiles, bundles into a temporary folder, compares, and leaves dist/ as it is.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleInto, compile, projectRoot } from './build.mjs';
import { compareFolders } from './house/compare-folders.mjs';

async function check() {
  const fresh = mkdtempSync(join(tmpdir(), 'dist-'));
  try {
    await compile();
    await bundleInto(fresh);
    return compareFolders(fresh, join(projectRoot, 'dist'));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

const { files, faults } = await check();
for (const fault of faults) console.error(`dist/${fault}`);
if (faults.length > 0) console.error('dist/ is stale: run `npm run build` and commit dist/');
else console.log(`check-dist: ${files} files are what the sources give`);
process.exitCode = faults.length > 0 ? 1 : 0;
