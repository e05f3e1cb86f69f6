import { stat } from 'node:fs/promises';
import { homedir, hostname } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { compileGlobs } from '../adapters/files/glob.ts';
import { WorkingTreeSource } from '../adapters/files/working-tree-source.ts';
import { WorkingTreeWriter } from '../adapters/files/working-tree-writer.ts';
import { GitHistory } from '../adapters/git/git-history.ts';
import { headCommit } from '../adapters/git/head-commit.ts';
import { sha256Digest } from '../adapters/system/sha256-digest.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { fabricNameOf } from '../domain/config/fabric-name.ts';
import type { OptionValues } from '../domain/config/options.ts';
import { fabricRegistry } from '../domain/fabric/registry.ts';
import type { AcceptedField, ApplySettings, ClusterPorts, LocalPorts } from '../operations/fabric-ports.ts';
import type { MendPorts } from '../operations/mend-source.ts';
import { readFabricConfigFile } from './read-fabric-config.ts';
import type { Surroundings } from './surroundings.ts';

const GIT_TIMEOUT_MS = 30_000;

/** The only place where adapters meet ports. */
export async function composeLocal(values: OptionValues, around: Surroundings): Promise<LocalPorts> {
  const path = resolve(around.cwd, values.path);
  const git = { env: around.environment, timeoutMs: GIT_TIMEOUT_MS };
  const fabricConfig = readFabricConfigFile(values['fabric-config'], around.cwd);
  return {
    registry: fabricRegistry,
    ...(fabricConfig === undefined ? {} : { fabricConfig }),
    source: new WorkingTreeSource({ path, headCommit: (place) => headCommit(git, place) }),
    history: new GitHistory({
      path,
      isFile: await isFile(path),
      compileGlobs,
      maxFileBytes: values['max-file-bytes'],
      ...git,
    }),
    digest: sha256Digest,
    clock: systemClock(),
    log: around.log,
    progress: around.progress,
  };
}

/** The same with a way to write the files. */
export async function composeMending(values: OptionValues, around: Surroundings): Promise<MendPorts> {
  const local = await composeLocal(values, around);
  return { ...local, writer: new WorkingTreeWriter(resolve(around.cwd, values.path)) };
}

/** The same with a cluster. Loaded only when asked for: the client is the largest part of the program. */
export async function composeCluster(values: OptionValues, around: Surroundings): Promise<ClusterPorts> {
  const local = await composeLocal(values, around);
  const { connectCluster } = await import('./connect-cluster.ts');
  const { ports } = await connectCluster(values, around, local.clock, defaultKubeconfig());
  return { ...local, ...ports };
}

/** Where kubectl looks when nothing else is said. */
export function defaultKubeconfig(): string {
  return join(homedir(), '.kube', 'config');
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** Option values in the operations' words. */
export function settingsOf(
  values: OptionValues,
  accept: readonly AcceptedField[],
  around: Surroundings,
): ApplySettings {
  return {
    fabric: values.fabric ?? fabricNameOf(basename(resolve(around.cwd, values.path))),
    selection: {
      include: values.include,
      exclude: values.exclude,
      maxFileBytes: values['max-file-bytes'],
      maxFiles: values['max-files'],
      maxTotalBytes: values['max-total-bytes'],
    },
    limits: {
      maxDepth: values['max-depth'],
      maxAliases: values['max-aliases'],
      maxDocumentsPerFile: values['max-documents'],
      maxFileBytes: values['max-file-bytes'],
    },
    fieldManager: values['field-manager'],
    partial: values.partial,
    concurrency: values.concurrency,
    release: values['fabric-release'],
    dryRunSample: values['dry-run-sample'],
    accept,
    holder: `${hostname()}/${process.pid}/${Date.now().toString(36)}`,
    leaseDurationMs: values['lease-duration'],
    leaseWaitMs: values['lease-wait'],
    waitMs: values.wait,
    settleMs: values.settle,
    admissionTries: values['admission-tries'],
    ...(around.policy === undefined ? {} : { policy: around.policy }),
  };
}
