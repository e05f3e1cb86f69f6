import { expect } from '@jest/globals';
import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';
import type { ContractCase, ContractServer } from '../contract-case.ts';
import { causesOf, expectObject, expectRefusal } from '../expectations.ts';
import {
  connection,
  connections,
  externalAttachments,
  fabricSwitch,
  server,
  servers,
  switches,
  vlanNamespace,
  vlanNamespaces,
  vpcApi,
  vpcPeering,
  vpcPeerings,
} from '../fabric-objects.ts';

/** Reason and field of each cause with which a create is refused. */
async function refusal(api: ContractServer, collection: string, body: JsonObject) {
  return causesOf(expectRefusal(await api.send('POST', collection, body), 422, 'Invalid'));
}

function fabricLink(ip: string): Json {
  return { fabric: { links: [{ leaf: { port: 'a/E1/1', ip }, spine: { port: 'b/E1/1' } }] } };
}

/** A create case: this body is refused for exactly this reason at this field. */
function refused(
  id: string,
  title: string,
  collection: string,
  body: () => JsonObject,
  reason: string,
  field: string,
): ContractCase {
  return {
    id: `schema/${id}`,
    title,
    async run(api) {
      expect(await refusal(api, collection, body())).toEqual([{ reason, field }]);
    },
  };
}

const switchWith = (spec: JsonObject) => () => fabricSwitch('leaf-1', spec);

