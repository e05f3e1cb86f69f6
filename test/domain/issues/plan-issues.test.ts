import { describe, expect, test } from '@jest/globals';
import type { Concern, IssueTopic, KnownIssue } from '../../../src/domain/issues/issue-topic.ts';
import { type IssuePlanInput, planIssues } from '../../../src/domain/issues/plan-issues.ts';

const concern = (name: string, topic: IssueTopic = 'drift', body = 'text'): Concern => ({
  fabric: 'lab',
  topic,
  fingerprint: `${topic}:${name}`,
  object: name === '' ? null : { group: 'g', kind: 'Box', namespace: 'default', name },
  title: name,
  body,
  labels: [],
});
const issue = (number: number, fingerprint: string, more: Partial<KnownIssue> = {}): KnownIssue => ({
  number,
  topic: fingerprint.split(':')[0] as IssueTopic,
  fingerprint,
  meaning: 'text',
  isOpen: true,
  createdAt: '2026-03-01T00:00:00.000Z',
  closedAt: null,
  ...more,
});
const plan = (input: Partial<IssuePlanInput>) =>
  planIssues({
    concerns: [],
    known: [],
    looked: new Set<IssueTopic>(['drift', 'conflict', 'refused', 'invalid', 'stale', 'critical']),
    meaningOf: ({ body }) => body,
    solvedBy: () => 'solved',
    gather: (all) => concern('', 'many', `${all.length} objects`),
    now: '2026-03-20T00:00:00.000Z',
    ...input,
  }).map((one) => {
    const about = 'concern' in one ? one.concern.fingerprint : one.issue.fingerprint;
    return `${one.action} ${'issue' in one ? `#${one.issue.number} ` : ''}${about}`;
  });
const many = (count: number) => Array.from({ length: count }, (_, at) => concern(`box-${at}`));

describe('which issues to open, change and close', () => {
  test('a new concern opens an issue, an equal one nothing, one of other meaning an update', () => {
    const concerns = [concern('a')];
    expect(plan({ concerns })).toEqual(['open drift:a']);
    expect(plan({ concerns, known: [issue(1, 'drift:a')] })).toEqual([]);
    expect(plan({ concerns, known: [issue(1, 'drift:a', { meaning: 'other' })] })).toEqual([
      'update #1 drift:a',
    ]);
  });

  test('what is solved is closed, but only by a run that looked at it', () => {
    const known = [issue(1, 'drift:a'), issue(2, 'invalid:')];
    expect(plan({ known })).toEqual(['close #1 drift:a', 'close #2 invalid:']);
    expect(plan({ known, looked: new Set<IssueTopic>(['invalid']) })).toEqual(['close #2 invalid:']);
    expect(plan({ known, looked: new Set() })).toEqual([]);
  });

  test('an issue closed within fourteen days is opened again, an older one is left in peace', () => {
    const concerns = [concern('a')];
    const closed = (closedAt: string) => [issue(1, 'drift:a', { isOpen: false, closedAt })];
    expect(plan({ concerns, known: closed('2026-03-06T00:00:00.000Z') })).toEqual(['reopen #1 drift:a']);
    expect(plan({ concerns, known: closed('2026-03-05T23:59:59.000Z') })).toEqual(['open drift:a']);
  });

  test('of two open ones the older stays; of closed ones the newer is opened again', () => {
    const concerns = [concern('a')];
    expect(plan({ concerns, known: [issue(9, 'drift:a'), issue(4, 'drift:a')] })).toEqual([
      'close #9 drift:a',
    ]);
    const closed = { isOpen: false, closedAt: '2026-03-19T00:00:00.000Z' };
    expect(plan({ concerns, known: [issue(4, 'drift:a', closed), issue(9, 'drift:a', closed)] })).toEqual([
      'reopen #9 drift:a',
    ]);
  });

  test('ten at once are ten issues, eleven are one', () => {
    expect(plan({ concerns: many(10) })).toHaveLength(10);
    expect(plan({ concerns: many(11) })).toEqual(['open many:']);
  });

  test('objects with an issue of their own keep it in a burst', () => {
    const known = [issue(1, 'drift:box-3')];
    expect(plan({ concerns: many(12), known })).toEqual(['open many:']);
  });

  test('a burst stays one issue until all of it is solved', () => {
    const burst = issue(5, 'many:', { meaning: '11 objects' });
    expect(plan({ concerns: many(11), known: [burst] })).toEqual([]);
    expect(plan({ concerns: many(3), known: [burst] })).toEqual(['update #5 many:']);
    expect(plan({ concerns: [], known: [burst] })).toEqual(['close #5 many:']);
    expect(plan({ concerns: [], known: [burst], looked: new Set<IssueTopic>(['drift']) })).toEqual([]);
  });

  test('what belongs to the fabric is no part of a burst', () => {
    const concerns = [...many(11), { ...concern('', 'invalid'), object: null }];
    expect(plan({ concerns })).toEqual(['open many:', 'open invalid:']);
  });

  test('carrying it out leaves nothing to do', () => {
    const concerns = [concern('a'), concern('b', 'conflict'), { ...concern('', 'invalid'), object: null }];
    const known = concerns.map(({ fingerprint }, at) => issue(at + 1, fingerprint));
    expect(plan({ concerns, known })).toEqual([]);
  });
});
