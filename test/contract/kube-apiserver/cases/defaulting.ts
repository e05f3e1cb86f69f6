import { expect } from '@jest/globals';
import type { ContractCase } from '../contract-case.ts';
import { appliedFirst, apply, asObject, create, ownership } from '../expectations.ts';
import { fabricSwitch, switches } from '../fabric-objects.ts';

export const defaultingCases: readonly ContractCase[] = [
  {
    id: 'schema/defaults',
    title: 'fills the defaults of a struct that is there',
    async run(api) {
      const body = fabricSwitch('leaf-1', { linkFlapErrDisable: { flapThreshold: 5 } });
      expect((await create(api, switches, body)).spec).toEqual({
        role: 'spine',
        linkFlapErrDisable: { flapThreshold: 5, samplingInterval: 30, recoveryInterval: 300 },
      });
    },
  },
  {
    id: 'schema/no-defaults-without-parent',
    title: 'fills no default where the struct around it is missing',
    async run(api) {
      expect((await create(api, switches, fabricSwitch('leaf-1'))).spec).toEqual({ role: 'spine' });
    },
  },
  {
    id: 'schema/defaults-unowned-by-apply',
    title: 'gives the defaults it fills in an apply to nobody',
    async run(api) {
      const body = fabricSwitch('leaf-1', { linkFlapErrDisable: { flapThreshold: 5 } });
      const created = await appliedFirst(api, switches, body);
      expect(asObject(created.spec).linkFlapErrDisable).toEqual({
        flapThreshold: 5,
        samplingInterval: 30,
        recoveryInterval: 300,
      });
      expect(ownership(created)).toEqual({
        'git Apply': { 'f:spec': { 'f:linkFlapErrDisable': { 'f:flapThreshold': {} }, 'f:role': {} } },
      });
    },
  },
  {
    id: 'schema/null-becomes-default',
    title: 'puts the default in the place of null',
    async run(api) {
      const body = fabricSwitch('leaf-1', { linkFlapErrDisable: { flapThreshold: null } });
      expect(asObject((await create(api, switches, body)).spec).linkFlapErrDisable).toMatchObject({
        flapThreshold: 3,
      });
    },
  },
  {
    id: 'schema/null-dropped',
    title: 'drops null of a field without default on create',
    async run(api) {
      const body = fabricSwitch('leaf-1', { description: null, boot: { mac: null } });
      expect((await create(api, switches, body)).spec).toEqual({ role: 'spine', boot: {} });
    },
  },
  {
    id: 'schema/empty-struct-kept',
    title: 'keeps empty structs, maps and lists',
    async run(api) {
      const spec = { boot: {}, portSpeeds: {}, groups: [] };
      expect((await create(api, switches, fabricSwitch('leaf-1', spec))).spec).toEqual({
        role: 'spine',
        ...spec,
      });
    },
  },
  {
    id: 'schema/number-in-map',
    title: 'refuses a number where a map wants strings',
    async run(api) {
      const answer = await apply(api, switches, fabricSwitch('leaf-1', { portSpeeds: { 'E1/1': 25 } }));
      expect(answer.status).toBe(500);
      expect(answer.text).toContain('expected string');
    },
  },
];
