import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { appNamed, botLogin } from '../../../src/simulator/github/access/apps.ts';
import { servers } from '../../e2e/action-fabric.ts';
import { AppStage, SLUG } from '../../support/app-stage.ts';
import { openIssue, seatPeople, talk, talkAgain } from '../../support/app-talk.ts';
import { PacedClock } from '../../support/paced-clock.ts';
import { LEND_LIMIT, lendCluster, type TestCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';

const LIMIT = 30_000;
const WIDE = { contentPerMinute: 10_000, pointsPerMinute: 100_000 };

let stage: AppStage;
let cluster: TestCluster;
const lent = lendCluster();
let number = 0;

beforeAll(lent.start, LEND_LIMIT);
beforeAll(async () => {
  cluster = lent.cluster();
  const clock = new PacedClock(4);
  stage = await AppStage.start({ kubeconfig: cluster.kubeconfig(), clock, limits: WIDE });
  seatPeople(stage);
  stage.workspace.write('servers.yaml', servers({ 'server-1': 'one' }));
  stage.push();
  await stage.startApp();
  await until('the first apply', () => stage.check('hedgehog-sync / lab / apply')?.status === 'completed');
  await stage.quiet();
}, LIMIT);
afterAll(async () => {
  await stage.stop();
  await lent.stop();
}, LIMIT);
beforeEach(async () => {
  number = await openIssue(stage, 'writer');
  await stage.quiet();
  await cluster.writes();
});
afterEach(async () => {
  expect(await cluster.writes()).toEqual([]);
  expect(stage.status('lab/holds.json')).toBeUndefined();
  expect([...stage.repository.issues.values()].filter(({ pull }) => pull !== null)).toEqual([]);
});

describe('commands by people without the right do nothing', () => {
  test.each([
    ['reader', '/plan'],
    ['triager', '/resync'],
    ['writer', '/apply'],
    ['writer', '/accept-git Server/server-1'],
    ['triager', '/accept-cluster'],
    ['reader', '/ignore Server/server-1 until 2999-01-31 because x of y'],
    ['stranger', '/hold because x of y'],
    ['triager', '/release'],
    ['stranger', '/explain Server/server-1'],
    ['stranger', '/status'],
    ['writer', '/unlock'],
  ])(
    '%s is refused %s: explained once, then only a reaction, and each is in the audit trail',
    async (login, command) => {
      const refused = await talk(stage, login, number, command);
      // receipt, reason, audit, end
      expect(refused).toMatchObject({ reactions: ['eyes', '-1'], writes: 4 });
      expect(refused.answers).toEqual([expect.stringMatching(/Refused.*needs the role/s)]);
      expect(await talkAgain(stage, refused.id)).toMatchObject({ writes: 0 });
      const again = await talk(stage, login, number, command);
      expect(again).toMatchObject({ answers: [], reactions: ['eyes', '-1'], writes: 3 });
      const trail = (stage.status('audit.jsonl') ?? '').split('\n').filter((line) => line !== '');
      expect(trail.slice(-2).map((line) => JSON.parse(line))).toMatchObject([
        { by: login, command, allowed: false, result: 'refused' },
        { by: login, command, allowed: false, result: 'refused' },
      ]);
    },
    LIMIT,
  );
});

describe('what only looks like a command does nothing', () => {
  test.each([
    ['a Cyrillic letter', '/\u0430pply', 3],
    ['an invisible letter', '/app\u200bly', 3],
    ['a full-width letter', '/ａpply', 3],
    ['a turned direction', '/apply \u202e--fabric lab', 3],
    ['a quotation', '> /apply', 0],
    ['a block of code', '```\n/apply\n```', 0],
    ['indented code', '    /apply', 0],
    ['an HTML comment', '<!--\n/apply\n-->', 0],
    ['the middle of a line', 'please /apply', 0],
    ['a code span', '`x\n/apply\n`', 0],
  ])(
    'a command in %s, by somebody with all rights',
    async (_, body, writes) => {
      const said = await talk(stage, 'admin', number, body);
      expect(said.writes).toBe(writes);
      expect(said.reactions).toEqual(writes === 0 ? [] : ['eyes', 'confused']);
    },
    LIMIT,
  );

  test(
    'what an edit puts in and what a deletion takes out',
    async () => {
      const { id } = await talk(stage, 'admin', number, 'looks good');
      const before = stage.writes();
      await stage.asPerson('PATCH', `/issues/comments/${id}`, { body: '/apply' }, 'admin');
      await stage.quiet();
      await stage.asPerson('DELETE', `/issues/comments/${id}`, {}, 'admin');
      await stage.quiet();
      expect(stage.writes()).toBe(before);
    },
    LIMIT,
  );

  test(
    'a command that its author has taken back before it was heard',
    async () => {
      const before = stage.writes();
      stage.fake.webhooks.hold();
      const said = await stage.asPerson(
        'POST',
        `/issues/${number}/comments`,
        { body: '/hold because x' },
        'admin',
      );
      await stage.asPerson('DELETE', `/issues/comments/${String(said.id)}`, {}, 'admin');
      stage.fake.webhooks.release();
      await stage.quiet();
      // the receipt that nobody got
      expect(stage.writes() - before).toBeLessThanOrEqual(1);
    },
    LIMIT,
  );

  test.each([
    ['another App', 'helper'],
    ['this App', SLUG],
    ['workflows', 'github-actions'],
  ])(
    'a comment by the bot of %s, even where a role was given to it',
    async (_, slug) => {
      const app = appNamed(slug);
      const author = { login: botLogin(app), app };
      stage.repository.collaborators.set(author.login, 'admin');
      const before = stage.writes();
      const now = stage.repository.now();
      const id = stage.fake.state.newId();
      stage.fake.state.actAs(author, () =>
        stage.repository.comments.set(id, {
          ...{ id, number, author, body: '/hold because x', createdAt: now, updatedAt: now, reactions: [] },
        }),
      );
      await stage.quiet();
      expect(stage.writes()).toBe(before);
      expect(stage.repository.comments.get(id)?.reactions).toEqual([]);
    },
    LIMIT,
  );

  test(
    'a command whose signature is forged or missing',
    async () => {
      const before = stage.writes();
      const body = JSON.stringify({ action: 'created', comment: { body: '/apply' } });
      for (const signature of [undefined, `sha256=${'0'.repeat(64)}`, 'sha1=0']) {
        const answer = await fetch(`http://127.0.0.1:${stage.app?.port}/api/github/webhooks`, {
          method: 'POST',
          headers: {
            ...{ 'content-type': 'application/json', 'x-github-event': 'issue_comment' },
            'x-github-delivery': 'forged',
            ...(signature === undefined ? {} : { 'x-hub-signature-256': signature }),
          },
          body,
        });
        expect(answer.status).toBe(400);
      }
      await stage.quiet();
      expect(stage.writes()).toBe(before);
    },
    LIMIT,
  );
});
