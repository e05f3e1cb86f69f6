import { expect, test } from '@jest/globals';
import { pullFile } from '../../../../src/domain/report/pull/changed-lines.ts';
import { readCommentMark, renderPullComment } from '../../../../src/domain/report/pull/pull-comment.ts';
import type { PullReport } from '../../../../src/domain/report/pull/pull-report.ts';
import { miniRegistry } from '../../../support/mini-registry.ts';
import { faultsOf } from '../../../support/rendered-markdown.ts';
import { finding, validationOf } from '../sample-reports.ts';
import { BASE, mend, placeOf, pullContext, pullFacts, pullReportOf } from './pull-samples.ts';

function textOf(report: PullReport, isKnown = false): string {
  return renderPullComment(report, { ...pullContext, isKnown }) ?? '(none)';
}

const elsewhere = placeOf({ files: [pullFile({ path: 'README.md', status: 'modified', patch: null })] });
const harmless = () =>
  pullReportOf({ facts: pullFacts({ validation: validationOf([]) }), mends: [], notes: [], pull: elsewhere });

test('delete candidates come first, then findings, then what merging changes', () => {
  const text = textOf(pullReportOf());
  const order = [
    'Taken out of Git',
    'Findings in the files',
    'What merging this changes',
    'part of the fabric',
    'Raw difference',
    'can be mended at once',
    'Not by this pull request',
    'Checked:',
    '1 note',
  ];
  const places = order.map((heading) => text.indexOf(heading));
  expect(places).not.toContain(-1);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
  expect(faultsOf(text, 'https://forge.example/')).toEqual([]);
});

test('its first lines say what to do: mend, decide, look, or nothing', () => {
  const whole = pullReportOf();
  const clean = { ...whole, findings: [] };
  const only = (...groups: readonly string[]) => ({
    ...clean,
    changes: whole.changes.filter(({ group }) => groups.includes(group)),
  });
  const next = (report: PullReport) => /\*\*What to do:\*\* (.*)/.exec(textOf(report))?.[1];
  expect(next(whole)).toBe('mend the error below; until then an apply writes nothing.');
  expect(next(clean)).toMatch(
    /^decide whose value is right for \d objects? that somebody changed in the cluster/,
  );
  expect(next(only('dropped', 'update'))).toMatch(/^see whether what is taken out of Git is meant to go/);
  expect(next(only('update', 'create'))).toBe('read what merging this changes; nothing else is in the way.');
});

test('what only the cluster moved is not of the pull request, and is folded', () => {
  const { changes } = pullReportOf();
  const own = changes.filter((change) => change.own).map(({ name }) => name);
  expect(own.sort()).toEqual(['conflict', 'created', 'dropped', 'unknown', 'updated']);
  expect(changes.filter((change) => !change.own).map(({ name }) => name)).toEqual(['foreign', 'gone']);
});

test('compared with a cluster, only objects on touched lines are of the pull request', () => {
  const touched = pullFile({
    path: 'fabric/boxes.yaml',
    status: 'modified',
    patch: '@@ -7,1 +7,1 @@\n-  size: 1\n+  size: 2',
  });
  const manifests = pullFacts().validation?.manifests ?? [];
  const documents = manifests.map(({ id, file }, index) => ({
    file,
    line: index === 0 ? 1 : 100 + index,
    kind: id.kind,
    namespace: id.namespace,
    name: id.name,
  }));
  const facts = pullFacts({ validation: { ...validationOf(manifests), documents } });
  expect(pullReportOf({ facts, pull: placeOf({ files: [touched] }) }).changes.some(({ own }) => own)).toBe(
    true,
  );
  const later = pullFile({
    path: 'fabric/boxes.yaml',
    status: 'modified',
    patch: '@@ -90 +200 @@\n+# a comment',
  });
  const report = pullReportOf({ facts, pull: placeOf({ files: [later] }) });
  // `dropped` has no lines any more: its file was changed
  expect(report.changes.filter(({ own }) => own).map(({ name }) => name)).toEqual(['dropped']);
});

test('it says what it was compared with', () => {
  expect(textOf(pullReportOf())).toContain('compared with the cluster');
  const offline = pullReportOf({ facts: pullFacts({ comparedWith: 'commit' }) });
  expect(textOf(offline)).toContain(
    `compared with its base \`${BASE.slice(0, 12)}\`; **the cluster was not asked**`,
  );
  const nothing = pullReportOf({ facts: pullFacts({ plan: null, comparedWith: null }) });
  expect(textOf(nothing)).toContain('nothing was compared');
});

