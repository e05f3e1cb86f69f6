import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { unfinishedComments } from '../../src/operations/unfinished-comments.ts';
import { commentBy, issueBy } from '../contract/forge-rig.ts';
import { SERVERS, servers } from '../e2e/action-fabric.ts';
import { CommandStage } from '../support/command-stage.ts';

const FILE = 'fabric/servers.yaml';
const BOTH = { 'server-1': 'one', 'server-2': 'two' };
const one = `${SERVERS}/server-1`;

let stage: CommandStage;
beforeEach(async () => {
  stage = await CommandStage.start();
  stage.push({ [FILE]: servers(BOTH) });
});
afterEach(async () => await stage.stop());

const liveOf = async (path = one) =>
  (await stage.cluster.get(path)).body as { spec?: { description?: string } };

describe('commands that are allowed', () => {
  test('/help shows all commands to anybody, with one write for the answer', async () => {
    const { answers, reactions } = await stage.say('stranger', '/help');
    expect(answers).toHaveLength(1);
    expect(answers[0]).toContain('/accept-git KIND/NAME');
    expect(reactions).toEqual(['eyes', '+1']);
    expect(stage.audit()).toEqual([]);
  });

  test('/plan tells what an apply would do and writes nothing to the cluster', async () => {
    const { answers, reactions, report } = await stage.say('triager', '/plan');
    expect(report.answers).toMatchObject([{ result: 'done', fabric: 'lab' }]);
    expect(answers).toEqual([expect.stringContaining('2 to create')]);
    expect(reactions).toEqual(['eyes', '+1']);
    expect(await stage.cluster.writes()).toEqual([]);
    expect(stage.audit()).toMatchObject([
      { command: '/plan', by: 'triager', role: 'triage', allowed: true, result: 'done', fabric: 'lab' },
    ]);
  });

  test('/apply applies the head of the default branch; /status tells of it', async () => {
    const { answers } = await stage.say('keeper', '/apply');
    expect(answers).toEqual([expect.stringContaining('2 created')]);
    expect(await liveOf()).toMatchObject({ spec: { description: 'one' } });
    const { answers: told } = await stage.say('reader', '/status');
    expect(told).toEqual([expect.stringMatching(/Is it safe\?.*Yes/)]);
  });

  test('/resync runs once more and overwrites nothing that somebody changed', async () => {
    await stage.run('apply');
    await stage.cluster.editByHand(one, { spec: { description: 'by hand' } });
    const { report, answers } = await stage.say('writer', '/resync');
    expect(report.answers).toMatchObject([{ result: 'partly' }]);
    expect(answers[0]).toContain('by hand');
    expect(await liveOf()).toMatchObject({ spec: { description: 'by hand' } });
  });

  test('/accept-git forces exactly the field that was shown', async () => {
    await stage.run('apply');
    await stage.cluster.editByHand(one, { spec: { description: 'by hand' } });
    await stage.cluster.editByHand(`${SERVERS}/server-2`, { spec: { description: 'by hand' } });
    await stage.run('drift');
    await pause();
    const { report } = await stage.say('keeper', '/accept-git Server/server-1:/spec/description');
    expect(report.answers).toMatchObject([{ result: 'partly' }]);
    expect(await liveOf()).toMatchObject({ spec: { description: 'one' } });
    expect(await liveOf(`${SERVERS}/server-2`)).toMatchObject({ spec: { description: 'by hand' } });
  });

  test('/accept-git is refused when live moved since it was shown, and writes nothing', async () => {
    await stage.run('apply');
    await stage.cluster.editByHand(one, { spec: { description: 'by hand' } });
    await stage.run('drift');
    await pause();
    await stage.cluster.editByHand(one, { spec: { description: 'once more' } });
    const { report, reactions, answers } = await stage.say('keeper', '/accept-git server/server-1');
    expect(report.answers).toMatchObject([{ result: 'refused' }]);
    expect(answers[0]).toContain('other values by now');
    expect(reactions).toEqual(['eyes', '-1']);
    expect(await liveOf()).toMatchObject({ spec: { description: 'once more' } });
  });

  test('/accept-cluster opens one pull request with the one line', async () => {
    await stage.run('apply');
    await stage.cluster.editByHand(one, { spec: { description: 'by hand' } });
    await stage.run('drift');
    const { report, answers } = await stage.say('writer', '/accept-cluster');
    expect(report.answers).toMatchObject([{ result: 'done' }]);
    const pulls = [...stage.repository.issues.values()].filter(({ pull }) => pull !== null);
    expect(pulls).toHaveLength(1);
    expect(answers[0]).toContain(`#${pulls[0]?.number}`);
    expect(stage.repository.files('hedgehog-sync/back-port/lab').get(FILE)).toBe(
      servers({ ...BOTH, 'server-1': 'by hand' }),
    );
    const again = await stage.say('writer', '/accept-cluster');
    expect(again.answers[0]).toContain('says it already');
  });
});

