import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { composeCluster, settingsOf } from '../../src/entry/compose.ts';
import { diagnoseSetup, diagnoseWithoutCluster } from '../../src/operations/diagnose-setup.ts';
import type { SetupCheck } from '../../src/operations/results.ts';
import type { AccessQuestion } from '../../src/ports/cluster.ts';
import { type AccessRule, applyRules, readRules } from '../../tools/generators/cluster-access.ts';
import { OperationStage, serverYaml } from '../support/operation-stage.ts';

const place = { recordNamespace: 'default', validateLine: 'hedgehog-sync validate --path lab' };

let stage: OperationStage;
beforeEach(async () => {
  stage = await OperationStage.start();
  stage.commit({ 'a.yaml': serverYaml('server-1', 'one') });
});
afterEach(async () => {
  await stage.stop();
});

/** Checks by name, where the credential may do everything but this. */
async function checks(isDenied: (question: AccessQuestion) => boolean): Promise<Map<string, SetupCheck>> {
  const { values, around } = stage.composition();
  const ports = await composeCluster(values, around);
  const { cluster } = ports;
  const reviewed = {
    version: () => cluster.version(),
    discover: (groups: readonly string[]) => cluster.discover(groups),
    reviewAccess: async (questions: readonly AccessQuestion[]) =>
      questions.map((question) => ({ ...question, allowed: !isDenied(question), reason: '' })),
  };
  try {
    const asked = { ...ports, cluster: Object.assign(Object.create(cluster), reviewed) };
    const result = await diagnoseSetup(asked, settingsOf(values, [], around), place);
    return new Map(result.checks.map((check) => [check.name, check]));
  } finally {
    cluster.close();
  }
}

describe('the rights of a run', () => {
  test('all are there: nothing to cure', async () => {
    const found = await checks(() => false);
    expect(found.get('rights to read')).toMatchObject({ result: 'ok', cure: '' });
    expect(found.get('rights to write')).toMatchObject({ result: 'ok', cure: '' });
  });

  test('the lock is read by an apply only: plan and drift do without it', async () => {
    const found = await checks(({ resource }) => resource === 'leases');
    expect(found.get('rights to read')).toMatchObject({ result: 'ok' });
    expect(found.get('rights to write')).toMatchObject({
      result: 'warning',
      detail: 'not granted: get leases, create leases, update leases',
      cure: expect.stringContaining('apply needs them; plan and drift do not'),
    });
  });

  test('the objects and the record are read by all of them', async () => {
    const found = await checks(
      ({ verb, resource }) => verb === 'list' && ['configmaps', 'servers', 'agents'].includes(resource),
    );
    const { result, detail, cure } = found.get('rights to read') ?? {};
    expect([result, cure]).toEqual(['failed', expect.stringContaining('plan, drift and doctor need them')]);
    for (const right of ['list configmaps', 'list servers', 'list agents']) expect(detail).toContain(right);
    expect(found.get('rights to write')).toMatchObject({ result: 'ok' });
  });
});

describe('the users of examples/cluster-access.yaml', () => {
  const grants = (rules: readonly AccessRule[]) => (question: AccessQuestion) =>
    rules.some(
      ({ groups, resources, verbs }) =>
        groups.includes(question.group) &&
        resources.includes(question.resource) &&
        verbs.includes(question.verb),
    );

  test('the one that looks has every right to read, and no other', async () => {
    const granted = grants(readRules());
    const found = await checks((question) => !granted(question));
    expect(found.get('rights to read')).toMatchObject({ result: 'ok', cure: '' });
    expect(found.get('rights to write')).toMatchObject({ result: 'warning' });
  });

  test('the one that applies has every right', async () => {
    const granted = grants([...readRules(), ...applyRules()]);
    const found = await checks((question) => !granted(question));
    expect(found.get('rights to read')).toMatchObject({ result: 'ok', cure: '' });
    expect(found.get('rights to write')).toMatchObject({ result: 'ok', cure: '' });
  });
});

test('errors in the files are listed by a command that can be copied as it is', async () => {
  stage.commit({ 'b.yaml': serverYaml('server-2', 'two').replace('spec:', 'spcc:') });
  const cure = `They are listed by: ${place.validateLine}`;
  expect((await checks(() => false)).get('source')).toMatchObject({ result: 'warning', cure });
  const { values, around } = stage.composition();
  const ports = await composeCluster(values, around);
  const failure = { message: 'no cluster', help: 'name one' };
  const without = await diagnoseWithoutCluster(ports, settingsOf(values, [], around), failure, place);
  ports.cluster.close();
  expect(without.checks[0]).toMatchObject({ name: 'source', cure });
});
