import { describe, expect, test } from '@jest/globals';
import type { ObjectSchema } from '../../../src/domain/resource/schema.ts';
import { closest, editDistance } from '../../../src/domain/shared/suggest.ts';
import { genericPath, suggestField } from '../../../src/domain/validate/suggest-field.ts';

describe('editDistance', () => {
  test.each<[string, string, number]>([
    ['', '', 0],
    ['vlan', 'vlan', 0],
    ['vlan', 'vlna', 1],
    ['vlan', 'vlans', 1],
    ['vlan', 'lan', 1],
    ['vlan', 'vlun', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
  ])('%s to %s takes %d edits', (a, b, edits) => {
    expect(editDistance(a, b, 5)).toBe(edits);
    expect(editDistance(b, a, 5)).toBe(edits);
  });

  test('stops at the limit', () => {
    expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(3);
    expect(editDistance('a', 'abcdefgh', 2)).toBe(3);
  });
});

describe('closest', () => {
  const fields = ['ipv4Namespace', 'vlanNamespace', 'subnets', 'mode', 'permit', 'description', 'ip'];
  test.each<[string, string | undefined, string | undefined]>([
    ['IPv4Namespace', 'ipv4Namespace', 'same'],
    ['ipv4_namespace', 'ipv4Namespace', 'same'],
    ['vlan-namespace', 'vlanNamespace', 'same'],
    ['subnet', 'subnets', 'number'],
    ['permits', 'permit', 'number'],
    ['subents', 'subnets', 'typo'],
    ['pemrit', 'permit', 'typo'],
    ['desc', 'description', 'abbreviation'],
    ['pi', undefined, undefined],
    ['gateway', undefined, undefined],
    ['', undefined, undefined],
  ])('%s was meant to be %s', (word, expected, quality) => {
    expect(closest(word, fields)).toEqual(expected === undefined ? undefined : { word: expected, quality });
  });

  test('of equally near words the first by alphabet is taken, in whatever order they come', () => {
    expect(closest('leaf-03', ['leaf-02', 'leaf-01'])?.word).toBe('leaf-01');
    expect(closest('leaf-03', ['leaf-01', 'leaf-02'])?.word).toBe('leaf-01');
  });

  test('a word of a megabyte is not measured', () => {
    expect(closest('a'.repeat(1_000_000), fields)).toBeUndefined();
  });
});

describe('suggestField', () => {
  const subnet: ObjectSchema = {
    type: 'object',
    required: [],
    fields: { vlan: { type: 'integer' }, gateway: { type: 'string' }, dhcp: { type: 'boolean' } },
  };
  const root: ObjectSchema = {
    type: 'object',
    required: [],
    fields: {
      subnets: { type: 'map', values: subnet },
      links: { type: 'list', items: { type: 'object', required: [], fields: { port: { type: 'string' } } } },
      vlanNamespace: { type: 'string' },
      mode: { type: 'string' },
    },
  };
  const at = (place: string, siblings: readonly string[]) => (key: string) =>
    suggestField({ key, siblings, place, root });
  const inSpec = at('spec', Object.keys(root.fields));
  const inSubnet = at('spec.subnets.<name>', Object.keys(subnet.fields));

  test('prefers the same letters', () => {
    expect(inSpec('vlan_namespace')).toBe(
      'Did you mean "vlanNamespace"? Letters and their case must be exact.',
    );
  });

  test('tells the right field in the wrong place, above what is only similar', () => {
    expect(inSpec('vlan')).toBe(
      'It belongs elsewhere: spec.subnets.<name>.vlan. Or did you mean "vlanNamespace"?',
    );
    expect(inSpec('port')).toBe('It belongs elsewhere: spec.links[].port.');
    expect(inSubnet('mode')).toBe('It belongs elsewhere: spec.mode.');
  });

  test('knows what belongs under metadata and at the top', () => {
    expect(inSpec('labels')).toBe('It belongs elsewhere: metadata.labels.');
    expect(inSubnet('metadata')).toContain('at the left margin');
    expect(at('', ['metadata', 'spec'])('specs')).toBe('Did you mean "spec"?');
    expect(at('', ['metadata', 'spec'])('subnets')).toBe('It belongs elsewhere: spec.subnets.');
  });

  test('does not send a second spelling of a field to where it stands already', () => {
    expect(at('spec.subnets.<name>', ['gateway', 'dhcp'])('VLAN')).not.toContain('elsewhere');
  });

  test('lists what is known where nothing is near', () => {
    expect(inSubnet('xyzzy')).toBe('Known here: vlan, gateway, dhcp. Remove or rename it.');
    expect(at('spec', [])('xyzzy')).toBe('No field is known here; remove it.');
  });

  test('places are written without keys and indexes', () => {
    expect(genericPath(root, ['subnets', 'blue'])).toBe('spec.subnets.<name>');
    expect(genericPath(root, ['links', 3])).toBe('spec.links[]');
    expect(genericPath(root, [])).toBe('spec');
  });
});
