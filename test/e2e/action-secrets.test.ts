import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import {
  type EmbeddedApiServer,
  startEmbeddedApiServer,
} from '../../src/simulator/kube-apiserver/embedded-api-server.ts';
import { eventFiles } from '../entry/action/event-files.ts';
import { type ActionRun, ActionStage } from '../support/action-stage.ts';
import { SERVERS, servers } from './action-fabric.ts';

const LIMIT = 60_000;
const CLUSTER_TOKEN = 'cluster-token/with+odd=chars&more~0123456789';
const PASSWORD = 'pass word%of the "planted" kind';

/** The ways in which a secret may come back out of a server. */
const FORMS: readonly (readonly [string, (secret: string) => string])[] = [
  ['as it is', (secret) => secret],
  ['in base64', (secret) => Buffer.from(secret).toString('base64')],
  ['in base64 inside another text', (secret) => Buffer.from(`x${secret}yz`).toString('base64')],
  [
    'in base64 on several lines',
    (secret) =>
      Buffer.from(secret)
        .toString('base64')
        .replaceAll(/(.{76})/g, '$1\n'),
  ],
  ['URL-encoded', (secret) => encodeURIComponent(secret)],
  ['as JSON', (secret) => JSON.stringify({ secret })],
];

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
  });
  afterEach(async () => {
    await server.stop();
    await stage.stop();
  });

  function kubeconfig(): string {
    const root = parse(server.kubeconfig(CLUSTER_TOKEN)) as { users: { user: object }[] };
    const user = {
      token: CLUSTER_TOKEN,
      password: PASSWORD,
      'client-key-data': Buffer.from(key).toString('base64'),
    };
    return stringify({ ...root, users: root.users.map((one) => ({ ...one, user })) });
  }

  /** Everything a run left anywhere, but for the lines by which the runner itself learns of secrets. */
  function traces(run: ActionRun): string {
    return [run.stdout, run.stderr, ...run.files.values(), stage.sentToGitHub()].join('\n');
  }

  function expectHidden(run: ActionRun): void {
    const text = traces(run);
    const lines = key.split('\n').filter((line) => line.length > 10 && !line.startsWith('-----'));
    const secrets = [CLUSTER_TOKEN, PASSWORD, stage.token, key.trim(), ...lines];
    const found = secrets.flatMap((secret) =>
      FORMS.slice(0, 5).flatMap(([how, form]) =>
        text.includes(core(form(secret))) ? [`${secret} ${how}`] : [],
      ),
    );
    expect(found).toEqual([]);
    expect(run.masks).toEqual(expect.arrayContaining([CLUSTER_TOKEN, PASSWORD, stage.token, ...lines]));
  }

  const push = (mode = 'apply') =>
    stage.run({ event: 'push', payload: eventFiles.push(), inputs: { kubeconfig: kubeconfig(), mode } });

  test(
    'appear nowhere in a run that goes well, and are registered with the runner before anything is said',
    async () => {
      const run = await push();
      expect(run).toMatchObject({ code: 0 });
      expectHidden(run);
      expect(run.masks.length).toBeGreaterThan(5);
      expect(JSON.stringify(server.requests())).not.toContain(CLUSTER_TOKEN);
    },
    LIMIT,
  );

  test.each(FORMS)(
    'that the API server sends back %s in its errors appear nowhere',
    async (_how, form) => {
      const said = [CLUSTER_TOKEN, PASSWORD, key, stage.token].map(form).join(' and ');
      const status = { type: 'status', code: 403, message: `forbidden: ${said}` } as const;
      server.inject({ method: 'PATCH', path: SERVERS, fault: status });
      const refused = await push();
      expect(refused).toMatchObject({ code: 1 });
      expectHidden(refused);
    },
    LIMIT,
  );

  test(
    'that end a run as the error of a list, or come from GitHub, appear nowhere, not even when debugging',
    async () => {
      const message = FORMS.map(([, form]) => form(CLUSTER_TOKEN)).join(' ');
      const fault = { type: 'status', code: 500, message } as const;
      server.inject({ method: 'GET', path: SERVERS, fault });
      stage.fake.fault({
        path: /graphql|git\/trees/,
        fault: { type: 'answer', status: 422, body: { message } },
      });
      const run = await stage.run({
        event: 'push',
        payload: eventFiles.push(),
        inputs: { mode: 'drift' },
        environment: { HEDGEHOG_SYNC_KUBECONFIG_TEXT: kubeconfig(), RUNNER_DEBUG: '1' },
      });
      expect(run).toMatchObject({ code: 1 });
      expect(run.summary).toContain('HHS-2513');
      expectHidden(run);
    },
    LIMIT,
  );
});

/** What of a form must not be found: its ends may be mixed with other bytes, or be cut at a line end. */
function core(form: string): string {
  const first = form.split('\n')[0] ?? '';
  return first.length > 30 ? first.slice(8, -8) : first;
}
