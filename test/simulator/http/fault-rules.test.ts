import { describe, expect, test } from '@jest/globals';
import { FaultRules } from '../../../src/simulator/http/fault-rules.ts';

const get = { method: 'GET', uri: '/switches?limit=1', body: '' };
const post = { method: 'POST', uri: '/graphql', body: '{"query":"mutation"}' };

describe('rules of faults', () => {
  test('the first that fits wins, and fits by method, path, query and body', () => {
    const rules = new FaultRules<string>();
    rules.add({ method: 'POST', body: /query.*mutation/, fault: 'mutation' });
    rules.add({ path: 'limit=1', fault: 'page' });
    rules.add({ fault: 'any' });
    const other = { ...get, uri: '/' };
    expect([get, post, other].map((target) => rules.faultFor(target))).toEqual(['page', 'mutation', 'any']);
  });

  test('count the requests they fit, also those that another rule took', () => {
    const rules = new FaultRules<string>();
    rules.add({ nth: 1, fault: 'first' });
    rules.add({ nth: 2, fault: 'second' });
    expect([get, get, get].map((target) => rules.faultFor(target))).toEqual(['first', 'second', undefined]);
  });

  test('end after so many hits, or when they are taken back', () => {
    const rules = new FaultRules<string>();
    const undo = rules.add({ times: 2, fault: 'twice' });
    expect([get, get, get].map((target) => rules.faultFor(target))).toEqual(['twice', 'twice', undefined]);
    undo();
    rules.add({ fault: 'other' })();
    expect(rules.faultFor(get)).toBeUndefined();
  });
});
