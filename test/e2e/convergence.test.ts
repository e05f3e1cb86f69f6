import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Json } from '../../src/domain/shared/json.ts';
import { FabricWorkspace } from '../support/fabric-workspace.ts';
import type { RunningApiserver } from '../support/kube-apiserver.ts';
import { describeWithKubeApiserver } from '../support/kube-apiserver-suite.ts';
import { startCli } from '../support/run-cli.ts';

const LIMIT = 120_000;
const agents = '/apis/agent.githedgehog.com/v1beta1/namespaces/default/agents';
const SECRET = 'registry-password-that-must-not-show';

const vlans = [
  'apiVersion: wiring.githedgehog.com/v1beta1',
  'kind: VLANNamespace',
  'metadata:',
  '  name: default',
  'spec:',
  '  ranges:',
  '  - {from: 1000, to: 2999}',
  '',
].join('\n');

const fabric = ['leaf-1', 'leaf-2']
  .map((name, at) =>
    [
      'apiVersion: wiring.githedgehog.com/v1beta1',
      'kind: Switch',
      'metadata:',
      `  name: ${name}`,
      'spec:',
      '  role: server-leaf',
      '  profile: vs',
      '  boot:',
      `    serial: ${name}`,
      `  asn: ${65101 + at}`,
      `  ip: 172.30.0.${8 + at}/21`,
      `  protocolIP: 172.30.8.${8 + at}/32`,
      `  vtepIP: 172.30.12.${8 + at}/32`,
      '',
    ].join('\n'),
  )
  .concat(vlans)
  .join('---\n');

/** A stand-in for controller and agent: rewrites the spec, later reports it applied. */
class StandIn {
  readonly #server: () => RunningApiserver;
  readonly moved: number[] = [];
  constructor(server: () => RunningApiserver) {
    this.#server = server;
  }

  async create(name: string): Promise<void> {
    const body = {
      apiVersion: 'agent.githedgehog.com/v1beta1',
      kind: 'Agent',
      metadata: { name },
      spec: { role: 'server-leaf', description: 'first', version: { password: SECRET } },
    };
    expect((await this.#server().kubeRequest('POST', agents, body)).status).toBe(201);
    await this.report(name);
  }

  /** What the controller does some time after an apply. */
  async rewrite(name: string, description: string): Promise<void> {
    const patch = { spec: { role: 'server-leaf', description, version: { password: SECRET } } };
    const answer = await this.#server().kubeRequest('PATCH', `${agents}/${name}`, patch, {
      contentType: 'application/merge-patch+json',
    });
    expect(answer.status).toBe(200);
    this.moved.push(Date.now());
  }

  /** The agent has applied its newest generation and is alive. */
  async report(name: string, options: { heartbeat?: string; generation?: number } = {}): Promise<void> {
    const { body } = await this.#server().kubeRequest('GET', `${agents}/${name}`);
    const { generation } = (body as { metadata: { generation: number } }).metadata;
    const applied = options.generation ?? generation;
    const status: Json = {
      lastAppliedGen: applied,
      lastAttemptGen: generation,
      lastHeartbeat: options.heartbeat ?? new Date().toISOString(),
      conditions: [],
    };
    const answer = await this.#server().kubeRequest(
      'PATCH',
      `${agents}/${name}/status`,
      { status },
      {
        contentType: 'application/merge-patch+json',
      },
    );
    expect(answer.status).toBe(200);
  }
}

describeWithKubeApiserver('waiting until the switches run it', (apiserver) => {
  let workspace: FabricWorkspace;
  let standIn: StandIn;
  beforeEach(async () => {
    await apiserver().wipe();
    const { body } = await apiserver().kubeRequest('GET', agents);
    for (const item of (body as { items: { metadata: { name: string } }[] }).items) {
      await apiserver().kubeRequest('DELETE', `${agents}/${item.metadata.name}`);
    }
    workspace = new FabricWorkspace();
    workspace.useKubeconfig(apiserver().kubeconfigFor('admin'));
    workspace.write('switches.yaml', fabric);
    workspace.commit();
    standIn = new StandIn(apiserver);
  });
  afterEach(() => workspace.remove());

  async function applyWhile(more: readonly string[], meanwhile: () => Promise<void>) {
    const started = Date.now();
    const { done } = startCli(workspace.arguments('apply', ['--output', 'json', ...more]), {
      cwd: workspace.root,
    });
    await Promise.all([done, meanwhile()]);
    const run = await done;
    expect(run.stdout + run.stderr).not.toContain(SECRET);
    const json = JSON.parse(run.stdout) as {
      convergence: { result: string; switches: { name: string; state: string }[] };
    };
    const states = Object.fromEntries(json.convergence.switches.map((one) => [one.name, one.state]));
    return { code: run.code, result: json.convergence.result, states, started, ended: Date.now() };
  }
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

  test(
    'agents rewritten a second after the apply are never reported converged before',
    async () => {
      await standIn.create('leaf-1');
      await standIn.create('leaf-2');
      const run = await applyWhile(['--wait', '60s', '--settle', '3s'], async () => {
        for (;;) {
          const { body } = await apiserver().kubeRequest(
            'GET',
            '/apis/wiring.githedgehog.com/v1beta1/namespaces/default/switches',
          );
          if ((body as { items: Json[] }).items.length === 2) break;
          await pause(50);
        }
        await pause(1000);
        await standIn.rewrite('leaf-1', 'second');
        await pause(1500);
        await standIn.report('leaf-1');
        await standIn.report('leaf-2');
      });
      expect(run).toMatchObject({
        code: 0,
        result: 'converged',
        states: { 'leaf-1': 'converged', 'leaf-2': 'converged' },
      });
      expect(run.ended).toBeGreaterThan((standIn.moved[0] ?? 0) + 3000);
    },
    LIMIT,
  );

  test(
    'a stuck, a silent and a missing switch are named, and the run is no success',
    async () => {
      await standIn.create('leaf-1');
      await standIn.rewrite('leaf-1', 'second');
      await standIn.report('leaf-1', { generation: 1 });
      const run = await applyWhile(['--wait', '3s', '--settle', '1s'], async () => undefined);
      expect(run).toMatchObject({
        code: 1,
        result: 'timed-out',
        states: { 'leaf-1': 'lagging', 'leaf-2': 'missing' },
      });
      await standIn.report('leaf-1', { heartbeat: new Date(Date.now() - 120_000).toISOString() });
      await standIn.create('leaf-2');
      workspace.edit('switches.yaml', 'serial: leaf-2', 'serial: other');
      const second = await applyWhile(['--wait', '3s', '--settle', '1s'], async () => undefined);
      expect(second).toMatchObject({ code: 1, states: { 'leaf-1': 'silent', 'leaf-2': 'converged' } });
    },
    LIMIT,
  );
});
