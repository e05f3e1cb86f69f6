import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectGitHub } from '../../src/adapters/github/connect.ts';
import { breakerGuard } from '../../src/adapters/resilience/breaker-guard.ts';
import { sha256Digest } from '../../src/adapters/system/sha256-digest.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import type { Asked } from '../../src/domain/backport/asked-objects.ts';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import { DEFAULT_PARSE_LIMITS } from '../../src/domain/parse/parse-limits.ts';
import { type BackPortReport, ensureBackPort } from '../../src/operations/ensure-back-port.ts';
import { readStoredDrift } from '../../src/operations/stored-drift.ts';
import type { Log } from '../../src/ports/log.ts';
import type { ActionInProcess } from './action-in-process.ts';
import { STATUS_BRANCH } from './action-stage.ts';

const SILENT: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => SILENT,
};

/** The repository as the product reaches it, without pauses. */
export function hubOf(stage: ActionInProcess) {
  const clock = systemClock();
  return connectGitHub({
    token: stage.token,
    apiUrl: stage.fake.apiUrl,
    graphqlUrl: stage.fake.graphqlUrl,
    ...{ owner: 'acme', repo: 'fabrics', statusBranch: STATUS_BRANCH },
    ...{ clock, log: SILENT, writeRestMs: 0 },
    guard: breakerGuard({ name: 'github', clock, log: SILENT, random: () => 0.5 }),
  });
}

/** What `/accept-cluster` does: a back-port from what the last run stored, without the cluster. */
export async function acceptCluster(
  stage: ActionInProcess,
  fabric: string,
  directory: string,
  asked: Asked = 'all',
): Promise<BackPortReport> {
  const { forge, statusStore } = hubOf(stage);
  const drift = await readStoredDrift(statusStore, fabric);
  if (drift === null) throw new Error('no drift is stored');
  const { root } = stage.workspace;
  const listed = stage.workspace
    .git('ls-files', directory)
    .split('\n')
    .filter((path) => path.endsWith('.yaml'));
  return await ensureBackPort(forge, {
    ...{ fabric, drift, directory, asked },
    files: new Map(
      listed.map((path) => [path.slice(directory.length + 1), readFileSync(join(root, path), 'utf8')]),
    ),
    base: 'main',
    head: stage.repository.head() ?? '',
    takeConflicts: true,
    registry: fabricRegistry,
    digest: sha256Digest,
    limits: DEFAULT_PARSE_LIMITS,
    context: { sourceUrl: () => null, docsUrl: '' },
  });
}
