import { describe, expect, test } from '@jest/globals';
import { statusLine } from '../../../src/domain/report/status-line.ts';
import { renderStatusStats } from '../../../src/domain/report/status-stats-text.ts';
import { agoText, renderStatus } from '../../../src/domain/report/status-text.ts';
import { createStyle } from '../../../src/domain/report/text-style.ts';
import type { StatusDocument } from '../../../src/domain/status/status-document.ts';
import type { StoredStatus } from '../../../src/domain/status/stored-status.ts';
import {
  driftedStatus,
  historyEntry,
  READ_AT,
  sampleOverview,
  sampleStatus,
  snapshot,
} from '../status/sample-status.ts';

const screen = { style: createStyle(false), columns: 100 };

function textOf(read: StoredStatus['read'], fabric = 'lab', known: readonly string[] = ['lab']): string {
  return renderStatus(sampleOverview({ fabrics: [{ fabric, read }], known }), screen);
}
const shown = (document: StatusDocument): string => textOf({ result: 'ok', document });

describe('the text of a status', () => {
  test('begins with state, health, why and what to do', () => {
    expect(shown(driftedStatus()).split('\n').slice(0, 3)).toEqual([
      'Fabric lab: warning, health 1.00',
      '  Somebody changed or deleted objects in the cluster.',
      '  → Look at the objects below and take one side.',
    ]);
  });

  test('shows each of the five components with its age and why', () => {
    const text = shown(driftedStatus());
    expect(text).toMatch(/git sync +healthy +7 min ago +69 documents are valid/);
    expect(text).toMatch(/kubernetes +warning +7 min ago +1 of 69 objects was changed in the cluster/);
    for (const part of ['fabric', 'watch', 'connection'])
      expect(text).toMatch(new RegExp(`^ {2}${part} +healthy`, 'm'));
  });

  test('names the objects with their line, and how a contradiction was decided', () => {
    const text = shown(driftedStatus());
    expect(text).toContain('! VPC default/web  vpcs.yaml:12');
    expect(text).toContain('cluster_ahead: Somebody changed it in the cluster.');
    expect(text).toContain('Git and Kubernetes disagree: the cluster counts, warning.');
  });

  test('shows counts, times, the last run, the failure and the formula of the health', () => {
    const failure = { category: 'network', code: 'HHS-2101', message: 'no answer', help: 'look' } as const;
    const text = shown(sampleStatus({ failure }));
    expect(text).toMatch(/objects +69 in sync/);
    expect(text).toMatch(/last apply +3 created and 66 unchanged/);
    expect(text).toMatch(/switches +12 of 12 run what the fabric asks of them/);
    expect(text).toMatch(/succeeded +7 min ago, 2026-11-20 06:00 UTC/);
    expect(text).toMatch(/last run +apply 7-1 {2}https:\/\/github\.example\/run\/7/);
    expect(text).toMatch(/failure +HHS-2101: no answer/);
    expect(text).toMatch(/health +0\.5 × 1 \(worst: drift\)/);
  });

  test('says what is not known instead of leaving it out', () => {
    const { components, times, counts, health } = sampleStatus();
    const text = shown(
      sampleStatus({
        state: 'never_synced',
        severity: null,
        commit: null,
        branch: null,
        health: { ...health, value: null },
        components: { ...components, watch: snapshot('watch', { observedAt: null, state: 'never_synced' }) },
        counts: { ...counts, states: null, outcomes: null, switches: null },
        times: { ...times, succeededAt: null, appliedAt: null },
      }),
    );
    expect(text).toContain('Fabric lab: never synced, health not known yet');
    expect(text).toMatch(/watch +never synced +never/);
    expect(text).toMatch(/objects +never compared with the cluster/);
    expect(text).toMatch(/switches +not looked at/);
    expect(text).toMatch(/drift +not known/);
    expect(text).toMatch(/succeeded +never/);
  });

  test('has a red line when certificates are not verified, whatever else is worse', () => {
    const { components } = sampleStatus();
    const evidence = { cluster: 'end-unreachable', 'cluster.insecure': true };
    const connection = snapshot('connection', { state: 'error', reasonCode: 'end-unreachable', evidence });
    const color = { style: createStyle(true), columns: 200 };
    const document = sampleStatus({ components: { ...components, connection } });
    const text = renderStatus(
      sampleOverview({ fabrics: [{ fabric: 'lab', read: { result: 'ok', document } }] }),
      color,
    );
    expect(text).toContain('\u001b[31mINSECURE: certificates are not verified (cluster)');
    expect(shown(sampleStatus())).not.toContain('INSECURE');
  });

  test('shows ten objects and counts the rest', () => {
    const [one] = driftedStatus().findings;
    if (one === undefined) throw new Error('the sample has no finding');
    const findings = Array.from({ length: 13 }, (_, index) => ({
      ...one,
      object: `VPC default/vpc-${index}`,
    }));
    const text = shown(driftedStatus({ findings }));
    expect(text.match(/^ {2}! /gm)).toHaveLength(10);
    expect(text).toContain('and 3 more (--output json)');
  });

  test('lets nothing from the file move the cursor', () => {
    const text = shown(driftedStatus({ reason: 'a\u001b[2Jb', branch: '\u202emain', fabric: 'l\rab' }));
    expect(text).toContain('a\\x1b[2Jb');
    for (const character of ['\u001b', '\r', '\u202e']) expect(text).not.toContain(character);
  });

  test('says where it was read', () => {
    expect(shown(sampleStatus())).toMatch(
      /\n\nRead from branch origin\/hedgehog-sync\/status at commit aaaaaaaaaaaa\.\n$/,
    );
  });
});

