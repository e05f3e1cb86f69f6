import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fabricNameOf } from '../../../src/domain/config/fabric-name.ts';
import { readField, readObjectArgument } from '../../../src/domain/config/object-argument.ts';
import { definitionOf } from '../../../src/domain/config/options.ts';
import { displayPath, pointerOf } from '../../../src/domain/shared/pointer.ts';

describe('KIND/NAME[:PATH]', () => {
  test.each([
    ['VPC/vpc-1', { kind: 'VPC', name: 'vpc-1', pointer: null }],
    ['VPC/default/vpc-1', { kind: 'VPC', namespace: 'default', name: 'vpc-1', pointer: null }],
    ['vpc/default/a:/spec', { kind: 'vpc', namespace: 'default', name: 'a', pointer: '/spec' }],
    ['vpc/a:/spec/subnets/default/vlan', { kind: 'vpc', name: 'a', pointer: '/spec/subnets/default/vlan' }],
    ['vpc/a:spec.links[0].port', { kind: 'vpc', name: 'a', pointer: '/spec/links/0/port' }],
    ['vpc/a:metadata.labels["x.y/z"]', { kind: 'vpc', name: 'a', pointer: '/metadata/labels/x.y~1z' }],
    ['vpcs.vpc.githedgehog.com/a', { kind: 'vpcs.vpc.githedgehog.com', name: 'a', pointer: null }],
  ])('%s', (text, value) => {
    expect(readObjectArgument('--accept-git', text, true)).toEqual({
      ok: true,
      value: { namespace: null, ...value },
    });
  });

  test.each([
    '',
    'VPC',
    'VPC/',
    '/a',
    'VPC//b',
    'VPC/a/b/c',
    'VPC /a',
    'VPC/a:',
    'VPC/a:/',
    'VPC/a:spec..x',
    'VPC/a:/a~2b',
  ])('%j is refused, with an example', (text) => {
    const result = readObjectArgument('--accept-git', text, true);
    expect(result).toMatchObject({ ok: false, facts: { code: 'HHS-2001' } });
  });

  test('a field is refused where a whole object is meant', () => {
    expect(readObjectArgument('explain', 'VPC/a:/spec', false).ok).toBe(false);
  });

  test('a path as reports show it reads back as the pointer it came from', () => {
    const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_./~ -]{0,12}$/);
    const index = fc.nat(20).map(String);
    fc.assert(
      fc.property(key, fc.array(fc.oneof(key, index), { maxLength: 5 }), (first, rest) => {
        const pointer = pointerOf([first, ...rest]);
        expect(readField(displayPath(pointer))).toBe(pointer);
      }),
    );
  });
});

describe('the name of a fabric', () => {
  test.each([
    ['Lab 1', 'lab-1'],
    ['eslag4.yaml', 'eslag4'],
    ['__München__', 'm-nchen'],
    ['', 'fabric'],
    ['---', 'fabric'],
    ['x'.repeat(80), 'x'.repeat(63)],
  ])('from %j is %s', (part, name) => {
    expect(fabricNameOf(part)).toBe(name);
  });

  test('is always one that the option would take', () => {
    const option = definitionOf('fabric');
    const form = option.kind === 'string' ? option.form : undefined;
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (part) => {
        expect(fabricNameOf(part)).toMatch(form?.pattern ?? /never/);
      }),
    );
  });
});
