import { definitionOf, OPTION_NAMES, type OptionValues } from '../../src/domain/config/options.ts';
import type { Inventory } from '../../src/domain/resource/inventory.ts';
import type { JsonObject } from '../../src/domain/shared/json.ts';
import { composeCluster, composeLocal, settingsOf } from '../../src/entry/compose.ts';
import type { Surroundings } from '../../src/entry/surroundings.ts';
import { applyFabric } from '../../src/operations/apply-fabric.ts';
import type { ApplySettings, ClusterPorts } from '../../src/operations/fabric-ports.ts';
import { planAgainstCommit, planFabric } from '../../src/operations/plan-fabric.ts';
import type { ApplyResult, PlanResult } from '../../src/operations/results.ts';
import type { Log, LogFields } from '../../src/ports/log.ts';
import {
  type EmbeddedApiServer,
  type EmbeddedApiServerOptions,
  startEmbeddedApiServer,
} from '../../src/simulator/kube-apiserver/embedded-api-server.ts';
import { withoutRules } from './engine-registry.ts';
import { FabricWorkspace } from './fabric-workspace.ts';

const FABRIC = 'stage';
const MERGE_PATCH = 'application/merge-patch+json';

/** What a case changes: settings of the run, and doors put before the real ones. */
export interface StageRun {
  readonly settings?: Partial<ApplySettings>;
  readonly doors?: (ports: ClusterPorts) => ClusterPorts;
  readonly signal?: AbortSignal;
}

/**
 * The operations as the command line composes them but for the fabric's semantic rules, on a fabric of their own and an
 * API server in this process.
 */
export class OperationStage {
  readonly server: EmbeddedApiServer;
  readonly workspace = new FabricWorkspace();
  readonly warnings: { readonly message: string; readonly fields: LogFields }[] = [];

  private constructor(server: EmbeddedApiServer) {
    this.server = server;
  }

  static async start(options: EmbeddedApiServerOptions = {}): Promise<OperationStage> {
    return new OperationStage(await startEmbeddedApiServer(options));
  }

  async stop(): Promise<void> {
    await this.server.stop();
    this.workspace.remove();
  }

  /** Writes files of the fabric and commits them; `null` removes one. */
  commit(files: Readonly<Record<string, string | null>>): void {
    this.#write(files);
    this.workspace.commit();
  }

  /** The same without a commit: what is applied then stands in no commit. */
  leaveUncommitted(files: Readonly<Record<string, string | null>>): void {
    this.#write(files);
  }

  async apply({ settings, doors, signal }: StageRun = {}): Promise<ApplyResult> {
    const stop = signal ?? new AbortController().signal;
    return await this.#withPorts(doors, (ports, own) => applyFabric(ports, { ...own, ...settings }, stop));
  }

  async plan({ settings, doors }: StageRun = {}): Promise<PlanResult> {
    return await this.#withPorts(doors, (ports, own) => planFabric(ports, { ...own, ...settings }));
  }

  async planAgainst(ref: string): Promise<PlanResult> {
    const { values, around } = this.composition();
    const composed = await composeLocal(values, around);
    const ports = { ...composed, registry: withoutRules(composed.registry) };
    return await planAgainstCommit(ports, settingsOf(values, [], around), ref);
  }

  async inventory(): Promise<Inventory> {
    return await this.#withPorts(undefined, (ports) => ports.inventory.read(FABRIC));
  }

  /** Names of the objects in the record, sorted. */
  async recorded(): Promise<string[]> {
    const { entries } = await this.inventory();
    return [...entries.keys()].map((key) => key.split('/').pop() ?? '').sort();
  }

  /** A write by somebody else, who is in no hurry and knows nothing of us. */
  byHand(method: string, path: string, body: JsonObject, manager = 'kubectl-edit'): void {
    const contentType = method === 'PATCH' ? MERGE_PATCH : 'application/json';
    const answer = this.server.store.request(method, `${path}?fieldManager=${manager}`, body, contentType);
    if (answer.code >= 300) throw new Error(`${method} ${path} was answered ${answer.code}`);
  }

  live(kind: string, name: string): JsonObject | undefined {
    return this.server.store.get(kind, name);
  }

  /** Writes of objects of the fabric that came in so far and were no dry-run, as `METHOD name`. */
  writes(): string[] {
    return this.server
      .requests()
      .filter(
        ({ method, uri }) => method !== 'GET' && uri.includes('githedgehog.com/') && !uri.includes('dryRun'),
      )
      .map(({ method, uri }) => `${method} ${uri.split('?')[0]?.split('/').pop() ?? ''}`);
  }

  #write(files: Readonly<Record<string, string | null>>): void {
    for (const [file, text] of Object.entries(files)) {
      if (text === null) this.workspace.git('rm', '--quiet', `fabric/${file}`);
      else this.workspace.write(file, text);
    }
  }

  composition(): { readonly values: OptionValues; readonly around: Surroundings } {
    const defaults = Object.fromEntries(OPTION_NAMES.map((name) => [name, definitionOf(name).default]));
    const values = {
      ...(defaults as OptionValues),
      path: this.workspace.fabric,
      fabric: FABRIC,
      'kubeconfig-text': this.server.kubeconfig(),
      'lease-wait': 0,
      wait: 0,
    };
    const around: Surroundings = {
      cwd: this.workspace.root,
      environment: { PATH: process.env.PATH },
      log: this.#log(),
      progress: { report: () => undefined },
      onSecret: () => undefined,
    };
    return { values, around };
  }

  async #withPorts<T>(
    doors: StageRun['doors'],
    work: (ports: ClusterPorts, settings: ApplySettings) => Promise<T>,
  ): Promise<T> {
    const { values, around } = this.composition();
    const composed = await composeCluster(values, around);
    const ports = { ...composed, registry: withoutRules(composed.registry) };
    try {
      return await work(doors === undefined ? ports : doors(ports), settingsOf(values, [], around));
    } finally {
      ports.cluster.close();
    }
  }

  #log(): Log {
    const log: Log = {
      debug: () => undefined,
      info: () => undefined,
      warn: (message, fields = {}) => this.warnings.push({ message, fields }),
      error: () => undefined,
      child: () => log,
    };
    return log;
  }
}

/** A `Server`, the kind with the fewest rules. */
export function serverYaml(name: string, description: string, more: readonly string[] = []): string {
  return [
    'apiVersion: wiring.githedgehog.com/v1beta1',
    'kind: Server',
    'metadata:',
    `  name: ${name}`,
    ...more.map((line) => `  ${line}`),
    'spec:',
    `  description: ${description}`,
    '',
  ].join('\n');
}

/** A `Switch`; in a group that the source need not hold. */
export function leafYaml(name: string, group?: string): string {
  return [
    'apiVersion: wiring.githedgehog.com/v1beta1',
    'kind: Switch',
    'metadata:',
    `  name: ${name}`,
    'spec:',
    '  role: server-leaf',
    '  profile: vs',
    ...(group === undefined ? [] : [`  groups: [${group}]`]),
    '  boot:',
    `    serial: ${name}`,
    '',
  ].join('\n');
}

export const SERVERS = '/apis/wiring.githedgehog.com/v1beta1/namespaces/default/servers';

export function serverObject(name: string, spec: JsonObject, metadata: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'wiring.githedgehog.com/v1beta1',
    kind: 'Server',
    metadata: { name, namespace: 'default', ...metadata },
    spec,
  };
}

/** Outcomes as `name: outcome`. */
export function outcomesOf(result: ApplyResult): Record<string, string> {
  return Object.fromEntries(result.outcomes.map((one) => [one.id.name, one.outcome]));
}
