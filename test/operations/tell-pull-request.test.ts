import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mermaidText } from '../../src/domain/report/pull/mermaid.ts';
import { isOutdated, readCommentMark } from '../../src/domain/report/pull/pull-comment.ts';
import type { PullReport } from '../../src/domain/report/pull/pull-report.ts';
import type { Suggestion } from '../../src/domain/report/pull/suggestions.ts';
import { outdateComments } from '../../src/operations/outdate-comments.ts';
import { type PullTold, tellPullRequest } from '../../src/operations/tell-pull-request.ts';
import type { GitHubRig } from '../adapters/github/rig.ts';
import { BOT_RIGHTS, commentBy, forgeRig } from '../contract/forge-rig.ts';
import { pullContext, pullReportOf } from '../domain/report/pull/pull-samples.ts';

const silent = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  debug: () => undefined,
};
const log = { ...silent, child: () => log };

const FILE = 'fabric/boxes.yaml';
let rig: GitHubRig;
let head: string;

beforeEach(async () => {
  rig = await forgeRig({ files: { [FILE]: 'a: 1\nb: 2\nc: 3\n' } });
  const { repository } = rig;
  repository.refs.set('refs/heads/change', rig.sha);
  repository.commitFiles('change', { [FILE]: 'a: 1\nb: 3\nc: 3\n' });
  head = repository.head('change') ?? '';
  await rig.hub.forge.pulls.openPull({ head: 'change', base: 'main', title: 'A change', body: '' });
});
afterEach(() => rig.stop());

const report = (change: Partial<PullReport> = {}): PullReport => ({
  ...pullReportOf(),
  pull: 1,
  head,
  base: rig.sha,
  ...change,
});

const suggestion: Suggestion = {
  path: FILE,
  startLine: 2,
  endLine: 2,
  body: 'Better so.\n\n```suggestion\nb: 4\n```',
};

async function tell(
  change: Partial<PullReport> = {},
  suggestions: readonly Suggestion[] = [],
  writes = 10,
): Promise<PullTold> {
  return await tellPullRequest(rig.hub.forge, {
    report: report(change),
    context: pullContext,
    suggestions,
    writesLeft: () => writes,
    log,
  });
}

const bodies = () => [...rig.repository.comments.values()].map(({ body }) => body);
const writes = () => rig.hub.forge.writes();

describe('a pull request', () => {
  test('is told once; the same again writes nothing; another meaning changes the comment in place', async () => {
    expect(await tell({}, [suggestion])).toEqual({ comment: 'created', suggestions: 'reviewed', notes: [] });
    const before = writes();
    expect(await tell({ requestId: 'another-run' }, [suggestion])).toMatchObject({
      comment: 'unchanged',
      suggestions: 'unchanged',
    });
    expect(writes()).toBe(before);
    expect(await tell({ title: 'Something else' })).toMatchObject({ comment: 'updated' });
    expect(bodies()).toHaveLength(1);
    expect(bodies()[0]).toContain('Something else');
  });

  test('has a comment for each fabric, and those of others are left alone', async () => {
    await tell();
    const copied = commentBy(rig, 'mallory', 1, `${bodies()[0]}`);
    await tell({ fabric: 'other' });
    await tell({ title: 'Something else' });
    expect(bodies()).toHaveLength(3);
    expect(rig.repository.comments.get(copied.id)?.body).toBe(copied.body);
  });

  test('is left in peace when there is nothing to say, and told so when there was something', async () => {
    const nothing: Partial<PullReport> = {
      touches: 'nothing',
      findings: [],
      changes: [],
      mends: [],
      failure: null,
      conclusion: 'success',
    };
    expect(await tell(nothing)).toMatchObject({ comment: 'none' });
    expect(writes()).toBe(1);
    await tell();
    expect(await tell(nothing)).toMatchObject({ comment: 'updated' });
    expect(bodies()[0]).toContain('any more');
  });

  test('that has gone on, or is closed, or is not there, is told nothing', async () => {
    const before = writes();
    expect((await tell({ head: 'd'.repeat(40) })).notes).toEqual([expect.stringContaining('has gone on')]);
    expect((await tell({ pull: 99 })).notes).toEqual([expect.stringContaining('is not there')]);
    await rig.hub.forge.pulls.editPull(1, { state: 'closed' });
    expect((await tell()).notes).toEqual([expect.stringContaining('is closed')]);
    expect(writes()).toBe(before + 1);
  });

  test('is told the rest by the next run when the writes are used up', async () => {
    const told = await tell({}, [suggestion], 0);
    expect(told).toMatchObject({ comment: 'waiting', suggestions: 'waiting' });
    expect(told.notes).toEqual([expect.stringContaining('used up its writes')]);
    expect(bodies()).toEqual([]);
  });

  test('a suggestion outside of the diff is refused by GitHub, and that is told', async () => {
    const told = await tell({}, [{ ...suggestion, startLine: 900, endLine: 900 }]);
    expect(told).toMatchObject({ comment: 'created', suggestions: null });
    expect(told.notes).toEqual([expect.stringContaining('GitHub refused the suggestions')]);
    expect(rig.repository.reviews.size).toBe(0);
  });

  test('a suggestion that was offered is not repeated when the lines move', async () => {
    await tell({}, [suggestion]);
    rig.repository.commitFiles('change', { [FILE]: '# one\na: 1\nb: 3\nc: 3\n' });
    head = rig.repository.head('change') ?? '';
    expect(await tell({}, [{ ...suggestion, startLine: 3, endLine: 3 }])).toMatchObject({
      suggestions: 'unchanged',
    });
    expect(rig.repository.reviewComments.size).toBe(1);
  });

  test('a missing right becomes one note', async () => {
    const token = rig.fake.token({
      kind: 'workflow',
      permissions: { ...BOT_RIGHTS, pull_requests: 'read', issues: 'none' },
    });
    const { forge } = rig.connect({ token });
    const told = await tellPullRequest(forge, {
      report: report(),
      context: pullContext,
      suggestions: [],
      writesLeft: () => 9,
      log,
    });
    expect(told.notes).toEqual([expect.stringContaining('`pull-requests: write`')]);
  });
});

