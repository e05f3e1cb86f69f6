import { describe, expect, test } from '@jest/globals';
import { codesOf, endings, parseText, serverWith } from '../../support/parse-text.ts';

const server = serverWith('a text');

describe('what a document is', () => {
  test('a manifest carries identity, version, place and digest', () => {
    const result = parseText(`# head\n---\n${server}`);
    expect(result.manifests).toMatchObject([
      {
        id: { group: 'wiring.githedgehog.com', kind: 'Server', namespace: 'default', name: 'server-1' },
        key: 'Server.wiring.githedgehog.com/default/server-1',
        apiVersion: 'wiring.githedgehog.com/v1beta1',
        file: 'fabric.yaml',
        document: 0,
        line: 3,
      },
    ]);
    expect(result.manifests[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(endings(result)).toEqual({ manifests: 1, skipped: 0, unreadable: 0 });
  });

  test('the digest depends on the meaning, not on order, quotes or comments', () => {
    const reordered =
      'kind: Server # c\nspec: {description: "a text"}\nmetadata: {namespace: default, name: server-1}\n' +
      "apiVersion: 'wiring.githedgehog.com/v1beta1'\n";
    expect(parseText(reordered).manifests[0]?.digest).toBe(parseText(server).manifests[0]?.digest);
    expect(parseText(serverWith('b')).manifests[0]?.digest).not.toBe(parseText(server).manifests[0]?.digest);
  });

  test('JSON is read like YAML, tabs between its tokens included', () => {
    const text = JSON.stringify(
      {
        apiVersion: 'vpc.githedgehog.com/v1beta1',
        kind: 'VPC',
        metadata: { name: 'v' },
        spec: { a: ['yes', 1] },
      },
      null,
      '\t',
    );
    expect(parseText(text).manifests[0]?.object.spec).toEqual({ a: ['yes', 1] });
  });

  test.each([
    ['an empty file', '', null],
    ['a file of blank lines', '\n  \n\n', null],
    ['a file of comments', '# a\n# b\n', null],
    ['only markers', '---\n---\n...\n', null],
    ['a document of comments', '---\n# was here\n', 1],
    ['an explicit null', '--- ~\n', 1],
  ])('%s is skipped as empty', (_name, text, line) => {
    const result = parseText(text);
    expect(result.skipped).toMatchObject([{ reason: 'empty', line }]);
    expect(result.diagnostics).toEqual([]);
    expect(endings(result)).toEqual({ manifests: 0, skipped: 1, unreadable: 0 });
  });

  test('markers without a document between them, and comments before the first marker, are no documents', () => {
    const result = parseText(`# head\n---\n---\n${server}---\n\n---\n${serverWith('b', 'b')}...\n---\n`);
    expect(endings(result)).toEqual({ manifests: 2, skipped: 0, unreadable: 0 });
    expect(result.manifests.map(({ document }) => document)).toEqual([0, 1]);
  });

  test.each([
    ['a text', 'hello\n', 'not-a-manifest'],
    ['a list', '- 1\n- 2\n', 'not-a-manifest'],
    ['some configuration', 'version: 1\noperations: []\n', 'not-a-manifest'],
    ['a ConfigMap', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n', 'foreign-kind'],
    ['a test object of the vendor', 'apiVersion: test.hedgehog.io/v1\nkind: GitOpsTest\n', 'foreign-kind'],
    ['a test object with a familiar kind', 'apiVersion: test.hedgehog.io/v1\nkind: VPC\n', 'foreign-kind'],
    [
      'an object of the installer',
      'apiVersion: fabricator.githedgehog.com/v1beta1\nkind: FabNode\n',
      'foreign-kind',
    ],
    ['a Gateway of Kubernetes', 'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\n', 'foreign-kind'],
    ['a Server of somebody else', 'apiVersion: infra.example.org/v1\nkind: Server\n', 'foreign-kind'],
    ['an empty list', 'apiVersion: v1\nkind: List\nitems: []\n', 'empty'],
  ])('%s is skipped as it should be', (_name, text, reason) => {
    const result = parseText(text);
    expect(result.skipped).toMatchObject([{ file: 'fabric.yaml', line: 1, reason }]);
    expect(result.diagnostics).toEqual([]);
    expect(endings(result)).toEqual({ manifests: 0, skipped: 1, unreadable: 0 });
  });

  test('what is foreign may hold what a manifest may not', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\ndata: {a: !Ref x, a: 1e400, on: yes}\n';
    expect(parseText(text).diagnostics).toEqual([]);
  });

  test('metadata and spec without apiVersion and kind is skipped with a warning', () => {
    const result = parseText('metadata: {name: a}\nspec: {}\n');
    expect(result.skipped).toMatchObject([{ reason: 'not-a-manifest' }]);
    expect(result.diagnostics).toMatchObject([{ code: 'HHS-3036', severity: 'warning' }]);
  });

  test('a kind that the controllers own is skipped with a warning', () => {
    const result = parseText(
      'apiVersion: agent.githedgehog.com/v1beta1\nkind: Agent\nmetadata: {name: leaf-01}\n',
    );
    expect(result.skipped).toMatchObject([{ reason: 'controller-owned', line: 1 }]);
    expect(result.diagnostics).toMatchObject([
      { code: 'HHS-3041', severity: 'warning', line: 2, name: 'leaf-01' },
    ]);
  });
});

describe('a fabric kind that cannot be applied as it is written', () => {
  test.each([
    ['wiring.githedgehog.com/v1alpha2', 'Connection', 'wiring.githedgehog.com/v1beta1'],
    ['vpc.githedgehog.com/v1alpha2', 'VPC', 'vpc.githedgehog.com/v1beta1'],
    ['hedgehog.githedgehog.com/v1alpha1', 'VPC', 'vpc.githedgehog.com/v1beta1'],
    ['gateway.githedgehog.com/v1beta1', 'Gateway', 'gateway.githedgehog.com/v1alpha1'],
    ['vpc.githedgehog.com/v1beta1', 'Switch', 'wiring.githedgehog.com/v1beta1'],
    ['vpc.hedgehog.io/v1beta1', 'VPC', 'vpc.githedgehog.com/v1beta1'],
    ['vpc.githedghog.com/v1beta1', 'VPC', 'vpc.githedgehog.com/v1beta1'],
    ['v1beta1', 'VPC', 'vpc.githedgehog.com/v1beta1'],
  ])('%s %s is an error at its apiVersion that names %s', (apiVersion, kind, right) => {
    const result = parseText(`# c\n---\nkind: ${kind}\napiVersion: ${apiVersion}\nmetadata: {name: x}\n`);
    expect(result.diagnostics).toMatchObject([
      { code: 'HHS-3030', severity: 'error', line: 4, column: 13, pointer: '/apiVersion', kind, name: 'x' },
    ]);
    expect(result.diagnostics[0]?.help).toContain(right);
    expect(result.unreadable).toEqual([
      { file: 'fabric.yaml', line: 3, kind, namespace: 'default', name: 'x' },
    ]);
    expect(endings(result)).toEqual({ manifests: 0, skipped: 0, unreadable: 1 });
  });

  test.each([
    ['Vpc', 'VPC'],
    ['Swich', 'Switch'],
    ['Conection', 'Connection'],
    ['SwitchGroups', 'SwitchGroup'],
  ])('the kind %s is unknown, and %s is offered', (kind, meant) => {
    const result = parseText(
      `apiVersion: wiring.githedgehog.com/v1beta1\nkind: ${kind}\nmetadata: {name: x}\n`,
    );
    expect(result.diagnostics).toMatchObject([{ code: 'HHS-3031', line: 2, column: 7 }]);
    expect(result.diagnostics[0]?.help).toContain(`kind: ${meant}`);
    expect(result.unreadable).toHaveLength(1);
  });

  test.each([
    ['kind: VPC\nmetadata: {name: x}\n', 'HHS-3032'],
    ['apiVersion: vpc.githedgehog.com/v1beta1\nmetadata: {name: x}\n', 'HHS-3032'],
    ['apiVersion: vpc.githedgehog.com/v1beta1\nkind: 5\n', 'HHS-3032'],
    ['apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\n', 'HHS-3033'],
    ['apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata: {}\n', 'HHS-3033'],
    ['apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata: {name: ""}\n', 'HHS-3033'],
    ['apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata: {generateName: a-}\n', 'HHS-3033'],
    ['apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata: [name]\n', 'HHS-3033'],
    ['apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata: {name: 123}\n', 'HHS-3034'],
    ['apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata: {name: false}\n', 'HHS-3034'],
    ['apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata: {name: [a]}\n', 'HHS-3034'],
    ['apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata: {name: a/b}\n', 'HHS-3034'],
    ['apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata: {name: a, namespace: 7}\n', 'HHS-3034'],
  ])('%j is refused with %s', (text, code) => {
    const result = parseText(text);
    expect(codesOf(result)).toEqual([code]);
    expect(endings(result)).toEqual({ manifests: 0, skipped: 0, unreadable: 1 });
  });

  test('a name that is a number is told to be put in quotes', () => {
    const result = parseText('apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata:\n  name: 123\n');
    expect(result.diagnostics).toMatchObject([
      { line: 4, column: 9, help: expect.stringContaining('quotes') },
    ]);
  });
});

describe('lists', () => {
  const list = (kind: string, items: string) => `apiVersion: v1\nkind: ${kind}\nitems:\n${items}`;

  test('every item of a List is a document with its own place', () => {
    const items =
      '- apiVersion: vpc.githedgehog.com/v1beta1\n  kind: VPC\n  metadata: {name: a}\n' +
      '- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: b}\n' +
      '- apiVersion: vpc.githedgehog.com/v1alpha2\n  kind: VPC\n  metadata: {name: c}\n- 5\n' +
      '- apiVersion: vpc.githedgehog.com/v1beta1\n  kind: VPC\n  metadata:\n    name: d\n  spec: {on: 1e400}\n';
    const result = parseText(list('List', items));
    expect(result.manifests).toMatchObject([{ id: { name: 'a' }, line: 4 }]);
    expect(result.skipped).toMatchObject([
      { reason: 'foreign-kind', line: 7 },
      { reason: 'not-a-manifest', line: 13 },
    ]);
    expect(result.unreadable).toMatchObject([
      { name: 'c', line: 10 },
      { name: 'd', line: 14 },
    ]);
    expect(result.diagnostics).toMatchObject([
      { code: 'HHS-3030', line: 10, column: 15, pointer: '/apiVersion' },
      { code: 'HHS-3025', line: 18, pointer: '/spec' },
      { code: 'HHS-3020', line: 18, pointer: '/spec/true' },
    ]);
    expect(result.manifests[0]?.fields.at('/metadata/name')).toEqual({
      file: 'fabric.yaml',
      line: 6,
      column: 20,
    });
  });

  test('items of a typed list may leave out what the list says', () => {
    const text =
      'apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPCList\nitems:\n- metadata: {name: a}\n  spec: {}\n';
    expect(parseText(text).manifests).toMatchObject([
      { id: { kind: 'VPC', name: 'a' }, apiVersion: 'vpc.githedgehog.com/v1beta1', line: 4 },
    ]);
  });

  test('a List whose items are no list is an error', () => {
    expect(codesOf(parseText('apiVersion: v1\nkind: List\nitems: {}\n'))).toEqual(['HHS-3035']);
    expect(codesOf(parseText('apiVersion: v1\nkind: List\n'))).toEqual(['HHS-3035']);
  });

  test('a foreign kind that ends in List is foreign', () => {
    expect(parseText('apiVersion: x.org/v1\nkind: AllowList\nitems: {}\n').skipped).toMatchObject([
      { reason: 'foreign-kind' },
    ]);
  });
});
