import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import {
  type EmbeddedApiServer,
  startEmbeddedApiServer,
} from '../../src/simulator/kube-apiserver/embedded-api-server.ts';
import { eventFiles } from '../entry/action/event-files.ts';
import { type ActionCall, type ActionRun, ActionStage, OWNER, REPO } from '../support/action-stage.ts';
import { SECRET_FORMS, type Secrets, tracesOf } from '../support/secret-traces.ts';
import { SERVERS, servers } from './action-fabric.ts';

const LIMIT = 60_000;
/** What markdown would escape, break or link is in each of them. */
const CLUSTER_TOKEN = 'cluster_token/with+odd=chars&more~0123456789abcdef0123456789';
const IN_KUBECONFIG: Secrets = {
  'token of the cluster': CLUSTER_TOKEN,
  password: 'pass_word%of the "planted" <kind>',
  'environment of a plugin': 'plugin_env*secret-4711-abcdef0',
  'argument of a plugin': 'plugin_arg~secret-0815-abcdef1',
  'password of a proxy': 'proxy_pass-2222-abcdef2',
};
/** Of the machine; nobody has to know them, because nobody has a reason to show them. */
const AROUND: Secrets = {
  'proxy of the machine': 'machine_proxy-3333-abcdef3',
  'spec of an Agent': 'agent_spec-4444-abcdef4',
};

