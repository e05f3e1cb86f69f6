// Runs the tests that need a real kube-apiserver: finds or builds its binaries, turns the suites on, and starts
// every test file that asks for the server, with the contract and integration suites. Arguments go to Jest.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFiles } from './house/source-tree.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What asks for a server by its own name; everything else in test/e2e has run without one. */
const wholeRings = /^test\/(contract|integration)\//;
const asks = /describe(WithKubeApiserver|OnClusters)\(|(lend|use)Cluster\(\)/;

const wanted = listFiles(root, 'test', '.test.ts').filter(
  (path) => wholeRings.test(path) || asks.test(readFileSync(join(root, path), 'utf8')),
);
const found = spawnSync('sh', ['tools/kube-apiserver/build.sh'], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});

if (wanted.length === 0) {
  console.error('no test asks for a kube-apiserver');
  process.exitCode = 1;
} else if (found.status !== 0) {
  process.exitCode = found.status ?? 1;
} else {
  const { status } = spawnSync('npm', ['test', '--', '--ci', ...wanted, ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, KUBEBUILDER_ASSETS: found.stdout.trim(), HEDGEHOG_SYNC_TEST_APISERVER: '1' },
  });
  process.exitCode = status ?? 1;
}
