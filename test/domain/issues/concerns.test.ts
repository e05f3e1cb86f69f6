import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ConcernContext } from '../../../src/domain/issues/concern-context.ts';
import { concernsOf } from '../../../src/domain/issues/concerns.ts';
import { gatherConcerns } from '../../../src/domain/issues/gather-concerns.ts';
import { markIssue, meaningOf, readIssueMark } from '../../../src/domain/issues/issue-marker.ts';
import type { KnownIssue } from '../../../src/domain/issues/issue-topic.ts';
import { solvedBy, solvedObjects } from '../../../src/domain/issues/solved-by.ts';
import { byteLength } from '../../../src/domain/shared/byte-length.ts';
import type { RunFacts } from '../../../src/domain/status/run-facts.ts';
import { hostileText } from '../../support/hostile-text.ts';
import { faultsOf, liveParts, renderHtml } from '../../support/rendered-markdown.ts';
import {
  applyOf,
  at,
  blindOf,
  diagnosticOf,
  digest,
  driftOf,
  factsOf,
  failureOf,
  validateOf,
  validationOf,
} from '../../support/status-world.ts';
import { poisoned } from '../report/poisoned.ts';
import { documentOf, markdown } from '../report/run-samples.ts';

const context: ConcernContext = { ...markdown, digest, hasCommands: true };
const concerns = (facts: RunFacts) => concernsOf(facts, null, context).concerns;
const titles = (facts: RunFacts) => concerns(facts).map(({ topic, title }) => `${topic} ${title}`);

describe('what needs an issue', () => {
  test('changes of the cluster do, changes of Git and unmanaged objects do not', () => {
    const facts = driftOf(0, [
      { state: 'in_sync' },
      { state: 'git_ahead' },
      { state: 'cluster_ahead' },
      { state: 'both_changed', conflict: true },
      { state: 'both_changed' },
      { state: 'missing' },
      { state: 'extra' },
      { state: 'cluster_ahead', ignored: true },
    ]);
    expect(titles(facts)).toEqual([
      'conflict [lab] Box box-3 was changed in Git and in the cluster: spec.size0',
      'conflict [lab] Box box-4 was changed in Git and in the cluster: spec.size0',
      'drift [lab] Box box-2 was changed in the cluster: spec.size0',
      'drift [lab] Box box-5 is gone from the cluster',
    ]);
  });

  test('a refused and a failed write do', () => {
    const facts = applyOf(0, [
      { state: 'git_ahead', outcome: 'refused' },
      { state: 'git_ahead', outcome: 'failed' },
      { state: 'git_ahead', outcome: 'configured' },
    ]);
    expect(titles(facts)).toEqual([
      'refused [lab] Box box-0 was refused by the cluster',
      'refused [lab] Box box-1 could not be written',
    ]);
    expect(concerns(facts)[0]?.body).toContain('HHS-2511');
  });

  test('errors in the files, an old status and a fault that no run mends do', () => {
    const invalid = validateOf(0, {
      validation: validationOf([diagnosticOf('error'), diagnosticOf('warning')]),
    });
    expect(titles(invalid)).toEqual(['invalid [lab] 1 error in the manifests']);
    expect(titles(blindOf(0, failureOf('authentication', 'HHS-2201')))).toEqual([
      'critical [lab] runs fail: HHS-2201',
    ]);
    expect(titles(blindOf(0, failureOf('network', 'HHS-2101')))).toEqual([]);
    const stale = concernsOf(factsOf(0), documentOf({ state: 'stale' }), context).concerns;
    expect(stale.map(({ topic }) => topic)).toEqual(['stale']);
  });

  test('a run says what it looked at', () => {
    const looked = (facts: RunFacts) => [...concernsOf(facts, null, context).looked].sort();
    expect(looked(validateOf(0))).toEqual(['invalid']);
    expect(looked(driftOf(0, []))).toEqual(['conflict', 'critical', 'drift', 'invalid']);
    expect(looked(applyOf(0, []))).toEqual(['conflict', 'critical', 'drift', 'invalid', 'refused']);
    expect(looked(applyOf(0, [], { interrupted: 'cancelled' }))).not.toContain('refused');
    expect(looked({ ...driftOf(0, []), comparedWith: 'commit' })).toEqual(['invalid']);
  });

  test('the text has values, writer, time and the ways out as commands', () => {
    const [concern] = concerns(driftOf(0, [{ state: 'cluster_ahead' }]));
    expect(concern?.body).toContain('`9`');
    expect(concern?.body).toContain('by `kubectl-edit` (Update), last write 2026-03-01 11:50');
    for (const line of [
      '/accept-git Box/box-0:/spec/size0',
      '/accept-cluster Box/box-0',
      '/ignore Box/box-0:/spec/size0 until YYYY-MM-DD because …',
    ])
      expect(concern?.body).toContain(line);
    const silent = concernsOf(driftOf(0, [{ state: 'cluster_ahead' }]), null, {
      ...context,
      hasCommands: false,
    });
    expect(silent.concerns[0]?.body).not.toContain('/accept-git Box');
    // what can be answered here stands above what takes a terminal
    const body = concern?.body ?? '';
    expect(body.indexOf('/accept-cluster')).toBeLessThan(body.indexOf('<summary>Or from your own machine'));
    expect(body.indexOf('<summary>')).toBeLessThan(body.indexOf('hedgehog-sync backport'));
    expect(silent.concerns[0]?.body).not.toContain('<summary>');
  });

  test('a later run that finds the same says the same, another value says something else', () => {
    const first = concerns(driftOf(0, [{ state: 'cluster_ahead', value: 9 }]))[0];
    const later = concerns(driftOf(600, [{ state: 'cluster_ahead', value: 9 }], { commit: 'feed' }))[0];
    const moved = concerns(driftOf(600, [{ state: 'cluster_ahead', value: 8 }]))[0];
    if (first === undefined || later === undefined || moved === undefined) throw new Error('no concern');
    expect(meaningOf(later, digest)).toBe(meaningOf(first, digest));
    expect(meaningOf(moved, digest)).not.toBe(meaningOf(first, digest));
    expect(moved.fingerprint).toBe(first.fingerprint);
  });

  test('the marker is read back', () => {
    for (const concern of concerns(driftOf(0, [{ state: 'missing' }, { state: 'cluster_ahead' }]))) {
      const meaning = meaningOf(concern, digest);
      const { fabric, topic, fingerprint } = concern;
      expect(readIssueMark(`${concern.body}\n\n${markIssue(concern, meaning)}`)).toEqual({
        fabric,
        topic,
        fingerprint,
        meaning,
      });
    }
    expect(readIssueMark('an issue of somebody')).toBeNull();
  });
});

