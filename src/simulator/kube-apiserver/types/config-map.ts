import { isJsonObject, type Json, type JsonObject } from '../../../domain/shared/json.ts';
import { type FieldCauseBody, forbidden, invalidValue } from '../causes.ts';
import type { ResourceType } from '../resource-type.ts';
import { jsonType } from '../writes/json-type.ts';
import { ownType } from './own-type.ts';

const TEXTS = { type: 'object', additionalProperties: { type: 'string' } };
const CONFIG_KEY = /^[-._a-zA-Z0-9]+$/;
const CONFIG_KEY_TEXT =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
const MAX_CONFIG_BYTES = 1_048_576;

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

function withoutEmpty(object: JsonObject, fields: readonly string[]): JsonObject {
  const entries = Object.entries(object).flatMap(([key, value]): [string, Json][] => {
    if (!fields.includes(key)) return [[key, value]];
    if (value === null || (isJsonObject(value) && Object.keys(value).length === 0)) return [];
    return [[key, value]];
  });
  return Object.fromEntries(entries);
}