describe('secrets', () => {
  let stage: ActionStage;
  let server: EmbeddedApiServer;
  let key: string;
  beforeEach(async () => {
    key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    server = await startEmbeddedApiServer({
      tokens: [{ token: CLUSTER_TOKEN, user: 'ours', role: 'admin' }],
    });
    stage = await ActionStage.start();
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
    stage.workspace.commit();
    stage.push();
    const token = Buffer.from(`x-access-token:${stage.token}`);
    // as actions/checkout leaves it behind, and as people write it
    stage.workspace.git(
      'config',
      'http.https://github.com/.extraheader',
      `basic ${token.toString('base64')}`,
    );
    stage.workspace.git('remote', 'add', 'origin', `https://x-access-token:${stage.token}@github.com/acme/x`);
  });
  afterEach(async () => {
    await server.stop();
    await stage.stop();
  });

  function kubeconfig(user: object = {}, cluster: object = {}): string {
    const root = parse(server.kubeconfig(CLUSTER_TOKEN)) as {
      users: object[];
      clusters: { name: string; cluster: object }[];
      contexts: { context: { user: string } }[];
    };
    const proxy = `http://someone:${IN_KUBECONFIG['password of a proxy']}@127.0.0.1:9`;
    const used = {
      token: CLUSTER_TOKEN,
      password: IN_KUBECONFIG.password,
      'client-key-data': Buffer.from(key).toString('base64'),
      ...user,
    };
    return stringify({
      ...root,
      users: [
        { name: root.contexts[0]?.context.user, user: used },
        { name: 'other', user: { exec: plugin('never-started') } },
      ],
      clusters: [
        ...root.clusters.map((one) => ({ ...one, cluster: { ...one.cluster, ...cluster } })),
        { name: 'other', cluster: { server: 'https://127.0.0.1:9', 'proxy-url': proxy } },
      ],
    });
  }

  function plugin(command: string): object {
    return {
      apiVersion: 'client.authentication.k8s.io/v1',
      command,
      args: ['login', `--client-secret=${IN_KUBECONFIG['argument of a plugin']}`],
      env: [{ name: 'PLUGIN_SECRET', value: IN_KUBECONFIG['environment of a plugin'] }],
      interactiveMode: 'Never',
    };
  }

  const keyLines = () => key.split('\n').filter((line) => line.length > 10 && !line.startsWith('-----'));

  function known(): Secrets {
    const lines = keyLines().map((line, index) => [`line ${index + 1} of the key`, line]);
    return {
      ...IN_KUBECONFIG,
      'token of GitHub': stage.token,
      key: key.trim(),
      ...Object.fromEntries(lines),
    };
  }

  /** Everything a run left anywhere, but for the lines by which the runner itself learns of secrets. */
  function traces(run: ActionRun): string {
    const kinds = ['Server', 'Agent', 'ConfigMap', 'Lease'];
    const stored = kinds.flatMap((kind) => server.store.list(kind)).filter(({ kind }) => kind !== 'Agent');
    const parts = [run.stdout, run.stderr, ...run.files.values(), stage.sentToGitHub()];
    return [...parts, JSON.stringify(stored), JSON.stringify(server.requests())].join('\n\n');
  }

  function expectHidden(run: ActionRun): void {
    expect(tracesOf(traces(run), { ...known(), ...AROUND })).toEqual([]);
    const password = IN_KUBECONFIG.password ?? '';
    expect(run.masks).toEqual(expect.arrayContaining([CLUSTER_TOKEN, password, stage.token, ...keyLines()]));
  }

  const run = (call: Partial<ActionCall> = {}) =>
    stage.run({
      event: 'push',
      payload: eventFiles.push(),
      ...call,
      inputs: { kubeconfig: kubeconfig(), ...call.inputs },
      environment: {
        HTTPS_PROXY: `http://someone:${AROUND['proxy of the machine']}@127.0.0.1:9`,
        RUNNER_DEBUG: '1',
        ...call.environment,
      },
    });

  const said = (form: (secret: string) => string) => Object.values(known()).map(form).join(' and ');

  test(
    'appear nowhere in a run that goes well, and are registered with the runner before anything is said',
    async () => {
      const spec = { description: AROUND['spec of an Agent'] ?? '' };
      const agent = {
        apiVersion: 'agent.githedgehog.com/v1beta1',
        kind: 'Agent',
        metadata: { name: 'leaf-01' },
      };
      const agents = '/apis/agent.githedgehog.com/v1beta1/namespaces/default/agents';
      expect(server.store.request('POST', agents, { ...agent, spec }).code).toBe(201);
      const applied = await run({ inputs: { mode: 'apply', wait: '1s' } });
      expect(applied).toMatchObject({ code: 0 });
      expect(stage.status('lab/status.json')).toContain('"fabric": "lab"');
      expect(stage.status('lab/drift.json')).toBeDefined();
      expectHidden(applied);
      expectHidden(await run({ inputs: { mode: 'drift' } }));
    },
    LIMIT,
  );

  test.each(SECRET_FORMS)(
    'that both servers send back %s in their errors appear nowhere',
    async (_how, form) => {
      const body = { message: said(form), errors: [{ code: 'custom', message: said(form) }] };
      const message = `admission webhook "fabric" denied the request: ${said(form)}`;
      const denied = { type: 'status', code: 403, message } as const;
      const refusal = server.inject({ method: 'PATCH', path: SERVERS, fault: denied });
      const noCheck = stage.fake.fault({ path: /check-runs/, fault: { type: 'answer', status: 403, body } });
      const refused = await run({ inputs: { mode: 'apply' } });
      refusal();
      noCheck();
      expect(refused).toMatchObject({ code: 1 });
      expect(refused.summary).toContain('HHS-2511');
      expect(refused.summary).toContain('There is no check run');
      expectHidden(refused);
      const broken = { type: 'status', code: 500, message: `broken: ${said(form)}` } as const;
      server.inject({ method: 'GET', path: SERVERS, fault: broken });
      stage.fake.fault({ path: /graphql|git\/trees/, fault: { type: 'answer', status: 422, body } });
      const failed = await run({ inputs: { mode: 'drift', retries: '0' } });
      expect(failed).toMatchObject({ code: 1 });
      expect(failed.summary).toContain('HHS-2513');
      expect(failed.summary).toContain('The status was not written');
      expectHidden(failed);
    },
    LIMIT,
  );

  test(
    'that GitHub sends back to the first question of a run, which ends it, appear nowhere',
    async () => {
      const message = SECRET_FORMS.map(([, form]) => said(form)).join(' ');
      const path = new RegExp(`^/repos/${OWNER}/${REPO}$`);
      for (const status of [403, 422]) {
        const undo = stage.fake.fault({ path, fault: { type: 'answer', status, body: { message } } });
        const nothing = await run({ payload: { ref: 'refs/heads/main' }, inputs: { mode: 'drift' } });
        undo();
        expect(nothing).toMatchObject({ code: 1 });
        expect(nothing.stdout).toContain('::error title=hedgehog-sync HHS-');
        expectHidden(nothing);
      }
    },
    LIMIT,
  );

  test(
    'that a credential plugin prints when it fails appear nowhere, nor those that it was started with',
    async () => {
      const command = join(stage.workspace.root, 'login');
      writeFileSync(command, '#!/bin/sh\necho "cannot use $PLUGIN_SECRET with $*" >&2\nexit 1\n');
      chmodSync(command, 0o755);
      const given = kubeconfig({ token: undefined, password: undefined, exec: plugin(command) });
      const environment = { HEDGEHOG_SYNC_KUBECONFIG_TEXT: kubeconfig() };
      for (const allowed of [command, '']) {
        const inputs = { kubeconfig: given, 'allow-exec': allowed, mode: 'drift' };
        const failed = await run({ inputs, environment });
        expect(failed).toMatchObject({ code: 1 });
        expect(failed.summary).toContain(allowed === '' ? 'HHS-2013' : 'HHS-2203');
        expectHidden(failed);
      }
    },
    LIMIT,
  );

  test(
    'in addresses of a kubeconfig appear nowhere when nobody answers there',
    async () => {
      const address = `http://someone:${IN_KUBECONFIG['password of a proxy']}@127.0.0.1:9`;
      for (const cluster of [{ 'proxy-url': address }, { server: address }, { 'proxy-url': `h${address}` }]) {
        const inputs = { kubeconfig: kubeconfig({}, cluster), mode: 'drift', retries: '0' };
        const failed = await run({ inputs });
        expect(failed).toMatchObject({ code: 1 });
        expectHidden(failed);
      }
    },
    LIMIT,
  );

  test.each([
    ['broken', (text: string) => text.replace('users:', 'users: [')],
    ['without the user it names', (text: string) => text.replace('users:', 'user-list:')],
    ['packed', (text: string) => Buffer.from(text).toString('base64')],
  ])(
    'of a kubeconfig that is %s appear nowhere',
    async (_how, make) => {
      const message = said((secret) => secret);
      const fault = { type: 'status', code: 500, message } as const;
      server.inject({ method: 'GET', path: SERVERS, fault });
      const failed = await run({ inputs: { kubeconfig: make(kubeconfig()), mode: 'drift', retries: '0' } });
      expect(failed).toMatchObject({ code: 1 });
      expect(tracesOf(traces(failed), { ...known(), ...AROUND })).toEqual([]);
    },
    LIMIT,
  );

  test(
    'given to the wrong input are not shown where the others are known',
    async () => {
      for (const inputs of [
        { context: CLUSTER_TOKEN },
        { mode: stage.token },
        { 'allow-exec': kubeconfig() },
      ]) {
        const environment = { HEDGEHOG_SYNC_KUBECONFIG_TEXT: kubeconfig() };
        const failed = await run({ inputs: { kubeconfig: '', ...inputs }, environment });
        expect(tracesOf(traces(failed), { ...known(), ...AROUND })).toEqual([]);
      }
    },
    LIMIT,
  );
});