const pause = () => new Promise((resolve) => setTimeout(resolve, 1_100));

describe('holds', () => {
  test('/hold stops writing to an object for every run, /release resumes it', async () => {
    const held = await stage.say('writer', '/hold server/server-1 until 2999-01-31 because racks are moved');
    expect(held.report.answers).toMatchObject([{ result: 'done' }]);
    expect(JSON.parse(stage.status('lab/holds.json') ?? '')).toMatchObject({
      fabric: 'lab',
      holds: [
        { object: { kind: 'Server', name: 'server-1' }, by: 'writer', until: '2999-02-01T00:00:00.000Z' },
      ],
    });
    const applied = await stage.say('keeper', '/apply');
    expect(applied.answers[0]).toContain('racks are moved');
    expect(stage.status('lab/STATUS.md')).toContain('racks are moved');
    expect(await stage.cluster.get(one)).toMatchObject({ status: 404 });
    expect(await liveOf(`${SERVERS}/server-2`)).toMatchObject({ spec: { description: 'two' } });
    expect((await stage.say('reader', '/status')).answers[0]).toMatch(
      /On hold.*Server\/server-1.*racks are moved/s,
    );
    expect((await stage.say('writer', '/release Server/server-1')).report.answers).toMatchObject([
      { result: 'done' },
    ]);
    await stage.say('writer', '/resync');
    expect(await liveOf()).toMatchObject({ spec: { description: 'one' } });
  });

  test('a whole fabric on hold is written to by nothing', async () => {
    await stage.say('writer', '/hold because of the move');
    await stage.cluster.writes();
    await stage.say('keeper', '/apply');
    expect(await stage.cluster.writes()).toEqual([]);
    expect((await stage.say('writer', '/release')).answers[0]).toContain('1 hold ended');
    expect((await stage.say('writer', '/release')).answers[0]).toContain('was not on hold');
  });

  test('a kind that does not exist and a day that is over are refused', async () => {
    const { answers } = await stage.say(
      'writer',
      '/hold Sever/a because x\n/hold Server/a until 2020-01-01 because x',
    );
    expect(answers[0]).toContain('is no kind of the fabric');
    expect(answers[0]).toContain('2020-01-01 is over already');
    expect(stage.status('lab/holds.json')).toBeUndefined();
  });

  test('holds that cannot be read hold everything', async () => {
    await stage.say('writer', '/hold because of the move');
    stage.repository.commitFiles('hedgehog-sync/status', { 'lab/holds.json': '{' });
    await stage.cluster.writes();
    const { answers, report } = await stage.say('keeper', '/apply');
    expect(answers[0]).toContain('cannot be used');
    expect(report.answers).toMatchObject([{ result: 'failed' }]);
    expect(await stage.cluster.writes()).toEqual([]);
  });
});

describe('/ignore, /explain and /unlock', () => {
  const CONFIG = '# ours\nfabrics:\n  - name: lab   # the lab\n    path: fabric\n';

  test('/ignore opens one pull request that changes nothing but the rule', async () => {
    stage.push({ '.github/hedgehog-sync.yml': CONFIG });
    const { report, comment } = await stage.say(
      'writer',
      '/ignore Server/server-1:/spec/description until 2999-01-31 because NetBox writes it',
    );
    expect(report.answers).toMatchObject([{ result: 'done' }]);
    const files = stage.repository.files(`hedgehog-sync/ignore/lab-${comment.id}`);
    expect(files.get('.github/hedgehog-sync.yml')).toBe(
      `${CONFIG}    ignore:\n      - kind: Server\n        name: server-1\n        path: /spec/description\n        reason: NetBox writes it\n        expires: "2999-01-31"\n`,
    );
    expect([...stage.repository.issues.values()].filter(({ pull }) => pull !== null)).toHaveLength(1);
  });

  test('/ignore without a configuration is refused with the way to one', async () => {
    const { answers } = await stage.say('writer', '/ignore Server/server-1 until 2999-01-31 because NetBox');
    expect(answers[0]).toMatch(/no configuration.*init/s);
  });

  test('/explain says what was looked at', async () => {
    await stage.run('apply');
    const { answers } = await stage.say('reader', '/explain server/server-1');
    expect(answers[0]).toContain('Is it in Git?');
    const { report } = await stage.say('reader', '/explain server/server-9');
    expect(report.answers).toMatchObject([{ result: 'failed', said: [expect.stringContaining('HHS-2006')] }]);
  });

  test('/unlock frees the Lease of a dead run, and says so where nobody holds it', async () => {
    expect((await stage.say('keeper', '/unlock')).answers[0]).toContain('Nobody holds the lock');
    (await stage.lock('dead-runner')).die();
    expect((await stage.say('keeper', '/unlock')).answers[0]).toContain('dead-runner');
  }, 30_000);

  test('/unlock is refused while its holder renews it', async () => {
    const other = await stage.lock('runner-7');
    const { report } = await stage.say('keeper', '/unlock');
    await other.release();
    expect(report.answers).toMatchObject([
      { result: 'refused', said: [expect.stringContaining('runner-7')] },
    ]);
  }, 30_000);
});

