import { isSyncError } from '../domain/shared/errors.ts';
import { plural } from '../domain/shared/plural.ts';
import type { AccessQuestion, ServedKind } from '../ports/cluster.ts';
import type { ClusterPorts, FabricSettings, LocalPorts } from './fabric-ports.ts';
import { FABRIC_NAMESPACE } from './kind-address.ts';
import { loadFabric, validateLoaded } from './load-fabric.ts';
import type { DoctorResult, SetupCheck } from './results.ts';

const CLOCK_SKEW_LIMIT_MS = 10_000;
const READ_VERBS = ['get', 'list', 'watch'] as const;
const WRITE_VERBS = ['create', 'patch'] as const;

/** Checks that an API server has to answer. */
const CLUSTER_CHECKS = ['clock', 'kinds', 'rights to read', 'rights to write', 'inventory'] as const;

export interface DiagnosisPlace {
  /** Namespace of record and lock. */
  readonly recordNamespace: string;
  /** Command that lists what is wrong with the files, with their path. */
  readonly validateLine: string;
}

/** Checks everything a run needs and says what is missing; a check that fails does not hide the others. Writes nothing. */
export async function diagnoseSetup(
  ports: ClusterPorts,
  settings: FabricSettings,
  { recordNamespace, validateLine }: DiagnosisPlace,
): Promise<DoctorResult> {
  const checks: SetupCheck[] = [];
  checks.push(await guarded('source', () => checkSource(ports, settings, validateLine)));
  const reached = await guarded('API server', () => checkServer(ports));
  checks.push(reached);
  if (reached.result === 'failed') {
    checks.push(...notDone(CLUSTER_CHECKS, 'the API server could not be asked'));
    return { command: 'doctor', fabric: settings.fabric, checks };
  }
  checks.push(await guarded('clock', () => checkClock(ports)));
  checks.push(await guarded('kinds', () => checkKinds(ports)));
  checks.push(...(await checkRights(ports, recordNamespace)));
  checks.push(await guarded('inventory', () => checkInventory(ports, settings)));
  return { command: 'doctor', fabric: settings.fabric, checks };
}

/** The same where no cluster could be found to ask: `failure` says why. */
export async function diagnoseWithoutCluster(
  ports: LocalPorts,
  settings: FabricSettings,
  failure: { readonly message: string; readonly help: string },
  { validateLine }: Pick<DiagnosisPlace, 'validateLine'>,
): Promise<DoctorResult> {
  const checks: SetupCheck[] = [
    await guarded('source', () => checkSource(ports, settings, validateLine)),
    { name: 'cluster access', result: 'failed', detail: failure.message, cure: failure.help },
    ...notDone(['API server', ...CLUSTER_CHECKS], 'no cluster to ask'),
  ];
  return { command: 'doctor', fabric: settings.fabric, checks };
}

function notDone(names: readonly string[], why: string): SetupCheck[] {
  return names.map((name) => ({ name, result: 'skipped', detail: `not done: ${why}`, cure: '' }));
}

async function guarded(name: string, check: () => Promise<SetupCheck>): Promise<SetupCheck> {
  try {
    return await check();
  } catch (error) {
    if (!isSyncError(error)) throw error;
    return { name, result: 'failed', detail: error.message, cure: error.help };
  }
}

async function checkSource(
  ports: LocalPorts,
  settings: FabricSettings,
  validateLine: string,
): Promise<SetupCheck> {
  const loaded = await loadFabric(ports, settings);
  const { coverage, diagnostics } = validateLoaded(loaded, ports, settings);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
  const detail = `${plural(coverage.documents, 'document')} in ${plural(coverage.files, 'file')}, ${plural(errors, 'error')}`;
  const commit = loaded.snapshot.commit;
  if (errors > 0)
    return { name: 'source', result: 'warning', detail, cure: `They are listed by: ${validateLine}` };
  if (commit === null) {
    const cure = 'Commit the files: without a commit, later comparisons are two-way only.';
    return { name: 'source', result: 'warning', detail: `${detail}; not at a clean commit`, cure };
  }
  return { name: 'source', result: 'ok', detail: `${detail}, at commit ${commit.slice(0, 12)}`, cure: '' };
}

async function checkServer(ports: ClusterPorts): Promise<SetupCheck> {
  const { gitVersion } = await ports.cluster.version();
  return {
    name: 'API server',
    result: 'ok',
    detail: `${ports.cluster.server}, Kubernetes ${gitVersion}`,
    cure: '',
  };
}

