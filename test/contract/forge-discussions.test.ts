import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { IssueView } from '../../src/ports/forge.ts';
import type { GitHubRig } from '../adapters/github/rig.ts';
import { commentBy, forgeRig, issueBy, marked, US } from './forge-rig.ts';

let rig: GitHubRig;
beforeEach(async () => {
  rig = await forgeRig();
});
afterEach(() => rig.stop());

const TEXT = { title: 'Drift in net', body: marked('One field.'), labels: ['hedgehog-sync', 'drift'] };

test('an issue is opened with labels that are made on the way, and read again', async () => {
  const { discussions } = rig.hub.forge;
  const made = await discussions.openIssue(TEXT);
  expect(made).toMatchObject({
    ...TEXT,
    number: 1,
    isOpen: true,
    author: US,
    closedAt: null,
    isPullRequest: false,
  });
  expect(await discussions.issue(1)).toEqual(made);
  expect([...rig.repository.labels.values()]).toEqual(['hedgehog-sync', 'drift']);
  expect(rig.hub.forge.writes()).toBe(1);
});

test('an issue that there is not is null', async () => {
  expect(await rig.hub.forge.discussions.issue(99)).toBeNull();
});

test('an issue is changed, closed as solved and opened again', async () => {
  const { discussions } = rig.hub.forge;
  await discussions.openIssue(TEXT);
  await discussions.editIssue(1, { title: 'More drift', labels: ['drift'], state: 'completed' });
  expect(rig.repository.issues.get(1)).toMatchObject({
    title: 'More drift',
    body: TEXT.body,
    labels: ['drift'],
    state: 'closed',
    stateReason: 'completed',
  });
  await discussions.editIssue(1, { state: 'open' });
  expect(await discussions.issue(1)).toMatchObject({ isOpen: true, closedAt: null });
  await discussions.editIssue(1, { state: 'not_planned' });
  expect(rig.repository.issues.get(1)?.stateReason).toBe('not_planned');
});

test('issues of a label are the open ones, and apart those closed since a time, newest first, without pull requests', async () => {
  const day = (date: number): string => `2026-01-0${date}T00:00:00Z`;
  const closed = { labels: ['drift'], state: 'closed', stateReason: 'completed' } as const;
  issueBy(rig, 'mona', { labels: ['drift'] });
  issueBy(rig, 'mona', { labels: ['other'] });
  issueBy(rig, 'mona', { ...closed, closedAt: day(1), updatedAt: day(8) });
  issueBy(rig, 'mona', { ...closed, closedAt: day(7), updatedAt: day(7) });
  issueBy(rig, 'mona', { labels: ['Drift'] });
  const pull = { head: 'x', headRepository: 'acme/net', headSha: rig.sha, base: 'main', draft: false };
  issueBy(rig, 'mona', { labels: ['drift'], pull: { ...pull, mergedAt: null, mergeCommit: null } });
  const { discussions } = rig.hub.forge;
  const numbersOf = (found: readonly IssueView[]) => found.map(({ number }) => number);
  expect(numbersOf(await discussions.openIssues('drift'))).toEqual([5, 1]);
  expect(numbersOf(await discussions.closedIssues('drift', '2026-01-05T12:00:00.000Z'))).toEqual([4]);
});

test('more than one page is read', async () => {
  for (let count = 0; count < 130; count += 1) issueBy(rig, 'mona', { labels: ['drift'] });
  const found = await rig.hub.forge.discussions.openIssues('drift');
  expect(found.map(({ number }) => number)).toEqual(Array.from({ length: 130 }, (_, index) => 130 - index));
});

test('a comment is made, changed in place and found among those of others', async () => {
  const { discussions } = rig.hub.forge;
  issueBy(rig, 'mona');
  commentBy(rig, 'mona', 1, '/plan');
  const made = await discussions.comment(1, marked('First.'));
  expect(made).toMatchObject({ number: 1, author: US });
  await discussions.editComment(made.id, marked('Second.'));
  expect(await discussions.comments(1)).toMatchObject([
    { body: '/plan', author: { login: 'mona', isBot: false, isOurs: false } },
    { id: made.id, body: marked('Second.'), author: US },
  ]);
});

test('comments since a time, of one thread and of the whole repository, are listed oldest first', async () => {
  issueBy(rig, 'mona');
  issueBy(rig, 'mona');
  commentBy(rig, 'mona', 1, 'early', '2026-01-01T00:00:00Z');
  commentBy(rig, 'mona', 2, 'late', '2026-01-03T00:00:00Z');
  commentBy(rig, 'mona', 1, 'between', '2026-01-02T00:00:00Z');
  const { discussions } = rig.hub.forge;
  const recent = await discussions.recentComments('2026-01-02T00:00:00.500Z');
  expect(recent.map(({ number, body }) => [number, body])).toEqual([
    [1, 'between'],
    [2, 'late'],
  ]);
  expect((await discussions.comments(1, '2026-01-02T00:00:00.000Z')).map(({ body }) => body)).toEqual([
    'between',
  ]);
});

test('a reaction is left once, and only our own are told', async () => {
  const { discussions } = rig.hub.forge;
  issueBy(rig, 'mona');
  const { id } = commentBy(rig, 'mona', 1, '/plan');
  await discussions.react(id, 'eyes');
  await discussions.react(id, 'eyes');
  await discussions.react(id, 'rocket');
  const comment = rig.repository.comments.get(id);
  expect(comment?.reactions.map(({ content }) => content)).toEqual(['eyes', 'rocket']);
  if (comment === undefined) throw new Error('the comment is gone');
  const confused = {
    id: 1,
    author: { login: 'mona', app: null },
    content: 'confused',
    at: rig.repository.now(),
  } as const;
  rig.repository.comments.set(id, { ...comment, reactions: [...comment.reactions, confused] });
  expect(await discussions.ownReactions(id)).toEqual(['eyes', 'rocket']);
});

test('a text is ours only with the marker and by a bot or by the account of the token', async () => {
  issueBy(rig, 'mallory', { body: marked('I am the bot.') });
  issueBy(rig, 'other[bot]', { body: 'no marker' });
  issueBy(rig, 'other[bot]', { body: marked('An App of another name.') });
  const { discussions } = rig.hub.forge;
  const ours = await Promise.all(
    [1, 2, 3].map(async (number) => (await discussions.issue(number))?.author.isOurs),
  );
  expect(ours).toEqual([false, false, true]);
});

test('under the token of a person its own marked texts are ours', async () => {
  const mona = await forgeRig({ user: true });
  try {
    const made = await mona.hub.forge.discussions.openIssue(TEXT);
    expect(made.author).toEqual({ login: 'mona', isBot: false, isOurs: true });
    issueBy(mona, 'mallory', { body: marked('I am mona.') });
    expect((await mona.hub.forge.discussions.issue(2))?.author.isOurs).toBe(false);
  } finally {
    await mona.stop();
  }
});
