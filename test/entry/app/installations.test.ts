import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Repository } from '../../../src/simulator/github/state/repository.ts';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { AppStage, SLUG } from '../../support/app-stage.ts';
import { openIssue, seatPeople, talk } from '../../support/app-talk.ts';
import { FabricWorkspace } from '../../support/fabric-workspace.ts';
import { PacedClock } from '../../support/paced-clock.ts';
import { pushCommits } from '../../support/push-commits.ts';
import { embeddedCluster, LEND_LIMIT, lendCluster, type TestCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';

const LIMIT = 60_000;
const WIDE = { contentPerMinute: 10_000, pointsPerMinute: 100_000 };
const ONE = `${SERVERS}/server-1`;
const NAMES = ['lab', 'prod', 'other'] as const;

let stage: AppStage;
let more: Repository;
const other = new FabricWorkspace();
const clusters = new Map<string, TestCluster>();
const lent = lendCluster();
const stops: (() => Promise<void>)[] = [lent.stop];

beforeAll(lent.start, LEND_LIMIT);
beforeAll(async () => {
  clusters.set('lab', lent.cluster());
  for (const name of NAMES.slice(1)) {
    const { cluster, stop } = await embeddedCluster();
    clusters.set(name, cluster);
    stops.push(stop);
  }
  const clock = new PacedClock(4);
  stage = await AppStage.start({ kubeconfig: clusterOf('lab').kubeconfig(), clock, limits: WIDE });
  seatPeople(stage);
  more = stage.fake.state.addRepository({ owner: 'acme', name: 'more' });
  stage.fake.apps.cover(SLUG, ['acme/fabrics']);
  stage.variables.HEDGEHOG_SYNC_DIRECT_REPOSITORIES = 'acme/fabrics, Acme/More';
  stage.variables.HEDGEHOG_SYNC_KUBECONFIG_PROD = kubeconfigFile('prod');
  // two repositories may have a fabric of one name
  stage.variables.HEDGEHOG_SYNC_KUBECONFIG_ACME_MORE_LAB = kubeconfigFile('other');
  stage.configure('direct', '  - name: prod\n    path: prod\n    app: direct\n');
  stage.workspace.write('servers.yaml', servers({ 'server-1': 'lab' }));
  mkdirSync(join(stage.workspace.root, 'prod'));
  writeProd('prod');
  stage.push();
  mkdirSync(join(other.root, '.github'));
  writeFileSync(
    join(other.root, '.github', 'hedgehog-sync.yml'),
    'version: "1"\nfabrics:\n  - { name: lab, path: fabric, app: direct }\n',
  );
  symlinkSync(join(other.root, '.git'), join(stage.folder, 'remotes', 'acme', 'more.git'));
  pushOther('more');
}, LIMIT);
afterAll(async () => {
  await stage.stop();
  for (const stop of stops) await stop();
  other.remove();
}, LIMIT);

function clusterOf(name: (typeof NAMES)[number]): TestCluster {
  const found = clusters.get(name);
  if (found === undefined) throw new Error(`there is no cluster ${name}`);
  return found;
}
function kubeconfigFile(name: (typeof NAMES)[number]): string {
  const path = join(stage.folder, `kubeconfig-${name}`);
  writeFileSync(path, clusterOf(name).kubeconfig());
  return path;
}
function writeProd(text: string): void {
  writeFileSync(join(stage.workspace.root, 'prod', 'servers.yaml'), servers({ 'server-1': text }));
}
function pushOther(text: string): string {
  other.write('servers.yaml', servers({ 'server-1': text }));
  other.commit();
  return pushCommits(other.root, more, 'refs/heads/main', 'HEAD');
}
const description = async (name: (typeof NAMES)[number]) =>
  ((await clusterOf(name).get(ONE)).body as { spec?: { description?: string } }).spec?.description;
const objectWrites = async (name: (typeof NAMES)[number]) =>
  (await clusterOf(name).writes()).filter((one) => one.includes('githedgehog.com'));
const isDone = (repository: Repository, name: string, sha: string) => () =>
  [...repository.checkRuns.values()].some(
    (run) => run.name === `hedgehog-sync / ${name}` && run.headSha === sha && run.status === 'completed',
  );

describe('two fabrics of one repository', () => {
  test(
    'each is applied to its own cluster; a push that changes one writes to that one only',
    async () => {
      await stage.startApp();
      const first = stage.repository.head() ?? '';
      for (const fabric of ['lab', 'prod']) {
        await until(`the apply of ${fabric}`, isDone(stage.repository, `${fabric} / apply`, first));
      }
      await stage.quiet();
      expect([await description('lab'), await description('prod')]).toEqual(['lab', 'prod']);
      for (const name of NAMES) await clusterOf(name).writes();
      writeProd('changed');
      const head = stage.push();
      for (const fabric of ['lab', 'prod']) {
        await until(`the apply of ${fabric}`, isDone(stage.repository, `${fabric} / apply`, head));
      }
      await stage.quiet();
      expect(await objectWrites('lab')).toEqual([]);
      expect(await objectWrites('prod')).toEqual([`PATCH ${ONE}`]);
      expect(JSON.parse(stage.status('prod/status.json') ?? '{}')).toMatchObject({ commit: head });
    },
    LIMIT,
  );

  test(
    'a command that does not say which is asked back; one that does is about that one',
    async () => {
      const number = await openIssue(stage, 'writer');
      const asked = await talk(stage, 'writer', number, '/hold because of racks');
      expect(asked).toMatchObject({ reactions: ['eyes', 'confused'], writes: 3 });
      expect(asked.answers[0]).toMatch(/2 fabrics.*`lab`, `prod`/s);
      const held = await talk(stage, 'writer', number, '/hold --fabric prod because of racks');
      expect(held).toMatchObject({ reactions: ['eyes', '+1'] });
      expect([stage.status('lab/holds.json'), stage.status('prod/holds.json')]).toEqual([
        undefined,
        expect.stringContaining('of racks'),
      ]);
      const freed = await talk(stage, 'writer', number, '/release --fabric prod');
      expect(freed).toMatchObject({ reactions: ['eyes', '+1'] });
    },
    LIMIT,
  );

  test(
    'a change by hand in one becomes an issue of that one',
    async () => {
      await clusterOf('prod').editByHand(ONE, { spec: { description: 'by hand' } });
      const open = () =>
        [...stage.repository.issues.values()].filter(
          ({ author, state, pull }) => author.app !== null && state === 'open' && pull === null,
        );
      await until('the issue', () => open().length === 1);
      expect(open()[0]?.body).toContain('prod');
      await stage.quiet();
      await clusterOf('prod').editByHand(ONE, { spec: { description: 'changed' } });
      await until('it is closed', () => open().length === 0);
      await stage.quiet();
    },
    LIMIT,
  );
});

describe('repositories that come and go', () => {
  test(
    'one that the installation does not cover is left alone; one that is added is applied at once',
    async () => {
      expect((await clusterOf('other').get(ONE)).status).toBe(404);
      stage.fake.apps.cover(SLUG, ['acme/fabrics', 'acme/more']);
      const head = more.head() ?? '';
      await until('the apply', isDone(more, 'lab / apply', head));
      await stage.quiet();
      expect(await description('other')).toBe('more');
      expect(more.files('hedgehog-sync/status').has('lab/status.json')).toBe(true);
      expect(await objectWrites('lab')).toEqual([]);
    },
    LIMIT,
  );

  test(
    'a push to one of two repositories touches nothing of the other',
    async () => {
      for (const name of NAMES) await clusterOf(name).writes();
      const status = stage.repository.head('hedgehog-sync/status');
      const head = pushOther('pushed');
      await until('the apply', isDone(more, 'lab / apply', head));
      await stage.quiet();
      expect(await objectWrites('other')).toEqual([`PATCH ${ONE}`]);
      expect([...(await clusterOf('lab').writes()), ...(await clusterOf('prod').writes())]).toEqual([]);
      expect(stage.repository.head('hedgehog-sync/status')).toBe(status);
    },
    LIMIT,
  );

  test(
    'one that is taken away is written to no more, nor is its cluster',
    async () => {
      stage.fake.apps.cover(SLUG, ['acme/fabrics']);
      await stage.quiet();
      await clusterOf('other').writes();
      const before = stage.writes();
      pushOther('after it was taken away');
      await clusterOf('other').editByHand(ONE, { spec: { description: 'by hand' } });
      await stage.quiet();
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      await stage.quiet();
      expect(stage.writes()).toBe(before);
      expect(await clusterOf('other').writes()).toEqual([]);
      expect(await metrics()).not.toContain('fabric_health{fabric="acme/more:lab"}');
    },
    LIMIT,
  );

  test(
    'when the App is uninstalled it goes on living, and does nothing',
    async () => {
      const before = stage.fake.requests.length;
      stage.fake.apps.uninstall(SLUG);
      await stage.quiet();
      await clusterOf('lab').editByHand(ONE, { spec: { description: 'by hand' } });
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await stage.quiet();
      expect((await fetch(`http://127.0.0.1:${stage.app?.port}/healthz`)).status).toBe(200);
      expect(stage.fake.requests.slice(before).filter(({ write, status }) => write && status < 300)).toEqual(
        [],
      );
    },
    LIMIT,
  );

  const metrics = async () => await (await fetch(`http://127.0.0.1:${stage.app?.port}/metrics`)).text();
});