async function checkClock(ports: ClusterPorts): Promise<SetupCheck> {
  const { serverTime } = await ports.cluster.version();
  if (serverTime === null) {
    return {
      name: 'clock',
      result: 'warning',
      detail: 'the API server sent no date',
      cure: 'Compare the clocks by hand.',
    };
  }
  const skewMs = Math.abs(ports.clock.epochMs() - Date.parse(serverTime));
  const detail = `${Math.round(skewMs / 1000)} s from the API server's clock`;
  return skewMs <= CLOCK_SKEW_LIMIT_MS
    ? { name: 'clock', result: 'ok', detail, cure: '' }
    : {
        name: 'clock',
        result: 'warning',
        detail,
        cure: 'Set the clock (NTP): the age of a switch heartbeat is measured with it.',
      };
}

async function checkKinds(ports: ClusterPorts): Promise<SetupCheck> {
  const groups = [...new Set(ports.registry.kinds.map((kind) => kind.group))];
  const offered = await ports.cluster.discover(groups);
  const missing = ports.registry.kinds.filter((kind) => !offered.some((offer) => serves(offer, kind)));
  const total = ports.registry.kinds.length;
  if (missing.length === 0)
    return { name: 'kinds', result: 'ok', detail: `all ${total} kinds are served`, cure: '' };
  return {
    name: 'kinds',
    result: missing.length === total ? 'failed' : 'warning',
    detail: `${total - missing.length} of ${total} kinds are served; missing: ${missing.map((kind) => kind.kind).join(', ')}`,
    cure: 'Install or upgrade the fabric on this cluster, or choose the right context.',
  };
}

function serves(offer: ServedKind, kind: { group: string; kind: string; version: string }): boolean {
  return offer.group === kind.group && offer.kind === kind.kind && offer.version === kind.version;
}

async function checkRights(ports: ClusterPorts, recordNamespace: string): Promise<SetupCheck[]> {
  const kinds = ports.registry.kinds.map((kind) => ({
    isUsers: kind.owner === 'user',
    isAgent: ports.registry.byName('agent')?.plural === kind.plural,
    resource: { group: kind.group, resource: kind.plural, namespace: FABRIC_NAMESPACE },
  }));
  const record = { group: '', resource: 'configmaps', namespace: recordNamespace };
  const lock = { group: 'coordination.k8s.io', resource: 'leases', namespace: recordNamespace };
  const reads = [
    ...kinds
      .filter(({ isUsers, isAgent }) => isUsers || isAgent)
      .flatMap(({ resource }) => asked(READ_VERBS, resource)),
    ...asked(['list'], record),
  ];
  // only an apply looks at the lock
  const writes = [
    ...kinds.filter(({ isUsers }) => isUsers).flatMap(({ resource }) => asked(WRITE_VERBS, resource)),
    ...asked(['create', 'update', 'delete'], record),
    ...asked(['get', 'create', 'update'], lock),
  ];
  try {
    const answers = await ports.cluster.reviewAccess([...reads, ...writes]);
    const denied = (from: number, to: number) => answers.slice(from, to).filter(({ allowed }) => !allowed);
    return [
      rightsCheck('rights to read', denied(0, reads.length), 'plan, drift and doctor need them'),
      rightsCheck(
        'rights to write',
        denied(reads.length, answers.length),
        'apply needs them; plan and drift do not',
      ),
    ];
  } catch (error) {
    if (!isSyncError(error)) throw error;
    return [{ name: 'rights to read', result: 'failed', detail: error.message, cure: error.help }];
  }
}

function asked(verbs: readonly string[], resource: Omit<AccessQuestion, 'verb'>): AccessQuestion[] {
  return verbs.map((verb) => ({ verb, ...resource }));
}

function rightsCheck(name: string, denied: readonly AccessQuestion[], need: string): SetupCheck {
  if (denied.length === 0) return { name, result: 'ok', detail: 'all granted', cure: '' };
  const list = denied.map((question) => `${question.verb} ${question.resource}`);
  const shown = list.slice(0, 8).join(', ');
  const more = list.length > 8 ? ` and ${list.length - 8} more` : '';
  return {
    name,
    result: name === 'rights to read' ? 'failed' : 'warning',
    detail: `not granted: ${shown}${more}`,
    cure: `Grant them to this user with a Role in the namespace; ${need}.`,
  };
}

async function checkInventory(ports: ClusterPorts, settings: FabricSettings): Promise<SetupCheck> {
  const { entries } = await ports.inventory.read(settings.fabric);
  const detail =
    entries.size === 0 ? 'nothing was applied yet' : `${plural(entries.size, 'object')} on record`;
  return { name: 'inventory', result: 'ok', detail, cure: '' };
}
