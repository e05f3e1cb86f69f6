import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import {
  type EmbeddedApiServer,
  startEmbeddedApiServer,
} from '../../../src/simulator/kube-apiserver/embedded-api-server.ts';
import { call, MERGE, part, SERVERS, SWITCHES, server } from '../kube-client.ts';

const REVIEWS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

describe('access', () => {
  let embedded: EmbeddedApiServer;
  let url: string;
  beforeAll(async () => {
    const rule = { verbs: ['patch'], groups: ['wiring.githedgehog.com'], resources: ['servers'] };
    embedded = await startEmbeddedApiServer({
      tokens: [
        { token: 'all', user: 'root', role: 'admin' },
        { token: 'eyes', user: 'eyes', role: 'reader' },
        { token: 'none', user: 'none', role: 'nobody' },
        { token: 'some', user: 'some', role: 'reader', rules: [rule] },
      ],
    });
    ({ url } = embedded);
    await call(url, 'POST', SERVERS, { token: 'all', body: server('a', {}) });
  });
  afterAll(() => embedded.stop());

  const patch = { type: MERGE, body: { spec: { description: 'x' } } };

  test('a token that nobody has is refused', async () => {
    const { code, body } = await call(url, 'GET', SERVERS, { token: 'wrong' });
    expect([code, body.message]).toEqual([401, 'Unauthorized']);
  });

  test('no token is somebody without rights, who may still ask for version and health', async () => {
    const { code, body } = await call(url, 'GET', SERVERS);
    expect(code).toBe(403);
    expect(body.message).toBe(
      'servers.wiring.githedgehog.com is forbidden: User "system:anonymous" cannot list resource "servers" in API group "wiring.githedgehog.com" in the namespace "default"',
    );
    expect((await call(url, 'GET', '/version')).code).toBe(200);
    expect((await call(url, 'GET', '/readyz')).code).toBe(200);
    expect((await call(url, 'GET', '/apis')).code).toBe(403);
  });

  test('a token may stand in the path, as kubectl sends none over plain HTTP', async () => {
    expect((await call(url, 'GET', `/as/eyes${SERVERS}/a`)).code).toBe(200);
    expect((await call(url, 'PATCH', `/as/eyes${SERVERS}/a`, patch)).code).toBe(403);
    expect((await call(url, 'GET', `/as/wrong${SERVERS}/a`)).code).toBe(401);
    const { contexts, clusters } = parse(embedded.kubeconfig('eyes'));
    expect(contexts.map(({ name }: { name: string }) => name)).toEqual(['embedded', 'kubectl']);
    expect(clusters[1].cluster.server).toBe(`${url}/as/eyes`);
  });

  test('what kubectl asks before it edits is answered: that a write takes fieldValidation', async () => {
    const { body: index } = await call(url, 'GET', '/openapi/v3', { token: 'all' });
    const { serverRelativeURL } = part(index.paths, 'apis/wiring.githedgehog.com/v1beta1');
    const { body } = await call(url, 'GET', String(serverRelativeURL), { token: 'all' });
    const { patch: operation } = part(
      body.paths,
      '/apis/wiring.githedgehog.com/v1beta1/namespaces/{namespace}/servers/{name}',
    );
    expect(operation).toMatchObject({
      'x-kubernetes-group-version-kind': {
        group: 'wiring.githedgehog.com',
        version: 'v1beta1',
        kind: 'Server',
      },
      parameters: expect.arrayContaining([expect.objectContaining({ name: 'fieldValidation', in: 'query' })]),
    });
    expect((await call(url, 'GET', '/openapi/v3/apis/nobody/v1', { token: 'all' })).code).toBe(404);
    expect((await call(url, 'GET', '/openapi/v3')).code).toBe(403);
  });

  test('a reader reads and does not write', async () => {
    expect((await call(url, 'GET', `${SERVERS}/a`, { token: 'eyes' })).code).toBe(200);
    expect((await call(url, 'PATCH', `${SERVERS}/a`, { token: 'eyes', ...patch })).code).toBe(403);
  });

  test('a rule opens one verb on one kind and nothing else', async () => {
    expect((await call(url, 'PATCH', `${SERVERS}/a`, { token: 'some', ...patch })).code).toBe(200);
    expect((await call(url, 'PATCH', `${SWITCHES}/a`, { token: 'some', ...patch })).code).toBe(403);
    expect((await call(url, 'DELETE', `${SERVERS}/a`, { token: 'some' })).code).toBe(403);
  });

  test.each([
    ['all', 'delete', true],
    ['eyes', 'list', true],
    ['eyes', 'patch', false],
    ['some', 'patch', true],
    ['none', 'get', false],
  ])('%s asks whether it may %s and is told %s', async (token, verb, allowed) => {
    const resourceAttributes = {
      verb,
      group: 'wiring.githedgehog.com',
      resource: 'servers',
      namespace: 'default',
    };
    const body = {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes },
    };
    const answer = await call(url, 'POST', REVIEWS, { token, body });
    expect([answer.code, part(answer.body, 'status').allowed]).toEqual([201, allowed]);
  });
});
