import { expect, test } from '@jest/globals';
import { backPort } from '../../../src/domain/edit/back-port.ts';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import type { Json } from '../../../src/domain/shared/json.ts';
import type { DriftField } from '../../../src/domain/status/drift-shape.ts';
import { sha256 } from '../../support/parse-text.ts';

const FILE = `apiVersion: vpc.githedgehog.com/v1beta1
kind: VPC
metadata:
  name: web
spec:
  subnets:
    a:
      subnet: 10.0.1.0/24
      vlan: 1001 # by hand
`;

function port(pointer: string, desired: Json, live: Json | undefined) {
  const field: DriftField = {
    pointer,
    sides: live === undefined ? ['desired'] : ['desired', 'live'],
    desired,
    base: desired,
    live: live ?? null,
    baseKnown: true,
    changedBy: 'cluster',
    conflict: false,
    manager: 'kubectl-edit',
    operation: 'Update',
    time: '2024-05-01T10:00:00Z',
    file: 'vpcs.yaml',
    line: 1,
    column: 1,
  };
  const object = {
    group: 'vpc.githedgehog.com',
    version: 'v1beta1',
    kind: 'VPC',
    namespace: 'default',
    name: 'web',
    file: 'vpcs.yaml',
    document: 0,
    line: 1,
    state: 'cluster_ahead' as const,
    status: 'live' as const,
    reason: '',
    conflict: false,
    deleteCandidate: false,
    comparison: 'three-way' as const,
    twoWayReason: null,
    resourceVersion: '1',
    fields: [field],
    live: null,
  };
  const drift = {
    version: 1 as const,
    fabric: 'lab',
    observedAt: '2024-05-01T10:00:00Z',
    requestId: 'r',
    commit: null,
    status: 'in_sync' as const,
    severity: 0,
    formula: '',
    counts: {},
    total: 1,
    omitted: {},
    objects: [object],
  };
  const { files, refused } = backPort(drift, new Map([['vpcs.yaml', FILE]]), {
    registry: fabricRegistry,
    digest: sha256,
    conflicts: 'refuse',
    placeOf: () => null,
  });
  return { text: files.get('vpcs.yaml') ?? null, refused: refused.map(({ reason }) => reason) };
}

test('a default that the cluster changed is written into the file', () => {
  const { text, refused } = port('/spec/subnets/a/gateway', '10.0.1.1', '10.0.1.254');
  expect(refused).toEqual([]);
  expect(text).toBe(FILE.replace('    a:\n', '    a:\n      gateway: 10.0.1.254\n'));
});

test('a default that Git moved since is refused', () => {
  expect(port('/spec/subnets/a/gateway', '10.0.9.1', '10.0.9.254')).toEqual({
    text: null,
    refused: ['git-moved'],
  });
});

test('no file can say that a default is gone, or what a label of the fabric holds', () => {
  expect(port('/spec/subnets/a/gateway', '10.0.1.1', undefined)).toEqual({
    text: null,
    refused: ['derived'],
  });
  expect(port('/metadata/labels/fabric.githedgehog.com~1ipv4ns', 'default', 'other')).toEqual({
    text: null,
    refused: ['derived'],
  });
});
