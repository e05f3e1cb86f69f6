import { isJsonObject, type Json, type JsonObject } from '../../domain/shared/json.ts';
import { type FieldCauseBody, forbidden, invalidValue } from './causes.ts';
import { metadataOfObject, metadataText, objectMergeSchema, type ResourceType } from './resource-type.ts';
import { readStructuralSchema } from './schema/structural-schema.ts';

const TEXTS = { type: 'object', additionalProperties: { type: 'string' } };
const OPEN = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
const CRD_STATUS = {
  ...OPEN,
  properties: {
    conditions: {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['type'],
      items: OPEN,
    },
  },
};
const MICRO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}(Z|[+-]\d\d:\d\d)$/;
const CONFIG_KEY = /^[-._a-zA-Z0-9]+$/;
const CONFIG_KEY_TEXT =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
const MAX_CONFIG_BYTES = 1_048_576;

type Own = Pick<ResourceType, 'group' | 'version' | 'kind' | 'plural' | 'singular' | 'namespaced'> &
  Partial<ResourceType> & { readonly openApi: JsonObject };

function ownType(own: Own): ResourceType {
  const { openApi, ...rest } = own;
  const schema = readStructuralSchema(openApi);
  return {
    listKind: `${own.kind}List`,
    shortNames: [],
    categories: [],
    custom: false,
    hasStatus: false,
    schema,
    mergeSchema: objectMergeSchema(schema),
    emptyObject: {},
    tracksGeneration: false,
    allowsUnconditionalUpdate: true,
    decodeProblem: () => null,
    normalise: (object) => object,
    rules: () => [],
    ...rest,
  };
}

export const CONFIG_MAP: ResourceType = ownType({
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
  singular: 'configmap',
  shortNames: ['cm'],
  namespaced: true,
  openApi: { type: 'object', properties: { data: TEXTS, binaryData: TEXTS, immutable: { type: 'boolean' } } },
  decodeProblem: (object) => textMapProblem(object, 'data') ?? textMapProblem(object, 'binaryData'),
  normalise: (object) => withoutEmpty(object, ['data', 'binaryData', 'immutable']),
  rules: configMapRules,
});

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

export const NAMESPACE: ResourceType = ownType({
  group: '',
  version: 'v1',
  kind: 'Namespace',
  plural: 'namespaces',
  singular: 'namespace',
  shortNames: ['ns'],
  namespaced: false,
  emptyObject: { spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' } },
  openApi: { type: 'object', properties: { spec: OPEN, status: OPEN } },
  normalise: (object) => {
    const metadata = metadataOfObject(object);
    const labels = isJsonObject(metadata.labels) ? metadata.labels : {};
    return {
      ...object,
      metadata: {
        ...metadata,
        labels: { ...labels, 'kubernetes.io/metadata.name': metadataText(object, 'name') },
      },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    };
  },
});

export const CUSTOM_RESOURCE_DEFINITION: ResourceType = ownType({
  group: 'apiextensions.k8s.io',
  version: 'v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  singular: 'customresourcedefinition',
  shortNames: ['crd', 'crds'],
  categories: ['api-extensions'],
  namespaced: false,
  hasStatus: true,
  tracksGeneration: true,
  allowsUnconditionalUpdate: false,
  emptyObject: { spec: { names: {} }, status: { acceptedNames: {}, storedVersions: [] } },
  openApi: { type: 'object', properties: { spec: OPEN, status: CRD_STATUS } },
  rules: (object) => {
    const spec = isJsonObject(object.spec) ? object.spec : {};
    const names = isJsonObject(spec.names) ? spec.names : {};
    const name = metadataText(object, 'name');
    if (name === `${String(names.plural)}.${String(spec.group)}`) return [];
    const detail = 'must be spec.names.plural+"."+spec.group';
    return [invalidValue('metadata.name', JSON.stringify(name), detail)];
  },
});

export const BUILTIN_TYPES: readonly ResourceType[] = [
  CONFIG_MAP,
  NAMESPACE,
  LEASE,
  CUSTOM_RESOURCE_DEFINITION,
];

function textMapProblem(object: JsonObject, field: 'data' | 'binaryData'): string | null {
  const value = object[field];
  if (value === undefined || value === null) return null;
  const struct = `Go struct field ConfigMap.${field} of type`;
  if (!isJsonObject(value))
    return `json: cannot unmarshal ${jsonType(value)} into ${struct} map[string]string`;
  const wrong = Object.values(value).find((item) => item !== null && typeof item !== 'string');
  return wrong === undefined ? null : `json: cannot unmarshal ${jsonType(wrong)} into ${struct} string`;
}

function configMapRules(object: JsonObject, live: JsonObject | undefined): FieldCauseBody[] {
  const causes: FieldCauseBody[] = [];
  let size = 0;
  for (const field of ['data', 'binaryData'] as const) {
    const map = isJsonObject(object[field]) ? object[field] : {};
    for (const [key, value] of Object.entries(map)) {
      size += Buffer.byteLength(String(value));
      if (!CONFIG_KEY.test(key)) {
        causes.push(invalidValue(`${field}[${key}]`, JSON.stringify(key), CONFIG_KEY_TEXT));
      }
    }
  }
  if (size > MAX_CONFIG_BYTES) {
    const message = `Too long: may not be more than ${MAX_CONFIG_BYTES} bytes`;
    causes.push({ reason: 'FieldValueTooLong', message, field: '[]' });
  }
  if (live?.immutable === true && JSON.stringify(live.data) !== JSON.stringify(object.data)) {
    causes.push(forbidden('data', 'field is immutable when `immutable` is set'));
  }
  return causes;
}

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

function withoutEmpty(object: JsonObject, fields: readonly string[]): JsonObject {
  const entries = Object.entries(object).flatMap(([key, value]): [string, Json][] => {
    if (!fields.includes(key)) return [[key, value]];
    if (value === null || (isJsonObject(value) && Object.keys(value).length === 0)) return [];
    return [[key, value]];
  });
  return Object.fromEntries(entries);
}

function withoutNulls(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

function jsonType(value: Json): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
