import { describe, expect, test } from '@jest/globals';
import type { FieldLocator } from '../../../src/domain/resource/manifest.ts';
import { parseText } from '../../support/parse-text.ts';

const TEXT = `# head
---
apiVersion: vpc.githedgehog.com/v1beta1
kind: VPC
metadata:
  name: vpc-1
spec:
  subnets:
    default:
      subnet: 10.0.1.0/24
      vlan: 1001
      dhcp: {enable: true, range: {start: 10.0.1.10}}
    "odd/key~": {vlan: 1002}
  permit:
  - [default, "odd/key~"]
  -  - default
  empty:
  text: |
    many
    lines
`;

function locatorOf(text: string, index = 0): FieldLocator {
  const manifest = parseText(text).manifests[index];
  if (manifest === undefined) throw new Error('no such manifest');
  return manifest.fields;
}

function at(fields: FieldLocator, pointer: string): string {
  const { line, column } = fields.at(pointer);
  return `${line}:${column}`;
}

function keyAt(fields: FieldLocator, pointer: string): string {
  const { line, column } = fields.keyAt(pointer);
  return `${line}:${column}`;
}

describe('places of fields', () => {
  const fields = locatorOf(TEXT);

  test.each([
    ['', '3:1'],
    ['/apiVersion', '3:13'],
    ['/metadata/name', '6:9'],
    ['/spec/subnets/default/vlan', '11:13'],
    ['/spec/subnets/default/dhcp', '12:13'],
    ['/spec/subnets/default/dhcp/enable', '12:22'],
    ['/spec/subnets/default/dhcp/range/start', '12:43'],
    ['/spec/subnets/odd~1key~0/vlan', '13:24'],
    ['/spec/permit/0', '15:5'],
    ['/spec/permit/0/1', '15:15'],
    ['/spec/permit/1/0', '16:8'],
    ['/spec/text', '18:9'],
  ])('the value at %s is at %s', (pointer, place) => {
    expect(at(fields, pointer)).toBe(place);
  });

  test.each([
    ['/spec', '7:1'],
    ['/spec/subnets', '8:3'],
    ['/spec/permit', '14:3'],
    ['/spec/empty', '17:3'],
  ])('what starts below its key, or is empty, is shown at the key: %s at %s', (pointer, place) => {
    expect(at(fields, pointer)).toBe(place);
    expect(keyAt(fields, pointer)).toBe(place);
  });

  test.each([
    ['/metadata/namespace', '5:1'],
    ['/spec/subnets/default/gateway', '9:5'],
    ['/spec/subnets/default/vlan/deeper', '11:7'],
    ['/spec/permit/7', '14:3'],
    ['/spec/permit/0/9', '15:5'],
    ['/spec/mode', '7:1'],
    ['/nothing', '3:1'],
    ['/nothing/at/all', '3:1'],
  ])('what is missing is shown at the nearest thing that is there: %s at %s', (pointer, place) => {
    expect(at(fields, pointer)).toBe(place);
    expect(keyAt(fields, pointer)).toBe(place);
  });

  test.each([
    ['/spec/subnets/default/vlan', '11:7'],
    ['/spec/subnets/default/dhcp/range', '12:28'],
    ['/spec/subnets/odd~1key~0', '13:5'],
    ['/spec/permit/0/1', '15:15'],
  ])('the key of %s is at %s', (pointer, place) => {
    expect(keyAt(fields, pointer)).toBe(place);
  });

  test('places hold in later documents, with CRLF, a byte order mark and letters of any width', () => {
    const second = TEXT.replace('vpc-1', 'vpc-2').replace('# head', '# größe 😀');
    for (const [text, shift] of [
      [`${TEXT}${second}`, 20],
      [`${TEXT}${second}`.replaceAll('\n', '\r\n'), 20],
      [`\uFEFF${TEXT}\uFEFF${second.slice(second.indexOf('---'))}`, 19],
    ] as const) {
      const later = locatorOf(text, 1);
      expect(at(later, '')).toBe(`${3 + shift}:1`);
      expect(at(later, '/metadata/name')).toBe(`${6 + shift}:9`);
      expect(at(later, '/spec/subnets/default/dhcp/range/start')).toBe(`${12 + shift}:43`);
      expect(keyAt(later, '/spec/empty')).toBe(`${17 + shift}:3`);
    }
  });

  test('a byte order mark takes no column', () => {
    const fields = locatorOf(`\uFEFF${TEXT.replace('# head\n---\n', '')}`);
    expect(at(fields, '/apiVersion')).toBe('1:13');
    expect(at(fields, '')).toBe('1:1');
  });

  test('columns count as editors count, by UTF-16 units', () => {
    const fields = locatorOf(TEXT.replace('{vlan: 1002}', '{"😀": 1, vlan: 1002}'));
    expect(at(fields, '/spec/subnets/odd~1key~0/vlan')).toBe('13:33');
  });

  test('a document on the line of its marker has its place there', () => {
    const fields = locatorOf(
      '--- {apiVersion: vpc.githedgehog.com/v1beta1, kind: VPC, metadata: {name: a}}\n',
    );
    expect(at(fields, '')).toBe('1:5');
    expect(at(fields, '/metadata/name')).toBe('1:75');
  });

  test('a key that is read as a boolean or number is found by the text it became', () => {
    const fields = locatorOf(TEXT.replace('  empty:', '  on: 1\n  0777: 2\n  empty:'));
    expect(keyAt(fields, '/spec/true')).toBe('17:3');
    expect(keyAt(fields, '/spec/511')).toBe('18:3');
  });
});

describe('places behind anchors and merges', () => {
  const fields = locatorOf(`apiVersion: vpc.githedgehog.com/v1beta1
kind: VPC
metadata:
  name: &name vpc-1
spec:
  base: &base
    vlan: 1001
    dhcp: {enable: true}
  more: &more {isolated: true}
  copy: *base
  list: [*base]
  merged:
    <<: *base
    vlan: 7
  both: {<<: [*more, *base]}
  name: *name
`);

  test('what comes through an alias stands where it is written, the alias where it is used', () => {
    expect(at(fields, '/spec/copy')).toBe('10:9');
    expect(at(fields, '/spec/copy/vlan')).toBe('7:11');
    expect(at(fields, '/spec/list/0/dhcp/enable')).toBe('8:20');
    expect(at(fields, '/spec/name')).toBe('16:9');
    expect(at(fields, '/metadata/name')).toBe('4:15');
  });

  test('a merged field stands in its source, an overridden one where it is overridden', () => {
    expect(at(fields, '/spec/merged/dhcp/enable')).toBe('8:20');
    expect(at(fields, '/spec/merged/vlan')).toBe('14:11');
    expect(at(fields, '/spec/both/isolated')).toBe('9:26');
    expect(keyAt(fields, '/spec/both/vlan')).toBe('7:5');
    expect(at(fields, '/spec/both/none')).toBe('15:3');
  });
});

describe('many documents', () => {
  test('places are right however the questions jump between documents', () => {
    const text = Array.from({ length: 30 }, (_, index) => TEXT.replace('vpc-1', `vpc-${index}`)).join('');
    const { manifests } = parseText(text);
    for (const step of [0, 7, 29, 0, 13, 7, 28, 1]) {
      expect(manifests[step]?.fields.at('/spec/subnets/default/vlan').line).toBe(11 + 20 * step);
      expect(manifests[step]?.line).toBe(3 + 20 * step);
    }
  });
});
