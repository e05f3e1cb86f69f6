import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CheckRun } from '../../../src/simulator/github/state/check-run.ts';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { AppStage } from '../../support/app-stage.ts';
import { type TestCluster, useCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';

const LIMIT = 120_000;
const APPLY = 'hedgehog-sync / lab / apply';
const PLAN = 'hedgehog-sync / lab / plan';
const DRIFT = 'hedgehog-sync / lab / drift';

describe('buttons of checks', () => {
  let stage: AppStage;
  let cluster: TestCluster;
  const running = useCluster();
  beforeEach(async () => {
    cluster = running();
    stage = await AppStage.start({ kubeconfig: cluster.kubeconfig() });
    stage.repository.collaborators.set('somebody', 'admin');
    stage.repository.collaborators.set('writer', 'write');
    stage.repository.collaborators.set('reader', 'read');
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
    stage.push();
    await stage.startApp();
    await until('the first apply', () => stage.check(APPLY)?.status === 'completed');
    await stage.quiet();
  }, LIMIT);
  afterEach(async () => {
    await stage.stop();
  }, LIMIT);

  const runs = (name: string) => [...stage.repository.checkRuns.values()].filter((run) => run.name === name);
  const ended = (name: string, count: number) => () =>
    runs(name).length === count && runs(name).every(({ status }) => status === 'completed');
  const identifiers = (check: CheckRun | undefined) => check?.actions.map(({ identifier }) => identifier);
  const press = (name: string, login: string, button: string | null) => {
    const [first] = runs(name);
    if (first === undefined) throw new Error(`there is no check ${name}`);
    stage.fake.pages.pressCheck('acme/fabrics', first.id, login, button);
  };
  /** Another program than GitHub's pages may send any identifier. */
  const pressUnknown = (name: string, identifier: string) => {
    const [run] = runs(name);
    if (run === undefined) throw new Error(`there is no check ${name}`);
    const { state } = stage.fake;
    state.actAs('writer', () =>
      state.announce(stage.repository, { what: 'check-run-asked', run, action: identifier }),
    );
  };
  const audit = () =>
    (stage.status('audit.jsonl') ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
      .filter(({ mode }) => mode === 'command');

  test(
    'resync runs the policy once more and overwrites nothing; an unknown button does nothing; a reader is refused once',
    async () => {
      expect(identifiers(stage.check(APPLY))).toEqual(['resync', 'plan']);
      await cluster.editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
      await until('the issue', () => [...stage.repository.issues.values()].some(({ pull }) => pull === null));
      await stage.quiet();
      await cluster.writes();
      const before = stage.fake.writes();
      pressUnknown(APPLY, 'delete-it-all');
      await stage.quiet();
      expect(stage.fake.writes()).toBe(before);
      expect(stage.log.some(({ message }) => message.startsWith('a button that is not known'))).toBe(true);

      press(APPLY, 'writer', 'resync');
      await until('the second apply', ended(APPLY, 2));
      await stage.quiet();
      expect(identifiers(stage.check(APPLY))).toEqual(['accept-cluster', 'resync', 'plan']);
      expect((await cluster.get(`${SERVERS}/server-1`)).body).toMatchObject({
        spec: { description: 'by hand' },
      });
      expect(await cluster.writes()).toEqual([]);
      expect(audit()).toMatchObject([{ command: '/resync', by: 'writer', role: 'write', allowed: true }]);

      press(APPLY, 'reader', 'resync');
      await until('the refusal', ended('hedgehog-sync / lab / resync', 1));
      press(APPLY, 'reader', 'resync');
      await until('the second decision', () => audit().length === 3);
      await stage.quiet();
      expect(runs('hedgehog-sync / lab / resync')).toMatchObject([
        { conclusion: 'neutral', title: expect.stringContaining('/resync needs the role write') },
      ]);
      expect(runs(APPLY)).toHaveLength(2);
      expect(audit().slice(1)).toMatchObject([
        { by: 'reader', allowed: false, result: 'refused', number: null },
        { by: 'reader', allowed: false, result: 'refused' },
      ]);
    },
    LIMIT,
  );

  test(
    'accept-cluster opens the back-port; what a check was for is what is run again, no more',
    async () => {
      await cluster.editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
      await until('the issue', () => [...stage.repository.issues.values()].some(({ pull }) => pull === null));
      await stage.quiet();
      press(APPLY, 'writer', 'plan');
      await until('the plan', ended(PLAN, 1));
      press(APPLY, 'writer', 'resync');
      await until('the apply', ended(APPLY, 2));
      await stage.quiet();
      await cluster.writes();
      press(PLAN, 'writer', null);
      await until('the second plan', ended(PLAN, 2));
      await stage.quiet();
      expect(runs(APPLY)).toHaveLength(2);
      expect(runs(DRIFT)).toHaveLength(0);
      const newest = stage.check(APPLY);
      stage.fake.pages.pressCheck('acme/fabrics', newest?.id ?? 0, 'writer', 'accept-cluster');
      await until('the answer', ended('hedgehog-sync / lab / accept-cluster', 1));
      const [answer] = runs('hedgehog-sync / lab / accept-cluster');
      expect(answer).toMatchObject({ conclusion: 'success', title: expect.stringContaining('pull request') });
      const pull = [...stage.repository.issues.values()].find((one) => one.pull !== null);
      expect(answer?.summary).toContain(`#${pull?.number}`);
      expect(await cluster.writes()).toEqual([]);
    },
    LIMIT,
  );

  test(
    'a commit that the branch has left is applied no more; all checks of the head are run again as what they were',
    async () => {
      const [old] = runs(APPLY);
      stage.workspace.write('servers.yaml', servers({ 'server-1': 'other', 'server-2': 'two' }));
      const head = stage.push();
      await until('the second apply', ended(APPLY, 2));
      await stage.quiet();
      await cluster.writes();
      press(APPLY, 'writer', 'resync');
      await until('the word on it', ended('hedgehog-sync / lab / resync', 1));
      press(APPLY, 'writer', null);
      await until('the word on the re-run', ended('hedgehog-sync / lab / rerun', 1));
      await stage.quiet();
      expect(runs('hedgehog-sync / lab / resync')).toMatchObject([
        { headSha: old?.headSha, conclusion: 'neutral', title: expect.stringContaining('has gone on') },
      ]);
      expect(runs(APPLY)).toHaveLength(2);
      const suites = await stage.asPerson('GET', `/commits/${head}/check-suites`, {});
      const [suite] = suites.check_suites as readonly { readonly id: number }[];
      await stage.asPerson('POST', `/check-suites/${suite?.id}/rerequest`, {});
      await until('the third apply', ended(APPLY, 3));
      await stage.quiet();
      expect(runs(PLAN)).toHaveLength(0);
      expect(await cluster.writes()).toEqual([]);
      expect(audit()).toMatchObject([{ command: '/resync', by: 'somebody', allowed: true, check: head }]);
    },
    LIMIT,
  );

  test(
    'a pull request has the button to plan and none that writes to the cluster',
    async () => {
      const { workspace } = stage;
      workspace.git('checkout', '--quiet', '-b', 'change');
      workspace.write('servers.yaml', servers({ 'server-1': 'proposed', 'server-2': 'two' }));
      stage.push('refs/heads/change');
      workspace.git('checkout', '--quiet', 'main');
      await stage.openPull('change');
      await until('the plan', ended(PLAN, 1));
      await stage.quiet();
      await cluster.writes();
      expect(identifiers(stage.check(PLAN))).toEqual(['plan']);
      pressUnknown(PLAN, 'resync');
      await stage.quiet();
      expect(runs(APPLY)).toHaveLength(1);
      press(PLAN, 'writer', 'plan');
      await until('the second plan', ended(PLAN, 2));
      await stage.quiet();
      expect(runs(APPLY)).toHaveLength(1);
      expect(await cluster.writes()).toEqual([]);
    },
    LIMIT,
  );
});