describe('what it was compared with moves', () => {
  const ask = async (against: string, most = 3) =>
    (
      await outdateComments(rig.hub.forge, {
        ...{ fabric: 'lab', against, branch: 'main', most },
        now: rig.repository.now(),
      })
    ).marked;
  const live = () => report().live?.slice(0, 12) ?? '';

  test('the comment is marked once, and the next run of the pull request writes it anew', async () => {
    await tell();
    expect(await ask(`${rig.sha.slice(0, 12)}:${live()}`)).toBe(0);
    // the cluster was asked: a base that moves alone says nothing
    expect(await ask(`dddddddddddd:${live()}`)).toBe(0);
    expect(await ask('dddddddddddd:eeeeeeeeeeee')).toBe(1);
    expect(bodies()[0]).toMatch(/^> \[!WARNING\]\n> \*\*Outdated:\*\*/);
    expect(readCommentMark(bodies()[0] ?? '')).toMatchObject({ fabric: 'lab', meaning: 'outdated' });
    expect(await ask('dddddddddddd:ffffffffffff')).toBe(0);
    expect(await tell()).toMatchObject({ comment: 'updated' });
    expect(bodies()[0]).not.toContain('Outdated');
  });

  test('without a cluster the base counts', async () => {
    await tell({ live: null, comparedWith: 'commit' });
    expect(await ask(`${rig.sha.slice(0, 12)}:eeeeeeeeeeee`)).toBe(0);
    expect(await ask('dddddddddddd:none')).toBe(1);
  });

  test('closed pull requests, other fabrics, other branches and other people are left alone, and so is what is over the budget', async () => {
    await tell();
    commentBy(rig, 'mallory', 1, bodies()[0] ?? '');
    expect(await ask('dddddddddddd:eeeeeeeeeeee', 0)).toBe(0);
    const elsewhere = {
      fabric: 'other',
      against: 'dddddddddddd:eeeeeeeeeeee',
      branch: 'main',
      now: rig.repository.now(),
      most: 3,
    };
    const nothing = { marked: 0, isDone: true };
    const { forge } = rig.hub;
    expect(await outdateComments(forge, elsewhere)).toEqual(nothing);
    expect(await outdateComments(forge, { ...elsewhere, fabric: 'lab', branch: 'release' })).toEqual(nothing);
    expect(await outdateComments(forge, { ...elsewhere, fabric: 'lab', most: 0 })).toEqual({
      ...nothing,
      isDone: false,
    });
    await rig.hub.forge.pulls.editPull(1, { state: 'closed' });
    expect(await ask('dddddddddddd:eeeeeeeeeeee')).toBe(0);
  });

  test.each([
    ['aaa:none', 'bbb:none', true],
    ['aaa:none', 'aaa:ccc', false],
    ['aaa:bbb', 'aaa:none', false],
    ['aaa:bbb', 'aaa:ccc', true],
    ['none:none', 'aaa:ccc', false],
  ])('%s is compared with %s', (against, now, outdated) => {
    expect(isOutdated({ fabric: 'lab', against, meaning: 'x' }, now)).toBe(outdated);
  });
});

test('a picture is a chart that holds nothing but letters and numbers of ours', () => {
  const text = mermaidText({ nodes: [{ kind: 'VPC', name: '"]-->x', mark: 'new' }], edges: [] });
  expect(text.split('\n')[2]).toBe('  n0["VPC #34;#93;--#62;x"]:::new');
});
