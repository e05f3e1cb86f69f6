import { expect, test } from '@jest/globals';
import { findingsOn, type Neighbour } from '../rule-world.ts';

const SUBNETS = { subnets: { a: { subnet: '10.0.1.0/24', vlan: 1001 } } };
const OTHER: Neighbour = ['VPC', 'other', { subnets: { a: { subnet: '10.0.2.0/24', vlan: 1002 } } }];

function onDelete(others: readonly Neighbour[], isKnown = true) {
  const around = { others, ...(isKnown ? { previous: SUBNETS } : {}) };
  return findingsOn('VPC', 'gone', SUBNETS, around, ['delete']).filter(({ code }) => code === 'HHS-L22');
}

test('a VPC that goes while another one is new is a warning that names the new one', () => {
  const [found] = onDelete([OTHER]);
  expect(found).toMatchObject({ severity: 'warning', message: expect.stringContaining('VPC default/other') });
  expect(found?.related).toHaveLength(1);
});

test('a VPC that goes alone, or of which nobody knows what was before, is none', () => {
  expect(onDelete([])).toEqual([]);
  expect(onDelete([OTHER], false)).toEqual([]);
});