describe('what solved it', () => {
  const solution = (facts: RunFacts, topic: KnownIssue['topic'] = 'drift') => {
    const [concern] = concerns(driftOf(0, [{ state: 'cluster_ahead' }]));
    const issue: KnownIssue = {
      number: 1,
      topic,
      fingerprint: concern?.fingerprint ?? '',
      meaning: '',
      isOpen: true,
      createdAt: at(0),
      closedAt: null,
    };
    const objects = solvedObjects(facts);
    return solvedBy({ fabric: facts.fabric, commit: 'c0ffee', objects }, context)(issue);
  };

  test('is told by what became of the object', () => {
    expect(solution(driftOf(9, [{ state: 'in_sync' }]))).toBe(
      'Git and the cluster have the same value now at commit c0ffee.',
    );
    expect(solution(applyOf(9, [{ state: 'git_ahead', outcome: 'configured' }]))).toBe(
      'The object was written from Git at commit c0ffee.',
    );
    expect(solution(driftOf(9, []))).toMatch(/neither in Git nor in the cluster/);
    const accepted = applyOf(9, [{ state: 'cluster_ahead', outcome: 'configured' }]);
    const outcomes = accepted.outcomes.map((one) => ({ ...one, accepted: ['/spec/size0'] }));
    expect(solution({ ...accepted, outcomes })).toMatch(/taken by --accept-git/);
    expect(solution(driftOf(9, []), 'invalid')).toBe('The manifests have no errors at commit c0ffee.');
  });
});

describe('texts of issues', () => {
  test('hostile text comes out inert, within the limits, and titles are one line', () => {
    const samples = [
      { state: 'cluster_ahead' },
      { state: 'both_changed', conflict: true, fields: 30 },
      { state: 'missing' },
    ] as const;
    fc.assert(
      fc.property(hostileText, (text) => {
        const facts = poisoned(
          { ...driftOf(0, samples), validation: validationOf([diagnosticOf('error')]) },
          text,
        );
        const document = poisoned(documentOf({ state: 'stale' }), text);
        const { concerns: found } = concernsOf(
          { ...facts, plan: facts.plan },
          { ...document, state: 'stale' },
          context,
        );
        const all = [...found, gatherConcerns(text, found, context)];
        expect(all.length).toBeGreaterThan(2);
        for (const { title, body } of all) {
          expect(faultsOf(body, 'https://forge.example/')).toEqual([]);
          expect(liveParts(renderHtml(body))).toEqual([]);
          expect(byteLength(body)).toBeLessThan(65_000);
          expect(title.length).toBeLessThanOrEqual(256);
          expect(title).not.toMatch(/[\n\r]/);
        }
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  test('a burst of a thousand objects fits', () => {
    const samples = Array.from({ length: 1_000 }, () => ({ state: 'missing' }) as const);
    const { body, title } = gatherConcerns('lab', concerns(driftOf(0, samples)), context);
    expect(title).toBe('[lab] 1000 objects need a decision');
    expect(byteLength(body)).toBeLessThanOrEqual(60_000);
    expect(faultsOf(body, 'https://forge.example/')).toEqual([]);
  });

  test('an object with endless fields fits', () => {
    const found = concerns(driftOf(0, [{ state: 'cluster_ahead', fields: 5_000 }]));
    expect(byteLength(found[0]?.body ?? '')).toBeLessThan(20_000);
  });
});