describe('nobody without the right is obeyed', () => {
  const untouched = async () => {
    expect(await stage.cluster.writes()).toEqual([]);
    expect(stage.status('lab/holds.json')).toBeUndefined();
    expect([...stage.repository.issues.values()].filter(({ pull }) => pull !== null)).toEqual([]);
  };

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
  ])('%s is refused %s, with the reason, once', async (login, command) => {
    await stage.cluster.writes();
    const { report, answers, reactions } = await stage.say(login, command);
    expect(report.answers).toMatchObject([{ result: 'refused' }]);
    expect(answers).toEqual([expect.stringMatching(/Refused.*needs the role/s)]);
    expect(reactions).toEqual(['eyes', '-1']);
    expect(stage.audit()).toMatchObject([{ by: login, allowed: false, result: 'refused' }]);
    const again = await stage.say(login, command);
    expect(again).toMatchObject({ answers: [], reactions: ['eyes', '-1'] });
    expect(stage.audit()).toHaveLength(2);
    await untouched();
  });

  test.each([
    ['a Cyrillic letter', '/\u0430pply', 'unread'],
    ['an invisible letter', '/app\u200bly', 'unread'],
    ['a full-width letter', '/ａpply', 'unread'],
    ['a turned direction', '/apply \u202e--fabric lab', 'unread'],
    ['a quotation', '> /apply', null],
    ['a block of code', '```\n/apply\n```', null],
    ['indented code', '    /apply', null],
    ['an HTML comment', '<!--\n/apply\n-->', null],
    ['the middle of a line', 'please /apply', null],
    ['a code span', '`x\n/apply\n`', null],
  ])('a command in %s does nothing', async (_, body, result) => {
    await stage.cluster.writes();
    const { report, answers } = await stage.say('admin', body);
    expect(report.answers.map((answer) => answer.result)).toEqual(result === null ? [] : [result]);
    expect(answers).toHaveLength(result === null ? 0 : 1);
    await untouched();
  });

  test('what an edit puts in, what a deletion takes out, and what a bot writes does nothing', async () => {
    await stage.cluster.writes();
    const writes = stage.rig.fake.writes();
    for (const more of [{ action: 'edited' }, { action: 'deleted' }, { isBot: true }]) {
      const { report, reactions } = await stage.say('admin', '/apply', more);
      expect(report.result).toBe('ignored');
      expect(reactions).toEqual([]);
    }
    expect((await stage.say('helper[bot]', '/apply')).report.result).toBe('ignored');
    expect(stage.rig.fake.writes()).toBe(writes);
    await untouched();
  });

  test('a right that was taken away counts no more', async () => {
    expect((await stage.say('keeper', '/plan')).report.answers).toMatchObject([{ result: 'done' }]);
    stage.people({ keeper: 'read' });
    expect((await stage.say('keeper', '/plan')).report.answers).toMatchObject([{ result: 'refused' }]);
  });
});