describe('the text of a status that cannot be relied on', () => {
  test('edited by hand: red before everything', () => {
    const read = { result: 'edited', document: sampleStatus(), why: 'its digest does not fit' } as const;
    expect(textOf(read)).toMatch(/^Not to be trusted: its digest does not fit\n/);
  });

  test('absent: never synced, with the first step and the fabrics that there are', () => {
    const text = textOf({ result: 'absent' }, 'new', ['lab', 'prod']);
    expect(text).toContain('Fabric new: never synced');
    expect(text).toContain('There is a status of lab and prod: --fabric names one.');
    expect(text).toContain('The first run of the action');
  });

  test('newer: the form, and what to do', () => {
    expect(textOf({ result: 'newer', version: 7 })).toContain(
      'Its form 7 is newer than this hedgehog-sync knows.',
    );
  });

  test('of no name: a file that cannot be read does not say of which fabric it is', () => {
    expect(textOf({ result: 'damaged', why: 'it is no JSON' }, '', [''])).toMatch(
      /^The status: not readable/,
    );
    expect(textOf({ result: 'absent' }, '', [''])).not.toContain('There is a status of');
  });

  test('damaged: why, and that the next run mends it', () => {
    expect(textOf({ result: 'damaged', why: 'it is no JSON' })).toContain(
      'Damaged: it is no JSON. The next run',
    );
  });

  test('no branch at all: the first step', () => {
    const text = renderStatus(
      sampleOverview({ fabrics: [], known: [], commit: null, place: 'branch hedgehog-sync/status' }),
      screen,
    );
    expect(text).toMatch(/^There is no branch hedgehog-sync\/status here\. The first run/);
    expect(text).not.toContain('Read from');
  });
});

test.each<[string, StoredStatus, string]>([
  [
    'good',
    { fabric: 'lab', read: { result: 'ok', document: sampleStatus() } },
    'lab healthy 1.00 Git and cluster agree',
  ],
  [
    'edited',
    { fabric: 'lab', read: { result: 'edited', document: sampleStatus(), why: 'w' } },
    'lab healthy (edited by hand) 1.00',
  ],
  ['absent', { fabric: 'lab', read: { result: 'absent' } }, 'lab never_synced - no status yet'],
  [
    'newer',
    { fabric: 'lab', read: { result: 'newer', version: 2 } },
    'lab unknown - written by a newer hedgehog-sync (form 2)',
  ],
  [
    'damaged',
    { fabric: '', read: { result: 'damaged', why: 'it is no JSON' } },
    '- unknown - damaged: it is no JSON',
  ],
])('the line of a status that is %s fits a log', (_what, stored, line) => {
  expect(statusLine(stored)).toContain(line);
  expect(statusLine(stored)).not.toContain('\n');
});

describe('the text of the statistics', () => {
  const history = [
    historyEntry({ mode: 'drift', durationMs: 2_500, severity: 0.25 }),
    historyEntry({ mode: 'apply', durationMs: 61_000 }),
    historyEntry({ mode: 'apply', succeeded: false, requestId: '5-2', failure: 'HHS-2101: no answer' }),
  ];
  const text = renderStatusStats(
    sampleOverview({
      fabrics: [{ fabric: 'lab', read: { result: 'ok', document: sampleStatus({ history }) } }],
    }),
    screen,
  );

  test('has a row for each mode that ran, and one for all', () => {
    expect(text).toMatch(/drift +1 +1 \(100 %\) +2 s +2 s/);
    expect(text).toMatch(/apply +2 +1 \(50 %\) +32 s +61 s/);
    expect(text).toMatch(/all +3 +2 \(66 %\)/);
    expect(text).not.toMatch(/^ {2}validate/m);
  });

  test('has drift by week, the last failure, and what is counted', () => {
    expect(text).toMatch(/2026-W47 +3 +1 +0\.25/);
    expect(text).toContain('Last failure: apply 5-2 at 2026-11-20 06:00 UTC: HHS-2101: no answer');
    expect(text).toContain('Counted are the runs in the history');
  });

  test.each<[StoredStatus['read'], string]>([
    [{ result: 'absent' }, 'no history to count (the status is absent)'],
    [{ result: 'ok', document: sampleStatus({ history: [] }) }, 'no run in the history'],
  ])('says why there is nothing to count', (read, words) => {
    expect(renderStatusStats(sampleOverview({ fabrics: [{ fabric: 'lab', read }] }), screen)).toContain(
      words,
    );
  });
});

test('an age is told in one unit, and a time ahead of the clock as it is', () => {
  expect(agoText('2026-11-20T06:06:59.000Z', READ_AT)).toBe('1 s ago');
  expect(agoText('2026-11-18T06:07:00.000Z', READ_AT)).toBe('48 h ago');
  expect(agoText('2026-11-20T06:08:00.000Z', READ_AT)).toBe('2026-11-20 06:08 UTC');
});
