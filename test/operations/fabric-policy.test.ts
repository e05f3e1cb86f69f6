import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { policyOfEntry } from '../../src/domain/config/file/entry-options.ts';
import { readSyncConfig } from '../../src/domain/config/file/read-sync-config.ts';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import type { FabricPolicy } from '../../src/domain/resource/fabric-policy.ts';
import { applyMeanings, driftMeanings, planMeanings } from '../../src/domain/status/meanings.ts';
import type { ApplySettings } from '../../src/operations/fabric-ports.ts';
import { OperationStage, outcomesOf, SERVERS, serverObject } from '../support/operation-stage.ts';

let stage: OperationStage;
beforeEach(async () => {
  stage = await OperationStage.start();
});
afterEach(async () => {
  await stage.stop();
});

/** What an entry with these lines says. */
function policy(...lines: readonly string[]): FabricPolicy {
  const text = [
    'fabrics:',
    '  - name: stage',
    '    path: fabric',
    ...lines.map((line) => `    ${line}`),
    '',
  ].join('\n');
  const { config, diagnostics } = readSyncConfig(text, 'c.yml', fabricRegistry);
  const entry = config?.fabrics[0];
  if (entry === undefined) throw new Error(JSON.stringify(diagnostics));
  return policyOfEntry(entry, diagnostics);
}

const run = (own: FabricPolicy, more: Partial<ApplySettings> = {}) => ({
  settings: { policy: own, ...more },
});

function server(name: string, spec: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const lines = Object.entries(spec).map(([key, value]) => `  ${key}: ${value}`);
  const head = [
    'apiVersion: wiring.githedgehog.com/v1beta1',
    'kind: Server',
    'metadata:',
    `  name: ${name}`,
    'spec:',
  ];
  return { [`${name}.yaml`]: `${[...head, ...lines].join('\n')}\n` };
}

const byHand = (name: string, spec: Readonly<Record<string, string>>) =>
  stage.byHand('PATCH', `${SERVERS}/${name}`, { spec });