describe('the configuration of the default branch decides', () => {
  const config = (more: string) =>
    stage.push({ '.github/hedgehog-sync.yml': `fabrics:\n- { name: lab, path: fabric }\n${more}` });

  test('about roles and teams', async () => {
    config('commands: { permissions: { plan: { role: read, teams: [acme/network] } } }\n');
    expect((await stage.say('reader', '/plan')).answers[0]).toContain('kept for members of');
    stage.rig.fake.state.addTeam('acme', 'network', ['reader']);
    expect((await stage.say('reader', '/plan')).report.answers).toMatchObject([{ result: 'done' }]);
  });

  test('about owners of the files', async () => {
    config('commands: { codeowners: true }\n');
    stage.push({ CODEOWNERS: '/fabric/ @keeper\n/fabric/servers.yaml @writer\n' });
    expect((await stage.say('keeper', '/apply')).answers[0]).toMatch(/does not own by CODEOWNERS.*writer/s);
    expect((await stage.say('writer', '/hold Server/server-1 because mine')).report.answers).toMatchObject([
      { result: 'done' },
    ]);
  });

  test('about the approvals that an apply needs, for this commit only', async () => {
    config('commands: { approvals: { required: 1 } }\n');
    await stage.cluster.writes();
    const first = await stage.say('keeper', '/apply');
    expect(first.report.answers).toMatchObject([{ result: 'waiting' }]);
    expect((await stage.say('keeper', '/apply')).report.answers).toMatchObject([{ result: 'waiting' }]);
    expect(await stage.cluster.writes()).toEqual([]);
    stage.push({ 'README.md': 'moved on\n' });
    expect((await stage.say('admin', '/apply')).report.answers).toMatchObject([{ result: 'waiting' }]);
    expect((await stage.say('keeper', '/apply')).report.answers).toMatchObject([{ result: 'done' }]);
    expect(await liveOf()).toMatchObject({ spec: { description: 'one' } });
  });

  test('and where it has errors nobody is obeyed', async () => {
    config('commands: { enabled: maybe }\n');
    expect((await stage.say('admin', '/apply')).answers[0]).toMatch(/has errors.*hedgehog-sync\.yml:3/s);
    expect((await stage.say('admin', '/plan --fabric prod')).answers[0]).toContain('has errors');
    expect(stage.audit()).toMatchObject([{ command: '/apply', allowed: false }, { allowed: false }]);
    expect((await stage.say('stranger', '/help')).report.answers).toMatchObject([{ result: 'done' }]);
  });

  test('commands that are switched off, and those that the App serves, are met with silence', async () => {
    for (const more of ['commands: { enabled: false }\n', 'defaults: { app: direct }\n']) {
      config(more);
      const writes = stage.rig.fake.writes();
      expect(await stage.say('admin', '/apply')).toMatchObject({
        report: { result: 'ignored' },
        reactions: [],
      });
      expect(stage.rig.fake.writes()).toBe(writes);
    }
    const app = await stage.say('triager', '/plan', { as: { by: 'app' } });
    expect(app.report.answers).toMatchObject([{ result: 'done' }]);
  });

  test('about which fabric is meant: that of the issue, the one that is named, or a question', async () => {
    stage.push({
      '.github/hedgehog-sync.yml': 'fabrics: [{ name: lab, path: fabric }, { name: prod, path: other }]\n',
      'other/servers.yaml': servers({ 'server-9': 'nine' }),
    });
    expect((await stage.say('admin', '/plan')).answers[0]).toMatch(
      /2 fabrics.*--fabric NAME.*`lab`, `prod`/s,
    );
    expect((await stage.say('admin', '/plan --fabric lab')).report.answers).toMatchObject([
      { fabric: 'lab' },
    ]);
    expect((await stage.say('admin', '/plan --fabric lap')).answers[0]).toContain('no fabric lap');
  });
});

