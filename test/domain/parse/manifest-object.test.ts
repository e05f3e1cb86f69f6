import { describe, expect, test } from '@jest/globals';
import { codesOf, endings, parseText, serverWith } from '../../support/parse-text.ts';

function vpc(metadata: string, rest = ''): string {
  return `apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata:\n${metadata}${rest}`;
}

describe('the object of a manifest', () => {
  test('a namespace that is missing, null or empty becomes default', () => {
    for (const line of ['', '  namespace:\n', '  namespace: ""\n']) {
      const result = parseText(vpc(`  name: a\n${line}`));
      expect(result.manifests[0]?.object.metadata).toEqual({ name: 'a', namespace: 'default' });
      expect(result.manifests[0]?.id.namespace).toBe('default');
    }
  });

  test('a namespace that is written is kept', () => {
    const result = parseText(vpc('  name: a\n  namespace: other\n'));
    expect(result.manifests[0]?.key).toBe('VPC.vpc.githedgehog.com/other/a');
    expect(result.manifests[0]?.object.metadata).toEqual({ name: 'a', namespace: 'other' });
  });

  test('what server and fabric own is left out, with one warning at the first of it', () => {
    const metadata =
      '  name: a\n  uid: 1-2\n  resourceVersion: "5"\n  generation: 3\n  creationTimestamp: null\n' +
      '  managedFields: []\n  selfLink: /x\n  deletionTimestamp: null\n  ownerReferences: []\n' +
      '  labels:\n    fabric.githedgehog.com/ipv4ns: default\n    team: net\n' +
      '  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: "{}"\n' +
      '  finalizers: [x]\n';
    const result = parseText(vpc(metadata, 'spec: {}\nstatus: {}\n'));
    expect(result.manifests[0]?.object).toEqual({
      apiVersion: 'vpc.githedgehog.com/v1beta1',
      kind: 'VPC',
      metadata: { name: 'a', namespace: 'default', labels: { team: 'net' }, finalizers: ['x'] },
      spec: {},
    });
    expect(result.diagnostics).toMatchObject([
      { code: 'HHS-3042', severity: 'warning', line: 5, column: 3, pointer: '/metadata/uid', name: 'a' },
    ]);
    expect(result.diagnostics[0]?.message).toContain('metadata.resourceVersion');
    expect(result.diagnostics[0]?.message).toContain('and 3 more');
  });

  test('a copy from the cluster has the digest of the manifest it came from', () => {
    const copy = parseText(
      vpc('  name: a\n  uid: 1\n  labels: {fabric.githedgehog.com/vlanns: d}\n', 'status: {}\n'),
    );
    expect(copy.manifests[0]?.digest).toBe(parseText(vpc('  name: a\n')).manifests[0]?.digest);
  });

  test('empty labels that the document wrote itself stay', () => {
    expect(parseText(vpc('  name: a\n  labels: {}\n')).manifests[0]?.object.metadata).toHaveProperty(
      'labels',
      {},
    );
  });

  test('__proto__ and constructor are keys like any other and change no prototype', () => {
    const result = parseText(
      vpc(
        '  name: a\n  labels:\n    __proto__: {polluted: 1}\n    constructor: b\n',
        '__proto__: {polluted: 1}\n',
      ),
    );
    const object = result.manifests[0]?.object ?? {};
    expect(Object.hasOwn(object, '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
    expect('polluted' in object).toBe(false);
    expect(JSON.stringify(object.metadata)).toContain('"__proto__":{"polluted":1}');
  });
});

describe('opting out', () => {
  const annotated = (value: string) =>
    vpc(`  name: a\n  annotations:\n    hedgehog-sync.githedgehog.com/ignore: ${value}\n`);

  test.each(['"true"', 'true'])('the annotation %s leaves the object alone and remembers it', (value) => {
    const result = parseText(annotated(value));
    expect(endings(result)).toEqual({ manifests: 0, skipped: 1, unreadable: 0 });
    expect(result.skipped).toMatchObject([{ reason: 'opt-out', line: 1 }]);
    expect(result.ignored).toEqual(['VPC.vpc.githedgehog.com/default/a']);
    expect(result.diagnostics).toEqual([]);
  });

  test('any other value does not', () => {
    const result = parseText(annotated('"false"'));
    expect(endings(result)).toEqual({ manifests: 1, skipped: 0, unreadable: 0 });
    expect(result.ignored).toEqual([]);
  });
});

describe('objects defined twice', () => {
  test('the first stays, each later one is an error that names both places', () => {
    const result = parseText([
      { path: 'a.yaml', text: `---\n${serverWith('1')}` },
      { path: 'b/c.yaml', text: `${serverWith('x', 'other')}---\n${serverWith('2')}` },
      { path: 'd.yaml', text: serverWith('3') },
    ]);
    expect(result.manifests.map(({ file, id }) => [file, id.name])).toEqual([
      ['a.yaml', 'server-1'],
      ['b/c.yaml', 'other'],
    ]);
    expect(result.diagnostics).toMatchObject([
      {
        code: 'HHS-3040',
        severity: 'error',
        file: 'b/c.yaml',
        line: 11,
        column: 9,
        pointer: '/metadata/name',
        related: [{ file: 'a.yaml', line: 5, column: 9 }],
      },
      { code: 'HHS-3040', file: 'd.yaml', related: [{ file: 'a.yaml' }] },
    ]);
    expect(result.diagnostics[0]?.message).toContain('Server default/server-1');
    expect(result.diagnostics[0]?.message).toContain('a.yaml:2');
    expect(result.unreadable.map(({ file, line }) => [file, line])).toEqual([
      ['b/c.yaml', 8],
      ['d.yaml', 1],
    ]);
  });

  test('the same name in another namespace or kind is another object', () => {
    const other = serverWith('1').replace('kind: Server', 'kind: Switch');
    const away = serverWith('1').replace('  name:', '  namespace: away\n  name:');
    expect(parseText([serverWith('1'), other, away].join('---\n')).manifests).toHaveLength(3);
  });

  test('an object that one document opts out and another defines is an error', () => {
    const out = serverWith('1').replace(
      'spec:',
      '  annotations: {hedgehog-sync.githedgehog.com/ignore: "true"}\nspec:',
    );
    const result = parseText(`${serverWith('1')}---\n${out}`);
    expect(codesOf(result)).toEqual(['HHS-3040']);
    expect(result.ignored).toHaveLength(1);
    expect(endings(result)).toEqual({ manifests: 1, skipped: 1, unreadable: 0 });
    expect(codesOf(parseText(`${out}---\n${out}`))).toEqual([]);
  });
});
