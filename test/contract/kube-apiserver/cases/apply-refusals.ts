import { expect } from '@jest/globals';
import type { JsonObject } from '../../../../src/domain/shared/json.ts';
import type { KubeResponse } from '../../../support/kube-apiserver-http.ts';
import type { ContractCase, ContractServer } from '../contract-case.ts';
import {
  applied,
  appliedFirst,
  apply,
  expectObject,
  expectRefusal,
  metadata,
  patched,
  read,
  version,
} from '../expectations.ts';
import { fabricSwitch, server, servers, switches } from '../fabric-objects.ts';

const path = `${servers}/server-1`;
const one = () => server('server-1', { description: 'one' });

/** An apply of JSON in which `spec.description` stands twice, as `one` and then as `two`. */
function sendTwice(
  api: ContractServer,
  validation: 'Ignore' | 'Strict' | 'Warn',
  spec: JsonObject = {},
): Promise<KubeResponse> {
  const body = JSON.stringify(server('server-1', { ...spec, description: 'one', profile: 'two' }));
  return api.send(
    'PATCH',
    `${path}?fieldManager=git&fieldValidation=${validation}`,
    body.replace('"profile"', '"description"'),
    { contentType: 'application/apply-patch+yaml' },
  );
}

export const applyRefusalCases: readonly ContractCase[] = [
  {
    id: 'apply/no-manager',
    title: 'refuses an apply without a field manager',
    async run(api) {
      const answer = await api.send('PATCH', path, one(), { contentType: 'application/apply-patch+yaml' });
      const status = expectRefusal(answer, 422, 'Invalid');
      expect(status.details).toMatchObject({
        causes: [{ reason: 'FieldValueRequired', field: 'fieldManager' }],
      });
    },
  },
  {
    id: 'apply/dry-run-conflict',
    title: 'refuses in a dry-run what it would refuse without',
    async run(api) {
      await appliedFirst(api, servers, one());
      const answer = await apply(api, servers, server('server-1', { description: 'two' }), {
        manager: 'else',
        query: '&dryRun=All',
      });
      expectRefusal(answer, 409, 'Conflict');
    },
  },
  {
    id: 'apply/unknown-field',
    title: 'refuses a field that the schema has not and names it',
    async run(api) {
      const answer = await apply(api, servers, server('server-1', { description: 'one', descripton: 'x' }));
      expect(answer.status).toBe(500);
      expect(answer.text).toContain('.spec.descripton: field not declared in schema');
      expectRefusal(await api.send('GET', path), 404, 'NotFound');
    },
  },
  {
    id: 'apply/unknown-field-anywhere',
    title: 'refuses a field that the schema has not, whatever is asked of validation',
    async run(api) {
      const unknown: readonly JsonObject[] = [
        server('server-1', { bogus: 1 }),
        server('server-1', {}, { bogus: 'x' }),
        { ...one(), bogus: 1 },
        fabricSwitch('server-1', { boot: { bogus: 1 } }),
      ];
      for (const body of unknown) {
        const collection = body.kind === 'Switch' ? switches : servers;
        for (const validation of ['Ignore', 'Warn', 'Strict'] as const) {
          const answer = await apply(api, collection, body, { validation });
          expect(answer.status).toBe(500);
          expect(answer.text).toContain('bogus: field not declared in schema');
        }
        expectRefusal(await api.send('GET', `${collection}/server-1`), 404, 'NotFound');
      }
    },
  },
  {
    id: 'apply/duplicate-key',
    title: 'refuses a key given twice under strict validation, and warns of it unless told otherwise',
    async run(api) {
      const { message } = expectRefusal(await sendTwice(api, 'Strict'), 400, 'BadRequest');
      expect(message).toContain('key "description" already set in map');
      const answer = await sendTwice(api, 'Warn');
      expect(expectObject(answer, 201).spec).toEqual({ description: 'two' });
      expect(String(answer.headers.warning)).toContain('key \\"description\\" already set in map');
    },
  },
  {
    id: 'apply/duplicate-key-ignored',
    title: 'takes the last of a key given twice, without a word, when told to ignore',
    async run(api) {
      const answer = await sendTwice(api, 'Ignore');
      expect(expectObject(answer, 201).spec).toEqual({ description: 'two' });
      expect(answer.headers.warning).toBeUndefined();
    },
  },
  {
    id: 'apply/duplicate-key-last',
    title: 'tells of the schema and of other owners before it looks for keys given twice',
    async run(api) {
      const unknown = await sendTwice(api, 'Strict', { bogus: 1 });
      expect(unknown.status).toBe(500);
      expect(unknown.text).toContain('.spec.bogus: field not declared in schema');
      await appliedFirst(api, servers, one(), { manager: 'else' });
      expectRefusal(await sendTwice(api, 'Strict'), 409, 'Conflict');
    },
  },
  {
    id: 'apply/wrong-type',
    title: 'refuses a value of the wrong type and names the field',
    async run(api) {
      const answer = await apply(api, servers, server('server-1', { description: 3 }));
      expect(answer.status).toBe(500);
      expect(answer.text).toContain('.spec.description: expected string');
    },
  },
  {
    id: 'apply/invalid-value',
    title: 'refuses a value that the schema does not allow',
    async run(api) {
      const answer = await apply(api, switches, fabricSwitch('leaf-1', { role: 'leaf' }));
      expect(expectRefusal(answer, 422, 'Invalid').details).toMatchObject({
        name: 'leaf-1',
        causes: [{ reason: 'FieldValueNotSupported', field: 'spec.role' }],
      });
    },
  },
  {
    id: 'apply/resource-version-right',
    title: 'applies when the resourceVersion in the body is the live one',
    async run(api) {
      const { resourceVersion } = version(await appliedFirst(api, servers, one()));
      const body = server('server-1', { description: 'two' }, { resourceVersion });
      expect((await applied(api, servers, body)).spec).toEqual({ description: 'two' });
    },
  },
  {
    id: 'apply/resource-version-stale',
    title: 'refuses when the object moved since the resourceVersion in the body, forced or not',
    async run(api) {
      const { resourceVersion } = version(await appliedFirst(api, servers, one()));
      await patched(api, path, { metadata: { labels: { rack: 'a' } } });
      const body = server('server-1', { description: 'two' }, { resourceVersion });
      for (const force of [false, true]) {
        const status = expectRefusal(await apply(api, servers, body, { force }), 409, 'Conflict');
        expect(status.message).toContain('the object has been modified');
      }
      expect((await read(api, path)).spec).toEqual({ description: 'one' });
    },
  },
  {
    id: 'apply/managed-fields-sent',
    title: 'refuses a body that brings managed fields',
    async run(api) {
      const { managedFields } = metadata(await appliedFirst(api, servers, one()));
      const body = server('server-1', { description: 'one' }, { managedFields: managedFields ?? [] });
      const status = expectRefusal(await apply(api, servers, body), 400, 'BadRequest');
      expect(status.message).toBe('metadata.managedFields must be nil');
    },
  },
  {
    id: 'apply/other-uid',
    title: 'refuses a body with the uid of another object',
    async run(api) {
      await appliedFirst(api, servers, one());
      const body = server(
        'server-1',
        { description: 'two' },
        { uid: '00000000-0000-0000-0000-000000000000' },
      );
      const status = expectRefusal(await apply(api, servers, body), 422, 'Invalid');
      expect(status.message).toContain('metadata.uid');
    },
  },
  {
    id: 'apply/other-name',
    title: 'refuses a body with another name than the path',
    async run(api) {
      const answer = await api.send('PATCH', `${path}?fieldManager=git`, server('server-2'), {
        contentType: 'application/apply-patch+yaml',
      });
      expectRefusal(answer, 400, 'BadRequest');
    },
  },
  {
    id: 'apply/other-kind',
    title: 'refuses a body of another kind',
    async run(api) {
      const answer = await api.send('PATCH', `${path}?fieldManager=git`, fabricSwitch('server-1'), {
        contentType: 'application/apply-patch+yaml',
      });
      expectRefusal(answer, 400, 'BadRequest');
    },
  },
];
