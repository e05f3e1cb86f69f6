import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { enqueuePull } from '../../../src/simulator/github/state/merge-queue.ts';
import { moveRun } from '../../../src/simulator/github/state/run-workflow.ts';
import { servers } from '../../e2e/action-fabric.ts';
import { AppStage } from '../../support/app-stage.ts';
import { PacedClock } from '../../support/paced-clock.ts';
import { lastDelivery, sendAgain } from '../../support/signed-event.ts';
import { type TestCluster, useCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';

const LIMIT = 120_000;
const WIDE = { contentPerMinute: 10_000, pointsPerMinute: 100_000 };
const CONFIG = '.github/hedgehog-sync.yml';
const BROKEN = `version: "1"
fabrics:
  - name: lab
    path: fabric
    app: direct
    enabled: perhaps
  - name: prod
    path: prod
    mode: drift
  - name: theirs
    path: theirs
    app: off
`;
const NO_YAML = 'version: "1"\nfabrics:\n  - name: lab\n    path: "fabric\n    app: direct\n';
const GOOD = 'version: "1"\nfabrics:\n  - name: lab\n    path: fabric\n    app: direct\n';

describe('a configuration with errors on the default branch', () => {
  let stage: AppStage;
  let cluster: TestCluster;
  const running = useCluster();
  beforeEach(async () => {
    cluster = running();
    const clock = new PacedClock(4);
    stage = await AppStage.start({ kubeconfig: cluster.kubeconfig(), clock, limits: WIDE });
    stage.repository.collaborators.set('somebody', 'admin');
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one' }));
  }, LIMIT);
  afterEach(async () => {
    await stage.stop();
  }, LIMIT);

  const checks = () => [...stage.repository.checkRuns.values()];
  const ended = (name: string, headSha: string) =>
    until(`the check ${name}`, () =>
      checks().findLast(
        (run) =>
          run.name === `hedgehog-sync / ${name}` && run.headSha === headSha && run.status === 'completed',
      ),
    );
  const config = (text: string) => {
    mkdirSync(join(stage.workspace.root, '.github'), { recursive: true });
    writeFileSync(join(stage.workspace.root, CONFIG), text);
  };
  async function begin(text: string): Promise<string> {
    config(text);
    const head = stage.push();
    await stage.startApp();
    return head;
  }
  /** Proposes what `change` does to the checkout. */
  async function propose(branch: string, change: () => void): Promise<{ head: string; number: number }> {
    const { workspace } = stage;
    workspace.git('checkout', '--quiet', '-b', branch);
    change();
    const head = stage.push(`refs/heads/${branch}`);
    workspace.git('checkout', '--quiet', 'main');
    return { head, number: await stage.openPull(branch) };
  }
  const touch = (text: string) => () => stage.workspace.write('servers.yaml', servers({ 'server-1': text }));
  /** Every event that ever came comes once more, as one that was never seen. */
  async function again(event: string, action: string): Promise<number> {
    await stage.quiet();
    const before = stage.writes();
    await sendAgain(stage, lastDelivery(stage, event, action), `again-${event}`);
    await stage.quiet();
    return stage.writes() - before;
  }

  test(
    'fails a check of each fabric that can be named at the head of the branch, once, with the findings on their lines',
    async () => {
      const head = await begin(BROKEN);
      const lab = await ended('lab / apply', head);
      const prod = await ended('prod / drift', head);
      expect([lab.conclusion, prod.conclusion]).toEqual(['failure', 'failure']);
      expect(lab.title).toContain(`${CONFIG} has 1 error on the default branch, the first in line 6`);
      expect(lab.summary).toContain('HHS-1222');
      expect(lab.summary).toContain('**What to do:**');
      expect(lab.annotations).toMatchObject([{ path: CONFIG, startLine: 6, level: 'failure' }]);
      await stage.quiet();
      // what the file says is the action's is left to it
      expect(
        checks()
          .map(({ name }) => name)
          .sort(),
      ).toEqual(['hedgehog-sync / lab / apply', 'hedgehog-sync / prod / drift']);
      const before = stage.writes();
      await stage.app?.stop();
      await stage.startApp();
      await stage.quiet();
      expect(stage.writes() - before).toBe(0);
      expect(await cluster.writes()).toEqual([]);
    },
    LIMIT,
  );

  test(
    'fails the check of a pull request, and of its merge group, that mends nothing; the same event writes nothing more',
    async () => {
      await begin(BROKEN);
      const { head, number } = await propose('change', touch('two'));
      const plan = await ended('lab / plan', head);
      expect(plan).toMatchObject({ conclusion: 'failure' });
      // its lines are not in the diff
      expect(plan.annotations).toEqual([]);
      expect((await ended('prod / plan', head)).conclusion).toBe('failure');
      expect(await again('pull_request', 'opened')).toBe(0);
      const group = enqueuePull(stage.fake.state, stage.repository, number);
      expect((await ended('lab / plan', group.headSha)).conclusion).toBe('failure');
      await stage.asPerson('POST', `/check-runs/${plan.id}/rerequest`, {});
      const anew = await until('the check once more', () =>
        checks().find(
          (run) => run.id > plan.id && run.name === plan.name && run.headSha === head && run.conclusion,
        ),
      );
      expect(anew.conclusion).toBe('failure');
    },
    LIMIT,
  );

  test(
    'leaves the check of a pull request that mends it neutral, and looks at every open one when that is merged',
    async () => {
      await begin(NO_YAML);
      const other = await propose('other', touch('two'));
      expect((await ended('lab / plan', other.head)).conclusion).toBe('failure');
      const mend = await propose('mend', () => config(GOOD));
      const neutral = await ended('lab / plan', mend.head);
      expect(neutral.conclusion).toBe('neutral');
      expect(neutral.title).toMatch(/this change mends it; nothing of the fabric was looked at/);
      expect(await again('pull_request', 'opened')).toBe(0);
      const group = enqueuePull(stage.fake.state, stage.repository, mend.number);
      expect((await ended('lab / plan', group.headSha)).conclusion).toBe('neutral');
      stage.workspace.git('merge', '--quiet', '--no-edit', 'mend');
      const head = stage.push();
      expect((await ended('lab / apply', head)).conclusion).toBe('success');
      const looked = await until('the plan of the other', () =>
        checks().find(
          (run) =>
            run.headSha === other.head && run.name.endsWith('lab / plan') && run.conclusion === 'success',
        ),
      );
      expect(looked.externalId).not.toMatch(/^configuration-/);
    },
    LIMIT,
  );

  test(
    'fails a pull request that changes it and leaves errors, with remarks on its lines; one that lacks the head is told so',
    async () => {
      config(GOOD);
      stage.push();
      stage.workspace.git('branch', 'base');
      const broken = await begin(BROKEN);
      await ended('lab / apply', broken);
      const worse = await propose('worse', () => config(BROKEN.replace('perhaps', 'never')));
      const plan = await ended('lab / plan', worse.head);
      expect(plan.title).toContain('with this change');
      expect(plan.annotations).toMatchObject([{ path: CONFIG, startLine: 6 }]);
      stage.workspace.git('checkout', '--quiet', 'base');
      const behind = await propose('behind', () => config(`${GOOD}commands: {}\n`));
      const late = await ended('lab / plan', behind.head);
      expect(late.conclusion).toBe('failure');
      expect(late.summary).toContain('bring it up to date');
      stage.workspace.git('checkout', '--quiet', 'base');
      const old = await propose('old', touch('two'));
      const untouched = await ended('lab / plan', old.head);
      expect(untouched).toMatchObject({ conclusion: 'failure', annotations: [] });
      expect(untouched.summary).not.toContain('bring it up to date');
    },
    LIMIT,
  );

  test(
    'has one check of its own where no fabric can be named, red no longer when it is mended',
    async () => {
      const head = await begin('what is this\n\t- nothing: "\n');
      const own = await ended('configuration', head);
      expect(own).toMatchObject({ conclusion: 'failure' });
      expect(own.summary).toMatch(/HHS-12\d\d/);
      const { head: proposed } = await propose('change', touch('two'));
      expect((await ended('configuration', proposed)).conclusion).toBe('failure');
      expect(await again('pull_request', 'opened')).toBe(0);
      await stage.asPerson(
        'POST',
        `/check-runs/${stage.check('hedgehog-sync / configuration')?.id}/rerequest`,
        {},
      );
      await until(
        'the check once more',
        () => checks().filter(({ headSha }) => headSha === proposed).length === 2,
      );
      await stage.quiet();
      config(GOOD);
      const mended = stage.push();
      await ended('lab / apply', mended);
      await ended('lab / plan', proposed);
      const last = await until('the neutral one', () =>
        checks().findLast(
          (run) =>
            run.headSha === proposed && run.name.endsWith('configuration') && run.conclusion === 'neutral',
        ),
      );
      expect(last.title).toContain('has no errors any more');
    },
    LIMIT,
  );

  test(
    'lets no pull request wait that came while the App was away',
    async () => {
      await begin(BROKEN);
      await stage.quiet();
      await stage.app?.stop();
      const { head } = await propose('change', touch('two'));
      await stage.startApp();
      expect((await ended('lab / plan', head)).conclusion).toBe('failure');
      expect((await ended('prod / plan', head)).conclusion).toBe('failure');
    },
    LIMIT,
  );

  test(
    'leaves no check open that waits for a run of the workflow which was started before',
    async () => {
      stage.workflow('hedgehog-sync.yml', ['mode', 'fabric', 'request-id', 'accept']);
      const head = await begin(GOOD.replace('direct', 'dispatch'));
      const run = await until('the run', () => [...stage.repository.workflowRuns.values()][0]);
      config(BROKEN);
      await ended('lab / apply', stage.push());
      const open = () => checks().find(({ headSha }) => headSha === head);
      expect(open()?.status).toBe('in_progress');
      moveRun(stage.repository, run.id, { status: 'completed', conclusion: 'failure' });
      expect((await ended('lab / apply', head)).title).toContain('the run of the workflow ended (failure)');
    },
    LIMIT,
  );
});
