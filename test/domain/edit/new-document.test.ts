import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { appendDocument, manifestObject, newDocument } from '../../../src/domain/edit/new-document.ts';
import { DEFAULT_STYLE, detectStyle } from '../../../src/domain/edit/text-style.ts';
import type { JsonObject } from '../../../src/domain/shared/json.ts';
import { sampleRegistry } from '../../support/sample-registry.ts';
import { documentsOf } from './edit-oracle.ts';
import { anyValue, randomYaml } from './random-yaml.ts';

const live: JsonObject = {
  apiVersion: 'vpc.githedgehog.com/v1beta1',
  kind: 'VPC',
  metadata: {
    annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
    creationTimestamp: '2024-05-01T10:00:00Z',
    generation: 4,
    labels: { 'fabric.githedgehog.com/x': 'true', team: 'no' },
    managedFields: [],
    name: 'web',
    namespace: 'default',
    resourceVersion: '77',
    uid: 'u',
  },
  spec: {
    subnets: { default: { subnet: '10.0.1.0/24', vlan: 1001, dhcp: {}, hosts: ['a', 'b'] } },
    permit: [['a', 'b']],
  },
  status: { ready: true },
};

const written = (style = DEFAULT_STYLE) => {
  const result = newDocument(live, style, sampleRegistry);
  if (result.result !== 'written') throw new Error(result.message);
  return result.text;
};

describe('a new document', () => {
  test('is written as a person would, without what server and fabric own', () => {
    expect(written()).toBe(`apiVersion: vpc.githedgehog.com/v1beta1
kind: VPC
metadata:
  name: web
  namespace: default
  labels:
    team: "no"
spec:
  subnets:
    default:
      subnet: 10.0.1.0/24
      vlan: 1001
      dhcp: {}
      hosts:
        - a
        - b
  permit:
    - - a
      - b
`);
  });

  test('follows the style of a file', () => {
    const style = detectStyle('', "a:\r\n    'b':\r\n    - 'c'\r\n    'd': 'e'\r\n");
    expect(written(style)).toContain(
      "'spec':\r\n    'subnets':\r\n        'default':\r\n            'subnet': '10.0.1.0/24'\r\n",
    );
    expect(written(style)).toContain("'hosts':\r\n            - 'a'\r\n");
  });

  test('an object of an unknown kind is kept as it is', () => {
    expect(manifestObject({ kind: 'X', spec: { a: 1 }, apiVersion: 'x/v1' }, sampleRegistry)).toEqual({
      apiVersion: 'x/v1',
      kind: 'X',
      spec: { a: 1 },
    });
  });

  test('what YAML cannot hold is refused', () => {
    expect(newDocument({ ...live, spec: { a: 2 ** 60 } }, DEFAULT_STYLE, sampleRegistry)).toMatchObject({
      result: 'refused',
      reason: 'value-not-writable',
    });
  });
});

describe('a document at the end of a file', () => {
  test.each([
    ['an empty file', '', ''],
    ['only comments', '# c\n', ''],
    ['one document', 'a: 1\n', '---\n'],
    ['no final newline', 'a: 1', '\n---\n'],
    ['a marker that waits', 'a: 1\n---\n', ''],
    ['a document that was ended', 'a: 1\n...\n', '---\n'],
    ['a block at the end', 'a: |+\n  x\n\n', '---\n'],
    ['CRLF', 'a: 1\r\n', '---\r\n'],
  ])('%s', (_name, text, between) => {
    const result = appendDocument(text, live, sampleRegistry);
    if (result.result !== 'edited') throw new Error(JSON.stringify(result));
    const newline = text.includes('\r') ? '\r\n' : '\n';
    expect(result.text).toBe(text + between + written().replaceAll('\n', newline));
    expect(result.lines).toHaveLength(1);
  });

  test('never changes what stands before it', () => {
    fc.assert(
      fc.property(randomYaml, anyValue, ({ text, values }, value) => {
        const object = { apiVersion: 'x/v1', kind: 'X', spec: { value } };
        const result = appendDocument(text, object, sampleRegistry);
        if (result.result !== 'edited') throw new Error(JSON.stringify(result));
        expect(result.text.startsWith(text)).toBe(true);
        expect(documentsOf(result.text)).toEqual([...values, object]);
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
