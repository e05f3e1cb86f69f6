import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { writeMarker } from '../../../src/domain/report/marker.ts';
import { HOLDS_VERSION, type HoldsDocument, renderHolds } from '../../../src/domain/status/holds.ts';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { AppStage, STATUS_BRANCH } from '../../support/app-stage.ts';
import { PacedClock } from '../../support/paced-clock.ts';
import { sendSigned } from '../../support/signed-event.ts';
import { type TestCluster, useCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';

const LIMIT = 120_000;
const WIDE = { contentPerMinute: 10_000, pointsPerMinute: 100_000 };
const APPLY = 'hedgehog-sync / lab / apply';
/** So slow that no tick of the schedule, once a minute, comes between what is measured. */
const [STEADY, SLOW, FAST] = [4, 0.2, 60];
const SAME_HEAD = 'git/list-matching-refs 304';

describe('what the App asks of GitHub', () => {
  let stage: AppStage;
  let cluster: TestCluster;
  let clock: PacedClock;
  const running = useCluster('embedded');
  beforeEach(async () => {
    cluster = running();
    clock = new PacedClock(STEADY);
    stage = await AppStage.start({ kubeconfig: cluster.kubeconfig(), clock, limits: WIDE });
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
    stage.push();
    await stage.startApp();
    await until('the first apply', () => stage.check(APPLY)?.status === 'completed');
    await stage.quiet();
    // the watch looks once more at what the apply wrote
    await clock.sleep(15_000);
    await stage.quiet();
  }, LIMIT);
  afterEach(async () => {
    clock.pace = STEADY;
    await stage.stop();
  }, LIMIT);

  const installation = () => ({ id: stage.installed.app.installationId });
  const repository = { name: 'fabrics', owner: { login: 'acme' }, default_branch: 'main' };
  const sender = { login: 'somebody', type: 'User' };
  const ended = (mode: string) =>
    stage.log.filter((line) => line.message === 'the run ends' && line.mode === mode).length;
  const description = async () =>
    ((await cluster.get(`${SERVERS}/server-1`)).body as { spec?: { description?: string } }).spec
      ?.description;

  /** Until the next tick of the schedule is most of a minute away. */
  async function farFromTick(): Promise<void> {
    const ticks = stage.log.filter(({ message }) => message === 'tick ended');
    const sinceMs = Date.parse(clock.now()) - Date.parse(String(ticks.at(-1)?.time ?? clock.now()));
    if (sinceMs < 15_000) return;
    await until('the next tick', () => {
      return stage.log.filter(({ message }) => message === 'tick ended').length > ticks.length;
    });
    await stage.quiet();
  }

  /** What a run asked, sorted; nothing else goes on meanwhile. */
  async function askedBy(mode: string, begin: () => Promise<unknown>): Promise<string[]> {
    const [runs, from] = [ended(mode), stage.fake.requests.length];
    await begin();
    await until(`the ${mode} run`, () => ended(mode) > runs);
    await stage.quiet();
    const asked = stage.fake.requests.slice(from);
    return asked.map(({ operation, status }) => `${operation} ${status}`).sort();
  }

  /** The same look as the schedule's, asked for by an event that asks for nothing else: an issue of the App was closed. */
  const look = async (): Promise<string[]> =>
    await askedBy('drift', () => {
      const marker = { surface: 'issue', fabric: 'lab', mode: '-', requestId: 'x', commit: null } as const;
      const issue = { number: 1, body: writeMarker(marker) };
      const payload = { action: 'closed', issue, repository, sender, installation: installation() };
      return sendSigned(stage, 'issues', JSON.stringify(payload));
    });
  const pushed = async (after: string): Promise<string[]> =>
    await askedBy('apply', () => {
      const payload = { ref: 'refs/heads/main', after, repository, sender, installation: installation() };
      return sendSigned(stage, 'push', JSON.stringify(payload));
    });

  const heads = (asked: readonly string[]) =>
    asked.filter((line) => line.startsWith('git/list-matching-refs ')).length;
  const hold = (reason: string): HoldsDocument['holds'][number] => ({
    ...{ object: null, by: 'somebody', reason },
    ...{ at: '2026-01-01T00:00:00.000Z', until: null, comment: null },
  });
  /** Past the App, and without an event. */
  function writeHolds(holds: HoldsDocument['holds']): void {
    const text = renderHolds({ version: HOLDS_VERSION, fabric: 'lab', holds });
    stage.repository.commitFiles(STATUS_BRANCH, { 'lab/holds.json': text });
  }

  test(
    'a look that finds nothing new asks four times, and none of it counts',
    async () => {
      await look();
      clock.pace = SLOW;
      for (let round = 0; round < 3; round += 1)
        expect(await look()).toEqual([SAME_HEAD, SAME_HEAD, SAME_HEAD, 'issues/list-for-repo 304']);
    },
    LIMIT,
  );

  test(
    'and so does a look at a drift that has its issue',
    async () => {
      await cluster.editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
      await until('the issue', () => stage.repository.issues.size > 0);
      await stage.quiet();
      await look();
      clock.pace = SLOW;
      expect(await look()).toEqual([SAME_HEAD, SAME_HEAD, SAME_HEAD, 'issues/list-for-repo 304']);
    },
    LIMIT,
  );

  test(
    'a look after a push that nobody told of asks eight times',
    async () => {
      await look();
      clock.pace = SLOW;
      stage.fake.webhooks.hold();
      for (let round = 0; round < 2; round += 1) {
        stage.workspace.write('README.md', `round ${round}\n`);
        const head = stage.push();
        const asked = await look();
        expect(JSON.parse(stage.status('lab/status.json') ?? '{}')).toMatchObject({ commit: head });
        expect(asked).toEqual([
          'git/list-matching-refs 200',
          ...Array.from({ length: 3 }, () => 'git/list-matching-refs 304'),
          'graphql 200',
          'issues/list-comments-for-repo 200',
          'issues/list-for-repo 304',
          'repos/get-content 200',
        ]);
        // the next one knows what this one has written
        expect(await look()).toEqual([
          'git/list-matching-refs 200',
          SAME_HEAD,
          SAME_HEAD,
          'issues/list-for-repo 304',
        ]);
      }
    },
    LIMIT,
  );

  test(
    'an apply of a push that changes nothing asks eight times, and its check is all that counts',
    async () => {
      await look();
      const head = stage.repository.head() ?? '';
      await pushed(head);
      clock.pace = SLOW;
      await cluster.writes();
      expect(await pushed(head)).toEqual([
        'checks/create 201',
        'checks/list-for-ref 200',
        'checks/update 200',
        ...Array.from({ length: 4 }, () => SAME_HEAD),
        'issues/list-for-repo 304',
      ]);
      expect(await cluster.writes()).toEqual([]);
    },
    LIMIT,
  );

  test(
    'a hold that was written to the branch of the status a moment ago stops the next run, and its end lets one go on',
    async () => {
      await look();
      stage.fake.webhooks.hold();
      stage.workspace.write('servers.yaml', servers({ 'server-1': 'wanted', 'server-2': 'two' }));
      const head = stage.push();
      writeHolds([hold('maintenance')]);
      await pushed(head);
      expect(await description()).toBe('one');
      expect(stage.check(APPLY)?.text).toContain('maintenance');
      writeHolds([]);
      await pushed(head);
      expect(await description()).toBe('wanted');
      writeHolds([hold('again')]);
      stage.workspace.write('servers.yaml', servers({ 'server-1': 'later', 'server-2': 'two' }));
      await pushed(stage.push());
      expect(await description()).toBe('wanted');
    },
    LIMIT,
  );

  test(
    'a configuration, a status and an issue that somebody changed past the App are those of the next look',
    async () => {
      await cluster.editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
      const issues = () => [...stage.repository.issues.values()].filter(({ state }) => state === 'open');
      await until('the issue', () => issues().length === 1);
      await stage.quiet();
      await look();
      stage.fake.webhooks.hold();
      const number = issues()[0]?.number ?? 0;
      await stage.asPerson('PATCH', `/issues/${number}`, { state: 'closed' });
      await look();
      expect(issues().map((issue) => issue.number)).toEqual([number]);
      const stored = JSON.parse(stage.status('lab/status.json') ?? '{}');
      stage.repository.commitFiles(STATUS_BRANCH, {
        'lab/status.json': JSON.stringify({ ...stored, state: 'healthy' }),
      });
      await look();
      expect(JSON.parse(stage.status('lab/status.json') ?? '{}').state).toBe(stored.state);
      const rule = '      - { kind: Server, name: server-1, reason: theirs }\n';
      stage.configure('direct', `    ignore:\n${rule}`);
      stage.push();
      await look();
      expect(issues()).toEqual([]);
    },
    LIMIT,
  );

  test(
    'a back-port and comments on pull requests are looked after again when a command or a pull request came between',
    async () => {
      await look();
      clock.pace = SLOW;
      const skipped = await look();
      expect(heads(skipped)).toBe(3);
      clock.pace = STEADY;
      stage.repository.collaborators.set('somebody', 'admin');
      stage.workspace.git('checkout', '--quiet', '-b', 'change');
      stage.workspace.write('servers.yaml', servers({ 'server-1': 'proposed', 'server-2': 'two' }));
      stage.push('refs/heads/change');
      stage.workspace.git('checkout', '--quiet', 'main');
      await stage.openPull('change');
      await until('the plan', () => stage.check('hedgehog-sync / lab / plan')?.status === 'completed');
      await stage.quiet();
      await farFromTick();
      clock.pace = SLOW;
      const [again, once] = [await look(), await look()];
      clock.pace = STEADY;
      expect(again).toContain('issues/list-comments-for-repo 200');
      expect(heads(again)).toBe(4);
      expect(once).toEqual(skipped);
      const { number } = await stage.asPerson('POST', '/issues', { title: 'Something' });
      await stage.asPerson('POST', `/issues/${number}/comments`, { body: '/plan' });
      await stage.quiet();
      await farFromTick();
      clock.pace = SLOW;
      expect(heads(await look())).toBe(4);
      expect(await look()).toEqual(skipped);
    },
    LIMIT,
  );

  test(
    'half an hour of the schedule costs what listing the repositories of the App costs',
    async () => {
      await look();
      await stage.quiet();
      const [runs, from] = [ended('drift'), stage.fake.requests.length];
      clock.pace = FAST;
      await clock.sleep(30 * 60_000);
      clock.pace = STEADY;
      await stage.quiet();
      const looks = ended('drift') - runs;
      expect(looks).toBeGreaterThan(3);
      const asked = stage.fake.requests.slice(from).filter(({ operation }) => !LISTING.has(operation ?? ''));
      expect(asked.filter(({ status }) => status !== 304).map(({ operation }) => operation)).toEqual([]);
      // four for the look itself, two for the schedule that reads what it left
      expect(asked.length).toBeLessThanOrEqual(looks * 6 + 12);
    },
    LIMIT,
  );
});

const LISTING: ReadonlySet<string> = new Set([
  'apps/list-installations',
  'apps/list-repos-accessible-to-installation',
]);
