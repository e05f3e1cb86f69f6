import { isJsonObject, type JsonObject } from '../../../domain/shared/json.ts';
import { type FieldCauseBody, invalidValue } from '../causes.ts';
import type { ResourceType } from '../resource-type.ts';
import { jsonType } from '../writes/json-type.ts';
import { ownType } from './own-type.ts';

const MICRO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}(Z|[+-]\d\d:\d\d)$/;

export const LEASE: ResourceType = ownType({
  group: 'coordination.k8s.io',
  version: 'v1',
  kind: 'Lease',
  plural: 'leases',
  singular: 'lease',
  namespaced: true,
  allowsUnconditionalUpdate: false,
  emptyObject: { spec: {} },
  openApi: {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: {
          holderIdentity: { type: 'string' },
          leaseDurationSeconds: { type: 'integer' },
          acquireTime: { type: 'string' },
          renewTime: { type: 'string' },
          leaseTransitions: { type: 'integer' },
          strategy: { type: 'string' },
          preferredHolder: { type: 'string' },
        },
      },
    },
  },
  decodeProblem: leaseProblem,
  normalise: (object) => ({ ...object, spec: withoutNulls(isJsonObject(object.spec) ? object.spec : {}) }),
  rules: leaseRules,
});

function leaseProblem(object: JsonObject): string | null {
  const spec = isJsonObject(object.spec) ? object.spec : {};
  for (const field of ['acquireTime', 'renewTime'] as const) {
    const value = spec[field];
    if (typeof value === 'string' && !MICRO_TIME.test(value)) {
      return `parsing time ${JSON.stringify(value)} as "2006-01-02T15:04:05.000000Z07:00": ${timeRemainder(value)}`;
    }
  }
  for (const field of ['leaseDurationSeconds', 'leaseTransitions'] as const) {
    const value = spec[field];
    if (value !== undefined && value !== null && typeof value !== 'number') {
      return `json: cannot unmarshal ${jsonType(value)} into Go struct field LeaseSpec.spec.${field} of type int32`;
    }
  }
  const holder = spec.holderIdentity;
  if (holder !== undefined && holder !== null && typeof holder !== 'string') {
    return `json: cannot unmarshal ${jsonType(holder)} into Go struct field LeaseSpec.spec.holderIdentity of type string`;
  }
  return null;
}

function timeRemainder(value: string): string {
  const seconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(.*)$/.exec(value);
  return seconds === null
    ? `cannot parse ${JSON.stringify(value)} as "2006"`
    : `cannot parse ${JSON.stringify(seconds[1] ?? '')} as ".000000"`;
}

function leaseRules(object: JsonObject): FieldCauseBody[] {
  const spec = isJsonObject(object.spec) ? object.spec : {};
  const causes: FieldCauseBody[] = [];
  if (typeof spec.leaseDurationSeconds === 'number' && spec.leaseDurationSeconds <= 0) {
    const shown = String(spec.leaseDurationSeconds);
    causes.push(invalidValue('spec.leaseDurationSeconds', shown, 'must be greater than 0'));
  }
  if (typeof spec.leaseTransitions === 'number' && spec.leaseTransitions < 0) {
    const shown = String(spec.leaseTransitions);
    causes.push(invalidValue('spec.leaseTransitions', shown, 'must be greater than or equal to 0'));
  }
  return causes;
}

function withoutNulls(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}
