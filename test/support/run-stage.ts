import type { EndpointFact, RunFacts } from '../../src/domain/status/run-facts.ts';
import type { RunMode } from '../../src/domain/status/status-state.ts';
import { composeLocal, settingsOf } from '../../src/entry/compose.ts';
import { connectCluster } from '../../src/entry/connect-cluster.ts';
import type { ApplySettings, ClusterPorts, LocalPorts } from '../../src/operations/fabric-ports.ts';
import { lookAgain, runFabric } from '../../src/operations/run-fabric.ts';
import { runInTime } from '../../src/operations/run-in-time.ts';
import type { RunDoors, RunRequest } from '../../src/operations/run-request.ts';
import type { CallGuard } from '../../src/ports/call-guard.ts';
import { withoutRules } from './engine-registry.ts';
import type { OperationStage } from './operation-stage.ts';

type Connected = Pick<ClusterPorts, 'cluster' | 'inventory' | 'lease'>;

/** What a case changes of a run. */
export interface RunCase {
  readonly request?: Partial<RunRequest>;
  readonly settings?: Partial<ApplySettings>;
  readonly local?: (ports: LocalPorts) => LocalPorts;
  /** Doors put before the real ones. */
  readonly connected?: (ports: Connected) => Connected;
  /** In place of the stage's own. */
  readonly kubeconfig?: string;
  readonly noCluster?: boolean;
  readonly guard?: CallGuard;
  readonly insecure?: boolean;
  /** Default: none. */
  readonly retries?: number;
  readonly requestLimitMs?: number;
  readonly signal?: AbortSignal;
}

/** One run in a mode, on the fabric and the API server of a stage. */
export async function runOn(stage: OperationStage, mode: RunMode, change: RunCase = {}): Promise<RunFacts> {
  const { doors, settings, request, signal } = await compose(stage, mode, change);
  return await runFabric(doors, settings, request, signal);
}

/** The same as a caller sees it who does not wait for a run that hangs after it was cancelled. */
export async function runInTimeOn(stage: OperationStage, mode: RunMode, change: RunCase): Promise<RunFacts> {
  const { doors, settings, request, signal } = await compose(stage, mode, change);
  return await runInTime(doors, settings, request, signal);
}

/** What the status asks for when facts contradict each other. */
export async function lookAgainOn(stage: OperationStage, mode: RunMode): Promise<RunFacts> {
  const { doors, settings, request, signal } = await compose(stage, mode, {});
  return await lookAgain(doors, settings, request, signal);
}

async function compose(stage: OperationStage, mode: RunMode, change: RunCase) {
  const { values, around } = stage.composition();
  const whole = await composeLocal(values, around);
  const composed = { ...whole, registry: withoutRules(whole.registry) };
  const local = change.local?.(composed) ?? composed;
  const options = {
    ...values,
    'kubeconfig-text': change.kubeconfig ?? values['kubeconfig-text'],
    retries: change.retries ?? 0,
    'request-timeout': change.requestLimitMs ?? values['request-timeout'],
  };
  const doors: RunDoors = {
    local,
    cluster: change.noCluster
      ? null
      : {
          guard: change.guard ?? null,
          connect: async () => {
            const { ports } = await connectCluster(options, around, local.clock, '');
            return { ports: change.connected?.(ports) ?? ports, insecure: change.insecure ?? false };
          },
        },
  };
  const request: RunRequest = {
    mode,
    requestId: 'run-1',
    branch: 'main',
    url: null,
    base: null,
    failOnWarning: false,
    limitMs: null,
    ...change.request,
  };
  const settings = { ...settingsOf(values, [], around), ...change.settings };
  return { doors, settings, request, signal: change.signal ?? new AbortController().signal };
}

export function endpointOf(facts: RunFacts, name: EndpointFact['endpoint']): EndpointFact {
  const found = facts.endpoints.find(({ endpoint }) => endpoint === name);
  if (found === undefined) throw new Error(`the facts say nothing of ${name}`);
  return found;
}