describe('once and only once', () => {
  test('an event that comes twice changes nothing more', async () => {
    const { comment } = await stage.say('keeper', '/apply');
    await stage.cluster.writes();
    const writes = stage.rig.fake.writes();
    for (const as of [{}, { resume: true }]) {
      expect((await stage.hear(comment, { as })).report.result).toBe('repeated');
    }
    expect(stage.rig.fake.writes()).toBe(writes);
    expect(await stage.cluster.writes()).toEqual([]);
  });

  test('what was taken up and never answered is found and worked again', async () => {
    const { discussions } = stage.rig.hub.forge;
    const since = new Date(Date.now() - 3_600_000).toISOString();
    const comment = commentBy(stage.rig, 'keeper', stage.number, '/apply');
    await discussions.react(comment.id, 'eyes');
    expect((await stage.hear(comment)).report.result).toBe('repeated');
    const edited = commentBy(stage.rig, 'keeper', stage.number, '/plan');
    await discussions.react(edited.id, 'eyes');
    const later = new Date(Date.parse(edited.createdAt) + 5_000).toISOString();
    const now = stage.repository.comments.get(edited.id);
    if (now !== undefined)
      stage.repository.comments.set(edited.id, { ...now, body: '/apply', updatedAt: later });
    const open = await unfinishedComments(stage.ports(), { bound: null }, since);
    expect(open).toMatchObject([{ id: comment.id, action: 'created', author: { login: 'keeper' } }]);
    const { report } = await stage.hear(comment, { as: { resume: true } });
    expect(report.answers).toMatchObject([{ result: 'done' }]);
    expect(await unfinishedComments(stage.ports(), { bound: null }, since)).toEqual([]);
  });

  test('several commands of one comment are answered in one, each by itself', async () => {
    const { answers, report, reactions } = await stage.say(
      'writer',
      '/status\n/apply\n/hold because of the move\n/aply',
    );
    expect(report.answers.map(({ result }) => result)).toEqual(['done', 'refused', 'done', 'unread']);
    expect(answers).toHaveLength(1);
    expect(reactions).toEqual(['eyes', 'confused']);
    expect(stage.status('lab/holds.json')).toContain('of the move');
  });

  test('what people write comes out inert', async () => {
    const { answers } = await stage.say('admin', '/hold because @team <img src=x> #1 ![a](http://x.example)');
    expect(answers[0]).not.toMatch(/(^|[^`])@team|<img|!\[a\]\(/);
  });
});

describe('only the head of the default branch is worked on', () => {
  test('a checkout of something else is refused', async () => {
    stage.workspace.git('checkout', '--quiet', '-b', 'change');
    stage.workspace.edit('servers.yaml', 'description: one', 'description: evil');
    await stage.cluster.writes();
    for (const command of ['/apply', '/plan', '/resync', '/accept-cluster']) {
      const { report, answers } = await stage.say('admin', command);
      expect(report.answers).toMatchObject([{ result: 'refused' }]);
      expect(answers[0]).toContain('main is at commit');
    }
    expect(await stage.cluster.writes()).toEqual([]);
  });

  test('commits since that leave the fabric alone do not matter', async () => {
    stage.repository.commitFiles('main', { 'README.md': 'hello\n' });
    expect((await stage.say('keeper', '/apply')).report.answers).toMatchObject([{ result: 'done' }]);
    stage.repository.commitFiles('main', { 'fabric/more.yaml': servers({ 'server-3': 'three' }) });
    expect((await stage.say('keeper', '/apply')).report.answers).toMatchObject([{ result: 'refused' }]);
  });
});

describe('the same comment heard by several', () => {
  test('each job that serves one fabric answers for its own, and questions are answered once', async () => {
    stage.push({
      '.github/hedgehog-sync.yml': 'fabrics: [{ name: lab, path: fabric }, { name: prod, path: other }]\n',
      'other/servers.yaml': servers({ 'server-9': 'nine' }),
    });
    const first = await stage.say('keeper', '/status --fabric lab\n/help', { as: { bound: 'lab' } });
    expect(first.report.answers).toMatchObject([{ fabric: 'lab' }, { fabric: null }]);
    const other = await stage.hear(first.comment, { as: { bound: 'prod' } });
    expect(other).toMatchObject({ report: { result: 'ignored' }, answers: [expect.anything()] });
    expect((await stage.hear(first.comment, { as: { bound: 'lab' } })).report.result).toBe('repeated');
  });

  test('a comment on the pull request of a fork is about the default branch all the same', async () => {
    const pull = {
      head: 'evil',
      headRepository: 'stranger/net',
      headSha: stage.repository.head() ?? '',
      base: 'main',
      draft: false,
      mergedAt: null,
      mergeCommit: null,
    };
    const { number } = issueBy(stage.rig, 'stranger', { pull });
    const { answers, report } = await stage.say('keeper', '/apply', { number });
    expect(report.answers).toMatchObject([{ result: 'done' }]);
    expect(answers[0]).toContain('never about what a pull request proposes');
    expect(await liveOf()).toMatchObject({ spec: { description: 'one' } });
  });

  test('an answer that was copied by a stranger hides nothing', async () => {
    const { answers } = await stage.say('reader', '/plan');
    commentBy(stage.rig, 'stranger', stage.number, answers[0] ?? '');
    const next = await stage.say('keeper', '/plan');
    expect(next.report.answers).toMatchObject([{ result: 'done' }]);
    expect(next.answers).toHaveLength(1);
  });
});
