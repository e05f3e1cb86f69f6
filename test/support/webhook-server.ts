import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import { isJsonObject, type Json, type JsonObject, jsonEquals } from '../../src/domain/shared/json.ts';
import type {
  AdmissionCache,
  AdmissionHook,
  AdmissionRequest,
} from '../../src/simulator/kube-apiserver/admission/admission.ts';
import { base64, selfSigned } from '../adapters/kubernetes/self-signed.ts';

const HOST = '127.0.0.1';
const REGISTRATION = '/apis/admissionregistration.k8s.io/v1';
const NAME = 'hedgehog-sync-test-fabric';

/** Webhooks over HTTPS, as a real API server calls them. */
export interface WebhookServer {
  /** What has to be created on the API server so that it asks, as path of the collection and body. */
  readonly registrations: readonly {
    readonly path: string;
    readonly name: string;
    readonly body: JsonObject;
  }[];
  stop(): Promise<void>;
}

/** Serves the hook for every kind of the fabric that has webhooks. Its cache sees each admitted write at once. */
export async function startWebhookServer(hook: AdmissionHook): Promise<WebhookServer> {
  const pair = selfSigned(HOST);
  if (pair === null) throw new Error('webhooks need a certificate: openssl is missing');
  const cache = new SeenObjects();
  const server = createServer({ key: pair.key, cert: pair.cert }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const review: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      const answer = isJsonObject(review)
        ? answerTo(review, hook, cache, request.url?.startsWith('/mutate') === true)
        : {};
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const url = `https://${HOST}:${(server.address() as AddressInfo).port}`;
  return { registrations: registrationsOf(url, base64(pair.cert)), stop: () => close(server) };
}

function answerTo(
  review: JsonObject,
  hook: AdmissionHook,
  cache: SeenObjects,
  mutating: boolean,
): JsonObject {
  const request = isJsonObject(review.request) ? review.request : {};
  const asked = requestOf(request);
  const uid = request.uid ?? '';
  const answer = (response: JsonObject): JsonObject => ({
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    response: { uid, ...response },
  });
  if (mutating) {
    const patch = jsonPatch(asked.object, hook.mutate?.(asked, cache) ?? asked.object);
    if (patch.length === 0) return answer({ allowed: true });
    return answer({ allowed: true, patchType: 'JSONPatch', patch: base64(JSON.stringify(patch)) });
  }
  const denial = hook.validate?.(asked, cache);
  if (denial !== undefined) {
    return answer({ allowed: false, status: { code: 403, message: denial.message } });
  }
  if (!asked.dryRun) cache.note(asked);
  return answer({ allowed: true });
}

function requestOf(request: JsonObject): AdmissionRequest {
  const kind = isJsonObject(request.kind) ? request.kind : {};
  const live = isJsonObject(request.oldObject) ? request.oldObject : undefined;
  const operation =
    request.operation === 'DELETE' || request.operation === 'CREATE' ? request.operation : 'UPDATE';
  return {
    operation,
    group: String(kind.group ?? ''),
    kind: String(kind.kind ?? ''),
    namespace: String(request.namespace ?? ''),
    name: String(request.name ?? ''),
    object: isJsonObject(request.object) ? request.object : (live ?? {}),
    live,
    dryRun: request.dryRun === true,
  };
}

/** From one object to another: spec and metadata as a whole, which gives the same as many small steps. */
function jsonPatch(before: JsonObject, after: JsonObject): JsonObject[] {
  return ['spec', 'metadata'].flatMap((key): JsonObject[] => {
    const [from, to] = [before[key], after[key]];
    return to === undefined || jsonEquals(from, to) ? [] : [{ op: 'add', path: `/${key}`, value: to }];
  });
}

/** What was admitted so far. */
class SeenObjects implements AdmissionCache {
  readonly #kinds = new Map<string, Map<string, JsonObject>>();

  find(kind: string, name: string): JsonObject | undefined {
    return this.#kinds.get(kind)?.get(name);
  }

  all(kind: string): readonly JsonObject[] {
    return [...(this.#kinds.get(kind)?.values() ?? [])];
  }

  note({ operation, kind, name, object }: AdmissionRequest): void {
    const objects = this.#kinds.get(kind) ?? new Map<string, JsonObject>();
    this.#kinds.set(kind, objects);
    if (operation === 'DELETE') objects.delete(name);
    else objects.set(name, object);
  }
}

/** A call that fails is passed over: what is not filled in shows in the tests, and a suite after this one is not stopped. */
function registrationsOf(url: string, caBundle: string): WebhookServer['registrations'] {
  const rules = (operations: readonly string[]): Json =>
    fabricRegistry.kinds
      .filter((kind) => kind.owner === 'user')
      .map((kind) => ({
        apiGroups: [kind.group],
        apiVersions: [kind.version],
        resources: [kind.plural],
        operations,
        scope: 'Namespaced',
      }));
  const common = {
    sideEffects: 'None',
    failurePolicy: 'Ignore',
    admissionReviewVersions: ['v1'],
    timeoutSeconds: 10,
  };
  const configuration = (kind: string, path: string, operations: readonly string[]): JsonObject => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind,
    metadata: { name: NAME },
    webhooks: [
      {
        ...common,
        name: `${path}.fabric.test`,
        clientConfig: { url: `${url}/${path}`, caBundle },
        rules: rules(operations),
      },
    ],
  });
  return [
    {
      path: `${REGISTRATION}/mutatingwebhookconfigurations`,
      name: NAME,
      body: configuration('MutatingWebhookConfiguration', 'mutate', ['CREATE', 'UPDATE']),
    },
    {
      path: `${REGISTRATION}/validatingwebhookconfigurations`,
      name: NAME,
      body: configuration('ValidatingWebhookConfiguration', 'validate', ['CREATE', 'UPDATE', 'DELETE']),
    },
  ];
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // after nothing new is taken: the API server comes back at once
  server.closeAllConnections();
  await closed;
}
