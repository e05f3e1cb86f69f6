import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { issueBy } from '../contract/forge-rig.ts';
import { eventFiles } from '../entry/action/event-files.ts';
import { type ActionRun, ActionStage } from '../support/action-stage.ts';
import { describeOnClusters } from '../support/test-cluster.ts';
import { SERVERS, servers } from './action-fabric.ts';

const LIMIT = 90_000;
const BOTH = { 'server-1': 'one', 'server-2': 'two' };

describeOnClusters('commands with the built action alone', (cluster) => {
  let stage: ActionStage;
  let number = 0;
  beforeEach(async () => {
    await cluster().wipe();
    stage = await ActionStage.start({
      checks: 'write',
      contents: 'write',
      issues: 'write',
      pull_requests: 'write',
    });
    stage.repository.workflowsMayOpenPullRequests = true;
    for (const [login, role] of Object.entries({ keeper: 'maintain', writer: 'write' } as const)) {
      stage.repository.collaborators.set(login, role);
    }
    stage.workspace.write('servers.yaml', servers(BOTH));
    stage.workspace.commit();
    stage.push();
    number = issueBy(stage, 'keeper').number;
  }, LIMIT);
  afterEach(async () => await stage.stop());

  const inputs = () => ({ kubeconfig: cluster().kubeconfig() });
  const live = async (name: string) => (await cluster().get(`${SERVERS}/${name}`)).body;

  interface Obeyed {
    readonly ran: ActionRun;
    readonly answers: readonly string[];
    readonly reactions: readonly string[];
    readonly writes: number;
  }

  /** Somebody writes a comment; a workflow starts. */
  async function say(login: string, body: string, again = 1): Promise<Obeyed> {
    const { repository, fake } = stage;
    const now = repository.now();
    const author = { login, app: null };
    const comment = { id: fake.state.newId(), number, author, body, createdAt: now, updatedAt: now };
    repository.comments.set(comment.id, { ...comment, reactions: [] });
    const payload = {
      ...eventFiles.comment(),
      issue: { number },
      comment: { id: comment.id, body, user: { login, type: 'User' }, created_at: now, updated_at: now },
    };
    const before = fake.writes();
    let ran = await stage.run({ event: 'issue_comment', payload, inputs: inputs() });
    const writes = fake.writes() - before;
    expect(writes).toBeLessThanOrEqual(10);
    for (let times = 1; times < again; times += 1) {
      const written = fake.writes();
      ran = await stage.run({ event: 'issue_comment', payload, inputs: inputs() });
      expect(fake.writes()).toBe(written);
    }
    const answers = [...repository.comments.values()].filter(({ body: text }) =>
      text.includes(`"${comment.id}"`),
    );
    const reactions = repository.comments.get(comment.id)?.reactions ?? [];
    return {
      ...{ ran, writes, answers: answers.map((one) => one.body) },
      reactions: reactions.map(({ content }) => content),
    };
  }

  test(
    '/plan, then /apply: planned, applied, told in one comment each, and twice delivered changes nothing more',
    async () => {
      const planned = await say('writer', '/plan');
      expect(planned).toMatchObject({ ran: { code: 0, stderr: '', outputs: { conclusion: 'success' } } });
      expect(planned.answers).toEqual([expect.stringContaining('2 to create')]);
      expect(await cluster().writes()).toEqual([]);
      const applied = await say('keeper', '/apply', 2);
      expect(applied).toMatchObject({ ran: { code: 0 }, reactions: ['eyes', '+1'] });
      expect(applied.answers).toEqual([expect.stringContaining('2 created')]);
      expect(await live('server-1')).toMatchObject({ spec: { description: 'one' } });
      expect(JSON.parse(stage.status('lab/status.json') ?? '')).toMatchObject({ state: 'healthy' });
      const audit = (stage.status('audit.jsonl') ?? '')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(audit.filter(({ mode }) => mode === 'command')).toMatchObject([
        { command: '/plan', by: 'writer', allowed: true },
        { command: '/apply', by: 'keeper', allowed: true, role: 'maintain' },
      ]);
    },
    LIMIT,
  );

  test(
    'a refusal says who may, and nothing is written to the cluster',
    async () => {
      const { ran, answers, reactions } = await say('writer', '/apply', 2);
      expect(ran.code).toBe(0);
      expect(reactions).toEqual(['eyes', '-1']);
      expect(answers).toEqual([expect.stringMatching(/Refused.*needs the role maintain/s)]);
      expect(await cluster().writes()).toEqual([]);
    },
    LIMIT,
  );

  test(
    "a change in the cluster is answered by /accept-cluster with a pull request, or by /accept-git with Git's value",
    async () => {
      expect((await stage.run({ event: 'push', payload: eventFiles.push(), inputs: inputs() })).code).toBe(0);
      await cluster().editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
      const drift = { event: 'schedule', payload: eventFiles.schedule(), inputs: inputs() };
      expect((await stage.run(drift)).code).toBe(0);
      const port = await say('writer', '/accept-cluster');
      expect(port).toMatchObject({ ran: { code: 0 }, reactions: ['eyes', '+1'] });
      expect(stage.repository.files('hedgehog-sync/back-port/lab').get('fabric/servers.yaml')).toBe(
        servers({ ...BOTH, 'server-1': 'by hand' }),
      );
      const git = await say('keeper', '/accept-git Server/server-1');
      expect(git).toMatchObject({ ran: { code: 0 }, reactions: ['eyes', '+1'] });
      expect(await live('server-1')).toMatchObject({ spec: { description: 'one' } });
    },
    LIMIT,
  );

  test(
    'what is on hold is not written by a push either, until it is released',
    async () => {
      expect(await say('writer', '/hold Server/server-1 because racks are moved')).toMatchObject({
        reactions: ['eyes', '+1'],
      });
      const push = { event: 'push', payload: eventFiles.push(), inputs: inputs() };
      const held = await stage.run(push);
      expect(held.summary).toContain('racks are moved');
      expect(await live('server-1')).toMatchObject({ code: 404 });
      expect(await live('server-2')).toMatchObject({ spec: { description: 'two' } });
      expect((await say('writer', '/release Server/server-1')).reactions).toEqual(['eyes', '+1']);
      stage.repository.checkRuns.clear();
      expect((await stage.run(push)).code).toBe(0);
      expect(await live('server-1')).toMatchObject({ spec: { description: 'one' } });
    },
    LIMIT,
  );
});