export const schemaCases: readonly ContractCase[] = [
  refused(
    'type',
    'refuses a value of the wrong type',
    servers,
    () => server('server-1', { description: 3 }),
    'FieldValueTypeInvalid',
    'spec.description',
  ),
  refused(
    'enum',
    'refuses a value outside an enumeration',
    switches,
    switchWith({ role: 'leaf' }),
    'FieldValueNotSupported',
    'spec.role',
  ),
  refused(
    'enum-in-map',
    'refuses a map value outside an enumeration at its key',
    switches,
    switchWith({ portFECs: { 'E1/1': 'no' } }),
    'FieldValueNotSupported',
    'spec.portFECs.E1/1',
  ),
  refused(
    'required',
    'refuses an object that lacks a required field',
    switches,
    () => ({ ...fabricSwitch('leaf-1'), spec: { description: 'no role' } }),
    'FieldValueRequired',
    'spec.role',
  ),
  refused(
    'required-spec',
    'refuses an object that lacks a required spec',
    externalAttachments,
    () => ({
      apiVersion: vpcApi.slice('/apis/'.length),
      kind: 'ExternalAttachment',
      metadata: { name: 'a' },
    }),
    'FieldValueRequired',
    'spec',
  ),
  refused(
    'pattern',
    'refuses a string that does not match its pattern, with the place in the list',
    connections,
    () => connection('link-1', fabricLink('10.0.0.300/31')),
    'FieldValueInvalid',
    'spec.fabric.links[0].leaf.ip',
  ),
  refused(
    'min-items',
    'refuses a list that is too short',
    vlanNamespaces,
    () => vlanNamespace('default', []),
    'FieldValueInvalid',
    'spec.ranges',
  ),
  refused(
    'max-items',
    'refuses a list that is too long',
    vlanNamespaces,
    () => vlanNamespace('default', Array(21).fill({ from: 1, to: 2 })),
    'FieldValueTooMany',
    'spec.ranges',
  ),
  refused(
    'nested-list',
    'refuses a list that is too short deep inside lists and maps',
    vpcPeerings,
    () => vpcPeering('a--b', [{ a: { subnets: [] } }]),
    'FieldValueInvalid',
    'spec.permit[0].a.subnets',
  ),
  refused(
    'maximum',
    'refuses a number above its maximum',
    switches,
    switchWith({ linkFlapErrDisable: { flapThreshold: 51 } }),
    'FieldValueInvalid',
    'spec.linkFlapErrDisable.flapThreshold',
  ),
  refused(
    'minimum',
    'refuses a number below its minimum',
    switches,
    switchWith({ linkFlapErrDisable: { flapThreshold: 0 } }),
    'FieldValueInvalid',
    'spec.linkFlapErrDisable.flapThreshold',
  ),
  refused(
    'null-item',
    'refuses null in a list of strings',
    switches,
    switchWith({ groups: ['a', null] }),
    'FieldValueTypeInvalid',
    'spec.groups[1]',
  ),
  {
    id: 'schema/int32',
    title: 'refuses a number outside int32',
    async run(api) {
      const answer = await api.send('POST', switches, fabricSwitch('leaf-1', { asn: 3_000_000_000 }));
      expect(expectRefusal(answer, 422, 'Invalid').message).toContain('spec.asn');
    },
  },
  {
    id: 'schema/fraction',
    title: 'refuses a fraction for an integer',
    async run(api) {
      expect(await refusal(api, switches, fabricSwitch('leaf-1', { asn: 1.5 }))).toContainEqual({
        reason: 'FieldValueTypeInvalid',
        field: 'spec.asn',
      });
    },
  },
  {
    id: 'schema/all-at-once',
    title: 'names everything that is wrong in one refusal',
    async run(api) {
      const body = fabricSwitch('leaf-1', { role: 'leaf', portFECs: { a: 'no' }, redundancy: { type: 'x' } });
      const fields = (await refusal(api, switches, body)).map(({ field }) => field);
      expect(fields.sort()).toEqual(['spec.portFECs.a', 'spec.redundancy.type', 'spec.role']);
    },
  },
  {
    id: 'schema/unknown-dropped',
    title: 'drops an unknown field and warns of it',
    async run(api) {
      const answer = await api.send(
        'POST',
        `${servers}?fieldValidation=Warn`,
        server('server-1', { bogus: 1 }),
      );
      expect(expectObject(answer, 201).spec).toEqual({});
      expect(String(answer.headers.warning)).toContain('unknown field \\"spec.bogus\\"');
    },
  },
  {
    id: 'schema/unknown-ignored',
    title: 'drops an unknown field without a word when told to ignore',
    async run(api) {
      const path = `${servers}?fieldValidation=Ignore`;
      const answer = await api.send('POST', path, server('server-1', { bogus: 1 }));
      expect(expectObject(answer, 201).spec).toEqual({});
      expect(answer.headers.warning).toBeUndefined();
    },
  },
  {
    id: 'schema/unknown-strict',
    title: 'refuses unknown fields under strict validation and names each',
    async run(api) {
      const body = fabricSwitch('leaf-1', { bogus: 1, boot: { port: 2 } });
      const answer = await api.send('POST', `${switches}?fieldValidation=Strict`, body);
      const { message } = expectRefusal(answer, 400, 'BadRequest');
      expect(message).toContain('unknown field "spec.bogus"');
      expect(message).toContain('unknown field "spec.boot.port"');
    },
  },
  {
    id: 'schema/duplicate-strict',
    title: 'refuses a key given twice under strict validation',
    async run(api) {
      const twice = JSON.stringify(server('server-1', { description: 'one', profile: 'x' })).replace(
        '"profile"',
        '"description"',
      );
      const answer = await api.send('POST', `${servers}?fieldValidation=Strict`, twice);
      const { message } = expectRefusal(answer, 400, 'BadRequest');
      expect(message).toContain('duplicate field "spec.description"');
    },
  },
  {
    id: 'schema/warning-with-refusal',
    title: 'warns of unknown fields with a refusal, too',
    async run(api) {
      await api.send('POST', servers, server('server-1'));
      const answer = await api.send(
        'POST',
        `${servers}?fieldValidation=Warn`,
        server('server-1', { bogus: 1 }),
      );
      expectRefusal(answer, 409, 'AlreadyExists');
      expect(String(answer.headers.warning)).toContain('unknown field \\"spec.bogus\\"');
    },
  },
];
