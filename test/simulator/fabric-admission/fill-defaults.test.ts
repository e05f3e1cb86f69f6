import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isJsonObject, type Json, type JsonObject } from '../../../src/domain/shared/json.ts';
import { fillDefaults } from '../../../src/simulator/fabric-admission/fabric-admission.ts';
import { readYaml } from '../../../src/simulator/kube-apiserver/writes/read-body.ts';
import { describeWithShared, sharedRoot } from '../../support/shared.ts';

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value ?? null) ? (value as JsonObject) : {};
}

/** As it comes in over a URL: in a namespace, without the nulls that the API server drops. */
function incoming(text: string): JsonObject {
  const { object } = readYaml(text);
  return { ...object, metadata: { namespace: 'default', ...objectOf(object.metadata) } };
}

describeWithShared('defaults of the real webhooks', () => {
  const lines = readFileSync(join(sharedRoot, 'vectors', 'dev.jsonl'), 'utf8')
    .trim()
    .split('\n');
  const vectors = lines.map((line) => objectOf(JSON.parse(line) as Json));
  const usable = vectors.filter(
    (vector) =>
      vector.phase === 'create' &&
      vector.valid === true &&
      vector.noWebhook === false &&
      // numbers that only a YAML reader of Go takes for such: not what this test is about
      !/0o\d/i.test(JSON.stringify(vector.manifests)),
  );
  const kinds = [...new Set(usable.map((vector) => String(vector.kind)))].filter(
    (kind) => kind !== 'SwitchProfile' && kind !== 'VPCInfo',
  );

  test.each(kinds)('%s is filled as recorded', (kind) => {
    const own = usable.filter((vector) => vector.kind === kind);
    expect(own.length).toBeGreaterThan(0);
    const differences = own.flatMap((vector) => {
      const manifests = Array.isArray(vector.manifests) ? vector.manifests : [];
      const given = incoming(String(manifests[Number(vector.target)]));
      const metadata = objectOf(given.metadata);
      const { status: _status, ...filled } = fillDefaults(kind, {
        ...given,
        metadata: { ...metadata, namespace: 'default' },
      });
      const recorded = encoded(vector.defaulted ?? null);
      return JSON.stringify(encoded(filled)) === JSON.stringify(recorded)
        ? []
        : [{ id: vector.id, filled: encoded(filled), recorded }];
    });
    expect(differences).toEqual([]);
  });
});

describe('defaults without a webhook', () => {
  test('leave the object alone', () => {
    const object = { kind: 'SwitchGroup', metadata: { name: 'a' }, spec: {} };
    expect(fillDefaults('SwitchGroup', object)).toBe(object);
  });
});

/** The recordings went through the fabric's encoder, which drops zero values and respells durations; keys sorted. */
function encoded(value: Json): Json {
  if (Array.isArray(value)) return value.map(encoded);
  if (value === '2m') return '2m0s';
  if (!isJsonObject(value)) return value;
  const entries = Object.keys(value)
    .sort()
    .flatMap((key): [string, Json][] => {
      const item = encoded(value[key] ?? null);
      const isZero = item === null || item === '' || item === 0 || item === false;
      const isBare = key === 'spec' && isJsonObject(item) && Object.keys(item).length === 0;
      return isZero || isBare || (Array.isArray(item) && item.length === 0) ? [] : [[key, item]];
    });
  return Object.fromEntries(entries);
}