describe('an ignore rule', () => {
  const rule = policy('ignore: [{ kind: server, path: /spec/description, reason: NetBox writes it }]');
  beforeEach(async () => {
    stage.commit({
      ...server('s-1', { description: 'one', profile: 'a' }),
      ...server('s-2', { description: 'two' }),
    });
    await stage.apply();
    byHand('s-1', { description: 'theirs' });
  });

  test('makes a difference no drift, and tells it with its reason', async () => {
    const result = await stage.plan(run(rule));
    expect(result.plan.byState).toMatchObject({ in_sync: 2, cluster_ahead: 0 });
    expect(driftMeanings(result)).toEqual([]);
    expect(result.plan.notices).toEqual([
      '1 difference ignored (NetBox writes it): Server default/s-1 spec.description',
    ]);
    const [first] = result.plan.changes;
    expect(first?.assessment.ignoredFields).toMatchObject([
      { field: { pointer: '/spec/description', live: 'theirs' }, reason: 'NetBox writes it', by: 'rule' },
    ]);
    expect(first?.reason).toBe('equal in Git and cluster but for one difference that is ignored');
  });

  test('holds on write, too: the other fields of Git are applied, the ignored one stays', async () => {
    stage.commit(server('s-1', { description: 'Git moved it', profile: 'b' }));
    const result = await stage.apply(run(rule));
    expect(outcomesOf(result)).toEqual({ 's-1': 'configured', 's-2': 'unchanged' });
    expect(applyMeanings(result)).toEqual([]);
    expect(stage.live('Server', 's-1')).toMatchObject({ spec: { description: 'theirs', profile: 'b' } });
    stage.server.clearRequests();
    const again = await stage.apply(run(rule));
    expect(again.plan?.notices).toHaveLength(1);
    expect(stage.writes()).toEqual([]);
  });

  test('does not make an ignored value look applied: without the rule it is drift again', async () => {
    stage.commit(server('s-1', { description: 'one', profile: 'b' }));
    await stage.apply(run(rule));
    const { plan } = await stage.plan();
    expect(plan.byState).toMatchObject({ cluster_ahead: 1, in_sync: 1 });
    const drifted = plan.changes.find(({ id }) => id.name === 's-1');
    expect(drifted?.assessment.fields).toMatchObject([
      { pointer: '/spec/description', desired: 'one', live: 'theirs' },
    ]);
  });

  test('leaves what it does not name', async () => {
    byHand('s-2', { description: 'theirs', profile: 'theirs' });
    const { plan } = await stage.plan(
      run(policy('ignore: [{ name: s-1, reason: because }, { path: spec.profile, reason: because }]')),
    );
    expect(plan.byState).toMatchObject({ in_sync: 1, cluster_ahead: 1 });
    const left = plan.changes.find(({ id }) => id.name === 's-2');
    expect(left?.assessment.fields.map(({ pointer }) => pointer)).toEqual(['/spec/description']);
  });

  test('names a manager, and fits nobody else', async () => {
    const by = (manager: string) => run(policy(`ignore: [{ manager: '${manager}', reason: because }]`));
    expect((await stage.plan(by('kubectl-*'))).plan.byState).toMatchObject({ cluster_ahead: 0 });
    expect((await stage.plan(by('netbox'))).plan.byState).toMatchObject({ cluster_ahead: 1 });
  });

  test('that is over, or fits nothing, is a warning on its line', async () => {
    const own = policy(
      'ignore:',
      '  - { path: /spec/description, reason: because, expires: 2020-01-31 }',
      '  - { kind: VPC, reason: because }',
    );
    const { validation, plan } = await stage.plan(run(own));
    expect(plan.byState).toMatchObject({ cluster_ahead: 1 });
    expect(
      validation.diagnostics.map(({ code, severity, file, line }) => [code, severity, file, line]),
    ).toEqual([
      ['HHS-1240', 'warning', 'c.yml', 5],
      ['HHS-1241', 'warning', 'c.yml', 6],
    ]);
    expect(validation.diagnostics[0]?.message).toBe(
      'the ignore rule for field spec.description ended at 2020-02-01T00:00Z',
    );
  });

  test('adopts an object that was never applied from here, and writes nothing at the next run', async () => {
    stage.byHand('POST', SERVERS, serverObject('s-3', { description: 'theirs' }));
    stage.commit(server('s-3', { description: 'ours' }));
    const result = await stage.apply(run(rule));
    expect(outcomesOf(result)).toMatchObject({ 's-3': 'unchanged' });
    expect(await stage.recorded()).toContain('s-3');
    const before = (await stage.inventory()).entries;
    stage.server.clearRequests();
    await stage.apply(run(rule));
    expect(stage.server.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
    expect((await stage.inventory()).entries).toEqual(before);
    expect((await stage.plan()).plan.byState).toMatchObject({ cluster_ahead: 2 });
  });

  test('of a kind covers objects that only the cluster has', async () => {
    stage.byHand('POST', SERVERS, serverObject('theirs', { description: 'x' }));
    expect(driftMeanings(await stage.plan(run(rule)))).toEqual(['drift']);
    const result = await stage.plan(
      run(policy('ignore: [{ name: the*, reason: a guest }, { name: s-1, reason: because }]')),
    );
    expect(driftMeanings(result)).toEqual([]);
    expect(result.plan.changes.find(({ id }) => id.name === 'theirs')).toMatchObject({
      hold: 'ignored',
      reason: 'ignored by rule: a guest',
    });
  });

  test('counts for a plan of two commits, too', async () => {
    stage.commit(server('s-2', { description: 'three' }));
    const { plan } = await stage.planAgainst('HEAD~1');
    expect(plan.byAction.update).toBe(1);
  });
});

describe('a hold', () => {
  beforeEach(async () => {
    stage.commit({ ...server('s-1', { description: 'one' }), ...server('s-2', { description: 'two' }) });
    await stage.apply();
    stage.commit({ ...server('s-1', { description: 'new' }), ...server('s-2', { description: 'new' }) });
    stage.server.clearRequests();
  });

  test('of an object lets the others go on', async () => {
    const own = policy('hold: [{ what: Server/s-1, reason: racks move, by: octocat, at: 2026-11-02 }]');
    const result = await stage.apply(run(own));
    expect(outcomesOf(result)).toEqual({ 's-1': 'held', 's-2': 'configured' });
    expect(result.outcomes.find(({ id }) => id.name === 's-1')?.reason).toBe(
      'it is on hold since 2026-11-02 (octocat): racks move',
    );
    expect(applyMeanings(result)).toEqual(['changes']);
  });

  test.each([
    [
      'of the fabric',
      'hold: [{ what: fabric, reason: maintenance }]',
      'the whole fabric is on hold: maintenance',
    ],
    [
      'by enabled: false',
      'enabled: false',
      'the fabric is switched off in the configuration (enabled: false)',
    ],
  ])('%s lets nothing be written', async (_, line, reason) => {
    const result = await stage.apply(run(policy(line)));
    expect(outcomesOf(result)).toEqual({ 's-1': 'held', 's-2': 'held' });
    expect(result.outcomes[0]?.reason).toBe(reason);
    expect(stage.writes()).toEqual([]);
  });

  test('goes before --accept-git', async () => {
    byHand('s-1', { description: 'theirs' });
    const own = policy('hold: [{ what: server/s-1, reason: racks move }]');
    const accept = [{ kind: 'Server', name: 's-1', pointer: null }];
    await expect(stage.apply(run(own, { accept }))).rejects.toMatchObject({ code: 'HHS-2004' });
    expect((await stage.plan(run(own))).plan.changes.find(({ id }) => id.name === 's-1')).toMatchObject({
      hold: 'on-hold',
      reason: 'it is on hold: racks move (Git and cluster changed the same field to different values)',
    });
  });
});

describe('the conflict policy', () => {
  beforeEach(async () => {
    stage.commit({
      ...server('s-1', { description: 'one', profile: 'a' }),
      ...server('s-2', { description: 'two' }),
    });
    await stage.apply();
    byHand('s-1', { description: 'theirs' });
    byHand('s-2', { description: 'theirs' });
    stage.commit(server('s-1', { description: 'ours', profile: 'b' }));
  });

  test('git forces the value of Git on what both changed, and leaves drift alone', async () => {
    const own = policy('conflict-policy: git');
    const planned = await stage.plan(run(own));
    expect(planMeanings(planned)).toContain('conflict');
    expect(planned.plan.changes.find(({ id }) => id.name === 's-1')?.reason).toContain(
      'the next apply forces',
    );
    const result = await stage.apply(run(own));
    expect(outcomesOf(result)).toEqual({ 's-1': 'configured', 's-2': 'held' });
    expect(result.outcomes.find(({ id }) => id.name === 's-1')?.accepted).toEqual(
      expect.arrayContaining(['/spec/description']),
    );
    expect(stage.live('Server', 's-1')).toMatchObject({ spec: { description: 'ours', profile: 'b' } });
    expect(stage.live('Server', 's-2')).toMatchObject({ spec: { description: 'theirs' } });
    expect((await stage.plan(run(own))).plan.byState).toMatchObject({ in_sync: 1, cluster_ahead: 1 });
  });

  test('cluster leaves what both changed as it is, says so, and applies the rest', async () => {
    const own = policy('conflict-policy: cluster');
    const result = await stage.apply(run(own));
    expect(outcomesOf(result)).toEqual({ 's-1': 'configured', 's-2': 'held' });
    expect(stage.live('Server', 's-1')).toMatchObject({ spec: { description: 'theirs', profile: 'b' } });
    expect(result.plan?.notices).toEqual([
      '1 difference ignored (the conflict policy of the fabric is cluster): Server default/s-1 spec.description',
    ]);
    expect(applyMeanings(result)).toEqual(['drift']);
  });
});

describe('a freeze', () => {
  const frozen = policy('freeze: [{ from: 2000-01-01, until: 2100-12-31, reason: the end of the year }]');
  const over = policy('freeze: [{ from: 2000-01-01, until: 2000-12-31, reason: long ago }]');
  beforeEach(async () => {
    stage.commit(server('s-1', { description: 'one' }));
    await stage.apply();
    stage.commit({ ...server('s-1', { description: 'new' }), ...server('s-2', { description: 'two' }) });
    stage.server.clearRequests();
  });

  test('lets an apply write nothing, and says until when', async () => {
    const result = await stage.apply(run(frozen));
    expect(stage.server.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
    const reason = 'a freeze is in force, nothing is written until 2101-01-01T00:00Z: the end of the year';
    expect(result.outcomes.map(({ outcome, reason: why }) => [outcome, why])).toEqual([
      ['held', reason],
      ['held', reason],
    ]);
    expect(result.plan?.notices).toEqual([reason]);
    expect(applyMeanings(result)).toEqual(['changes', 'changes']);
  });

  test('is told by a plan, which shows what waits', async () => {
    const { plan } = await stage.plan(run(frozen));
    expect(plan.byAction).toMatchObject({ create: 1, update: 1 });
    expect(plan.notices).toEqual([expect.stringContaining('until 2101-01-01T00:00Z')]);
  });

  test('refuses to force anything', async () => {
    byHand('s-1', { description: 'theirs' });
    const accept = [{ kind: 'Server', name: 's-1', pointer: null }];
    await expect(stage.apply(run(frozen, { accept }))).rejects.toMatchObject({ code: 'HHS-1242' });
  });

  test('that is over has no effect', async () => {
    expect(outcomesOf(await stage.apply(run(over)))).toEqual({ 's-1': 'configured', 's-2': 'created' });
  });
});