test('a pull request that leaves the fabric alone and breaks nothing is left in peace', () => {
  expect(renderPullComment(harmless(), pullContext)).toBeNull();
});

test('where a comment stands already, it is said that there is nothing to say any more', () => {
  const text = textOf(harmless(), true);
  expect(text).toContain('No file of fabric `lab` is changed by this pull request any more');
  expect(text.split('\n').filter((line) => line !== '')).toHaveLength(2);
});

test('a change without effect says so in one line', () => {
  const { plan, validation } = pullFacts();
  if (plan === null || validation === null) throw new Error('the sample has both');
  const facts = pullFacts({
    plan: { ...plan, changes: [] },
    validation: validationOf(validation.manifests),
    meanings: [],
  });
  const text = textOf(pullReportOf({ facts, mends: [], notes: [] }));
  expect(text).toMatch(
    /^\*\*No effect:\*\* merging this changes nothing in fabric `lab`\. .*\n\n<!-- .* -->$/,
  );
});

test('errors in the files are said whatever the pull request changes', () => {
  const facts = pullFacts({ validation: validationOf([], [finding]) });
  expect(textOf(pullReportOf({ facts, pull: elsewhere }))).toContain('HHS-4001');
});

test('the marker tells two reports apart by meaning and not by the name of the run', () => {
  const mark = (report: PullReport) => readCommentMark(textOf(report));
  const first = mark(pullReportOf());
  expect(first).toMatchObject({ fabric: 'lab', against: expect.stringMatching(/^b{12}:[0-9a-f]{12}$/) });
  expect(
    mark(pullReportOf({ facts: pullFacts({ requestId: 'another', endedAt: 'later', url: null }) })),
  ).toEqual(first);
  expect(mark(pullReportOf({ pull: placeOf({ base: 'd'.repeat(40) }) }))?.meaning).not.toBe(first?.meaning);
  expect(mark(pullReportOf({ pull: placeOf({ head: 'd'.repeat(40) }) }))?.meaning).not.toBe(first?.meaning);
  expect(mark(pullReportOf({ mends: [] }))?.meaning).not.toBe(first?.meaning);
  expect(readCommentMark('somebody wrote this')).toBeNull();
});

test('the stamp of the cluster moves with a generation, and not with a version', () => {
  const facts = pullFacts();
  const { plan } = facts;
  if (plan === null) throw new Error('the sample has a plan');
  const moved = (change: object) => ({
    ...facts,
    plan: {
      ...plan,
      changes: plan.changes.map((one) => {
        const { live } = one.assessment;
        return live === null
          ? one
          : { ...one, assessment: { ...one.assessment, live: { ...live, ...change } } };
      }),
    },
  });
  const { live } = pullReportOf({ facts });
  expect(pullReportOf({ facts: moved({ resourceVersion: '999' }) }).live).toBe(live);
  expect(pullReportOf({ facts: moved({ generation: 77 }) }).live).not.toBe(live);
});

test('a second-hand report says that nobody vouches for it', () => {
  const text = renderPullComment(pullReportOf(), { ...pullContext, secondHand: true });
  expect(text).toContain('controlled by the pull request itself');
});

test('waves are told where there are several', () => {
  const { plan } = pullFacts();
  if (plan === null) throw new Error('the sample has a plan');
  const changes = plan.changes.map((one) => (one.id.name === 'created' ? { ...one, wave: 2 } : one));
  const text = textOf(pullReportOf({ facts: pullFacts({ plan: { ...plan, changes, waves: 2 } }) }));
  expect(text).toContain('They are made in waves');
  expect(text).toMatch(/create \*\*`Box default\/created`\*\*.* · wave 2/);
});

test('a picture too large to read is left out', () => {
  const { plan } = pullFacts();
  if (plan === null) throw new Error('the sample has a plan');
  const changes = Array.from({ length: 30 }, (_, index) =>
    plan.changes.map((one) => ({ ...one, id: { ...one.id, name: `${one.id.name}-${index}` } })),
  ).flat();
  const report = pullReportOf({ facts: pullFacts({ plan: { ...plan, changes } }), registry: miniRegistry });
  expect(report.picture).toBeNull();
  expect(pullReportOf().picture?.edges).toHaveLength(1);
  expect(textOf(pullReportOf({ mends: [mend, mend] }))).toContain('2 mends');
});
