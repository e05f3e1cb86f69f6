import { afterAll, beforeAll, describe } from '@jest/globals';
import { DEFAULT_FABRIC_CONFIG, type FabricConfig } from '../../src/domain/resource/fabric-config.ts';
import { isJsonObject, type JsonObject } from '../../src/domain/shared/json.ts';
import { fabricAdmission } from '../../src/simulator/fabric-admission/fabric-admission.ts';
import type { AdmissionHook } from '../../src/simulator/kube-apiserver/admission/admission.ts';
import { startEmbeddedApiServer } from '../../src/simulator/kube-apiserver/embedded-api-server.ts';
import type { RunningApiserver } from './kube-apiserver.ts';
import { describeWithKubeApiserver } from './kube-apiserver-suite.ts';
import { type LawServer, LawWorld } from './law-world.ts';
import { startWebhookServer } from './webhook-server.ts';

const SET_UP_MS = 120_000;

/** The suite on the embedded API server, and on a real kube-apiserver with the webhooks over HTTPS where that is wanted. */
export function describeLaw(name: string, body: (law: () => LawStage) => void): void {
  describe(`${name}, on the embedded API server`, () => withStage(embeddedServer, body));
  describeWithKubeApiserver(`${name}, on a real kube-apiserver`, (apiserver) => {
    // in a describe of its own: what is registered there must be gone before the server is handed on
    describe('behind webhooks', () => withStage(() => realServer(apiserver()), body));
  });
}

export interface LawStage {
  readonly server: LawServer;
  readonly world: LawWorld;
}

function withStage(start: () => Promise<LawServer>, body: (law: () => LawStage) => void): void {
  let stage: LawStage | undefined;
  beforeAll(async () => {
    const server = await start();
    stage = { server, world: new LawWorld(server) };
  }, SET_UP_MS);
  afterAll(async () => {
    stage?.world.close();
    await stage?.server.stop();
  }, SET_UP_MS);
  body(() => {
    if (stage === undefined) throw new Error('the server is there only inside tests and hooks');
    return stage;
  });
}

/** The fabric's webhooks, with a configuration that can be exchanged and rules that can be switched off. */
function switchable(): {
  readonly hook: AdmissionHook;
  use(config: FabricConfig): void;
  setRules(on: boolean): void;
} {
  let played = fabricAdmission({ config: DEFAULT_FABRIC_CONFIG });
  let rules = true;
  return {
    hook: {
      mutate: (request, cache) => played.mutate?.(request, cache) ?? request.object,
      validate: (request, cache) => (rules ? played.validate?.(request, cache) : undefined),
    },
    use: (config) => {
      played = fabricAdmission({ config });
    },
    setRules: (on) => {
      rules = on;
    },
  };
}

async function embeddedServer(): Promise<LawServer> {
  const { hook, use, setRules } = switchable();
  const server = await startEmbeddedApiServer({ cacheLagMs: 0, admission: [hook] });
  return {
    kind: 'embedded',
    kubeconfig: () => server.kubeconfig(),
    useConfig: use,
    setRules,
    stop: () => server.stop(),
  };
}

async function realServer(apiserver: RunningApiserver): Promise<LawServer> {
  const { hook, use, setRules } = switchable();
  const webhooks = await startWebhookServer(hook);
  for (const { path, body } of webhooks.registrations) {
    const { status, text } = await apiserver.kubeRequest('POST', path, body);
    if (status !== 201) throw new Error(`POST ${path}: ${status} ${text}`);
  }
  await until(async () => await areAsked(apiserver));
  return {
    kind: 'real',
    kubeconfig: () => apiserver.kubeconfigFor('admin'),
    useConfig: use,
    setRules,
    stop: async () => {
      setRules(false);
      for (const { path, name } of webhooks.registrations) {
        await apiserver.kubeRequest('DELETE', `${path}/${name}`);
      }
      await until(async () => !(await areAsked(apiserver)));
      await webhooks.stop();
      // hundreds of objects, and nobody to be asked about each any more
      await apiserver.wipe();
    },
  };
}

const PROBES = '/apis/vpc.githedgehog.com/v1beta1/namespaces/default/vpcattachments';
const PROBE: JsonObject = {
  apiVersion: 'vpc.githedgehog.com/v1beta1',
  kind: 'VPCAttachment',
  metadata: { name: 'probe', namespace: 'default' },
  spec: { subnet: 'probe', connection: 'probe' },
};

/** The API server hears of its webhooks a little later: a dry-run tells when. A refusal comes from them, too. */
async function areAsked(apiserver: RunningApiserver): Promise<boolean> {
  const { status, body } = await apiserver.kubeRequest('POST', `${PROBES}?dryRun=All`, PROBE);
  const metadata = isJsonObject(body) && isJsonObject(body.metadata) ? body.metadata : {};
  return status === 403 || isJsonObject(metadata.labels);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + SET_UP_MS / 2;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error('the API server did not take the webhooks up in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
