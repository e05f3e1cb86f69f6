import { expect } from '@jest/globals';
import type { JsonObject } from '../../../../src/domain/shared/json.ts';
import type { ContractCase, ContractServer, ContractUser } from '../contract-case.ts';
import { apply, asObject, expectObject, expectRefusal } from '../expectations.ts';
import { accessReviews, configMaps, server, servers } from '../fabric-objects.ts';

async function review(api: ContractServer, user: ContractUser, verb: string): Promise<JsonObject> {
  const question = { group: 'wiring.githedgehog.com', resource: 'servers', namespace: 'default', verb };
  const body = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: question },
  };
  const answer = expectObject(await api.send('POST', accessReviews, body, { user }), 201);
  expect(asObject(answer.spec).resourceAttributes).toEqual(question);
  return asObject(answer.status);
}

export const accessCases: readonly ContractCase[] = [
  {
    id: 'access/bad-token',
    title: 'answers 401 Unauthorized to a token it does not know',
    async run(api) {
      expectRefusal(await api.send('GET', servers, undefined, { token: 'nonsense' }), 401, 'Unauthorized');
    },
  },
  {
    id: 'access/no-token',
    title: 'answers 403 Forbidden to nobody in particular',
    async run(api) {
      const status = expectRefusal(
        await api.send('GET', servers, undefined, { user: null }),
        403,
        'Forbidden',
      );
      expect(status.message).toContain('"system:anonymous"');
    },
  },
  {
    id: 'access/forbidden-says-what',
    title: 'names user, verb, kind, group and namespace when it forbids',
    async run(api) {
      const status = expectRefusal(
        await api.send('POST', servers, server('server-1'), { user: 'reader' }),
        403,
        'Forbidden',
      );
      expect(status.message).toBe(
        'servers.wiring.githedgehog.com is forbidden: User "reader" cannot create resource "servers" in API group "wiring.githedgehog.com" in the namespace "default"',
      );
      expect(status.details).toEqual({ group: 'wiring.githedgehog.com', kind: 'servers' });
    },
  },
  {
    id: 'access/forbidden-writes-nothing',
    title: 'stores nothing of a write it forbids',
    async run(api) {
      await api.send('POST', servers, server('server-1'), { user: 'reader' });
      expectRefusal(await api.send('GET', `${servers}/server-1`), 404, 'NotFound');
    },
  },
  {
    id: 'access/reader-reads',
    title: 'lets a reader list',
    async run(api) {
      expectObject(await api.send('GET', servers, undefined, { user: 'reader' }), 200);
      expectObject(await api.send('GET', configMaps, undefined, { user: 'reader' }), 200);
    },
  },
  {
    id: 'access/nobody-reads',
    title: 'forbids reading to who has no right',
    async run(api) {
      const status = expectRefusal(
        await api.send('GET', servers, undefined, { user: 'nobody' }),
        403,
        'Forbidden',
      );
      expect(status.message).toContain('cannot list resource "servers"');
    },
  },
  {
    id: 'access/dry-run-is-a-write',
    title: 'authorizes a dry-run like the write it stands for',
    async run(api) {
      const parameters = { query: '&dryRun=All', request: { user: 'reader' } } as const;
      const status = expectRefusal(
        await apply(api, servers, server('server-1'), parameters),
        403,
        'Forbidden',
      );
      expect(status.message).toContain('cannot patch resource "servers"');
    },
  },
  {
    id: 'access/discovery-for-all',
    title: 'shows version and discovery to everybody who is known',
    async run(api) {
      expectObject(await api.send('GET', '/version', undefined, { user: 'nobody' }), 200);
      expectObject(await api.send('GET', '/apis', undefined, { user: 'nobody' }), 200);
    },
  },
  {
    id: 'access/review-allowed',
    title: 'answers a review with allowed where it would allow',
    async run(api) {
      expect((await review(api, 'admin', 'patch')).allowed).toBe(true);
      expect((await review(api, 'reader', 'list')).allowed).toBe(true);
    },
  },
  {
    id: 'access/review-denied',
    title: 'answers a review with not allowed where it would forbid',
    async run(api) {
      expect((await review(api, 'reader', 'patch')).allowed).toBe(false);
      expect((await review(api, 'nobody', 'list')).allowed).toBe(false);
    },
  },
  {
    id: 'access/review-unserved-kind',
    title: 'answers a review for a kind that is not served like any other',
    async run(api) {
      const body = {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: { resourceAttributes: { group: 'none.githedgehog.com', resource: 'routers', verb: 'get' } },
      };
      const answer = expectObject(await api.send('POST', accessReviews, body, { user: 'nobody' }), 201);
      expect(asObject(answer.status).allowed).toBe(false);
    },
  },
];
