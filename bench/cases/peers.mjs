import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { requestsSince, requestsText } from '../support/apiserver.mjs';
import { compiledCli, findProgram, runProgram } from '../support/process.mjs';
import { fabricName } from '../support/product.mjs';
import { absentRow, valueRow } from '../support/report.mjs';
import { kubectlNamespace } from '../support/world.mjs';

/** Whole processes side by side on the same objects, each once: ours in default, kubectl's in a namespace of its own. */
export async function benchPeers(world, kubeconfig, folder) {
  const { size } = world.fabric;
  const kubectl = findProgram('kubectl');
  if (kubectl === null) return [absentRow('kubectl', size, 'kubectl is not installed')];
  const manifests = writeManifests(world.fabric, folder);
  const env = { KUBECONFIG: kubeconfig };
  const cache = ['--cache-dir', join(folder, 'kubectl-cache')];
  const peer = (...args) => [kubectl, [...args, ...cache, '-f', manifests], { env, most: 1 }];
  const ours = (...args) => [
    process.execPath,
    [compiledCli, ...args, '--path', world.fabric.path, '--fabric', fabricName, '--output', 'json'],
    { env },
  ];
  await world.wipe('default');
  await world.wipe(kubectlNamespace);
  world.dirty.add('default').add(kubectlNamespace);
  const unvalidated = ['apply', '--server-side', '--validate=false'];
  const runs = [
    ['first apply, ours', ours('apply', '--wait', '0')],
    ['first apply, kubectl --server-side', peer('apply', '--server-side')],
    ['apply again, ours', ours('apply', '--wait', '0')],
    ['apply again, kubectl --server-side', peer('apply', '--server-side')],
    ['  and --validate=false', peer(...unvalidated)],
    ['drift, ours', ours('drift')],
    ['diff, kubectl --server-side', peer('diff', '--server-side')],
    ['diff, kubectl', peer('diff')],
  ];
  const rows = [];
  for (const [name, run] of runs) {
    const mark = await world.server.auditMark();
    const { totalMs } = await runProgram(...run);
    const note = requestsText(await requestsSince(world.server, mark));
    rows.push(valueRow({ name: `  ${name}`, size, ours: [totalMs], unit: 'ms', note }));
  }
  return rows;
}

function writeManifests(fabric, folder) {
  const path = join(folder, `kubectl-${fabric.size}`);
  mkdirSync(path, { recursive: true });
  const documents = fabric.objects.map((object) =>
    stringify({ ...object, metadata: { ...object.metadata, namespace: kubectlNamespace } }),
  );
  writeFileSync(join(path, 'fabric.yaml'), documents.join('---\n'));
  return path;
}
