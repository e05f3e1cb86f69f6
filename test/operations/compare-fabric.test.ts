import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PlanResult } from '../../src/operations/results.ts';
import type { AdmissionHook } from '../../src/simulator/kube-apiserver/admission/admission.ts';
import { fabricCrds } from '../../src/simulator/kube-apiserver/fabric-crds.ts';
import { OperationStage, outcomesOf, SERVERS, serverYaml } from '../support/operation-stage.ts';

let stage: OperationStage;
beforeEach(async () => {
  stage = await OperationStage.start();
});
afterEach(async () => {
  await stage.stop();
});

/** Names of the objects that a plan would call gone from Git. */
function candidates({ plan }: PlanResult): string[] {
  return plan.changes.filter(({ assessment }) => assessment.deleteCandidate).map(({ id }) => id.name);
}

describe('a kind that the cluster serves no more', () => {
  const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  const vpcNamespace = [
    'apiVersion: vpc.githedgehog.com/v1beta1',
    'kind: IPv4Namespace',
    'metadata:',
    '  name: default',
    'spec:',
    '  subnets: [10.0.0.0/16]',
    '',
  ].join('\n');

  beforeEach(async () => {
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one'), 'n.yaml': vpcNamespace });
    await stage.apply();
    stage.byHand('DELETE', `${CRDS}/servers.wiring.githedgehog.com`, {});
  });

  test.each([
    ['stands in Git', {}],
    ['is gone from Git', { 'a.yaml': null }],
  ])(
    'keeps the record of its object, which %s, over an apply that writes the record',
    async (_what, files) => {
      stage.commit({ ...files, 'n.yaml': vpcNamespace.replace('10.0.0.0/16', '10.1.0.0/16') });
      const entry = [...(await stage.inventory()).entries.values()].find(({ key }) =>
        key.endsWith('/server-1'),
      );
      const result = await stage.apply({ settings: { partial: true } });
      expect(outcomesOf(result)).toMatchObject({ default: 'configured' });
      expect(outcomesOf(result)['server-1']).toBe('a.yaml' in files ? undefined : 'held');
      const kept = result.plan?.changes.find(({ id }) => id.name === 'server-1');
      // nobody can say that it is missing
      expect(kept?.assessment.state).toBe('a.yaml' in files ? undefined : 'git_ahead');
      expect(await stage.recorded()).toEqual(['default', 'server-1']);
      expect([...(await stage.inventory()).entries.values()]).toContainEqual(entry);
      expect(candidates(await stage.plan())).toEqual([]);
    },
  );

  test('is known again when it is served again: what is gone was there once', async () => {
    const crd = fabricCrds().find(
      ({ metadata }) => Object(metadata).name === 'servers.wiring.githedgehog.com',
    );
    stage.byHand('POST', CRDS, crd ?? {});
    const { plan } = await stage.plan();
    expect(plan.byState).toMatchObject({ missing: 1, in_sync: 1 });
  });
});

describe('a source that cannot be read to its end', () => {
  const three = (third: string) =>
    ['one', 'two'].map((text, index) => serverYaml(`server-${index + 1}`, text)).join('---\n') +
    `---\n${third}`;
  const own = serverYaml('server-4', 'four');

  beforeEach(async () => {
    stage.commit({ 'three.yaml': three(serverYaml('server-3', 'three')), 'own.yaml': own });
    await stage.apply();
  });

  const faults: [string, Record<string, string | null>][] = [
    [
      'a kind is misspelt',
      { 'three.yaml': three(serverYaml('server-3', 'three').replace('kind: Server', 'kind: Servr')) },
    ],
    [
      'a kind is in lower case',
      { 'three.yaml': three(serverYaml('server-3', 'three').replace('kind: Server', 'kind: server')) },
    ],
    [
      'a kind is missing',
      { 'three.yaml': three(serverYaml('server-3', 'three').replace('kind: Server\n', '')) },
    ],
    [
      'an apiVersion is missing',
      { 'three.yaml': three(serverYaml('server-3', 'three').replace(/apiVersion.*\n/, '')) },
    ],
    [
      'both are missing',
      { 'three.yaml': three(serverYaml('server-3', 'three').replace(/apiVersion.*\nkind.*\n/, '')) },
    ],
    [
      'a group is misspelt',
      {
        'three.yaml': three(
          serverYaml('server-3', 'three').replace('wiring.githedgehog', 'wirng.githedghog'),
        ),
      },
    ],
    [
      'a version is another',
      { 'three.yaml': three(serverYaml('server-3', 'three').replace('v1beta1', 'v1alpha2')) },
    ],
    [
      'a name is missing',
      { 'three.yaml': three(serverYaml('server-3', 'three').replace('  name: server-3\n', '  {}\n')) },
    ],
    ['a document is broken', { 'three.yaml': three('kind: [Server\n') }],
    [
      'half of a document is there',
      { 'three.yaml': three('apiVersion: wiring.githedgehog.com/v1beta1\nkind: Serv') },
    ],
    ['a whole file is broken', { 'three.yaml': '{{{\n' }],
    ['a file is no text', { 'three.yaml': 'kind: \u0000Server\n' }],
    ['a file was renamed and broken', { 'three.yaml': null, 'other.yaml': three('kind: [Server\n') }],
    [
      'a file was renamed and a kind in it misspelt',
      {
        'three.yaml': null,
        'other.yaml': three(serverYaml('server-3', 'x').replace('kind: Server', 'kind: Servr')),
      },
    ],
  ];

  test.each(faults)(
    'does not make what it hides look removed, in a cluster, where %s',
    async (_what, files) => {
      stage.commit(files);
      const plan = await stage.plan();
      expect(candidates(plan)).toEqual([]);
      const applied = await stage.apply({ settings: { partial: true } });
      expect(applied.outcomes.filter(({ id }) => id.name === 'server-3')).toEqual([]);
      expect(await stage.recorded()).toEqual(['server-1', 'server-2', 'server-3', 'server-4']);
      expect(stage.live('Server', 'server-3')).toBeDefined();
    },
  );

  test.each(faults)(
    'does not make what it hides look removed, against a commit, where %s',
    async (_what, files) => {
      stage.commit(files);
      expect(candidates(await stage.planAgainst('HEAD~1'))).toEqual([]);
    },
  );

  test('does not hide what was removed from another file', async () => {
    stage.commit({ 'three.yaml': three('kind: [Server\n'), 'own.yaml': null });
    expect(candidates(await stage.plan())).toEqual(['server-4']);
    expect(candidates(await stage.planAgainst('HEAD~1'))).toEqual(['server-4']);
  });
});

describe('a sampled dry-run', () => {
  const settings = { dryRunSample: 10 };
  const dryRuns = () => stage.server.requests().filter(({ uri }) => uri.includes('dryRun=All'));

  beforeEach(async () => {
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one'), 'b.yaml': serverYaml('server-2', 'two') });
    await stage.apply();
    stage.server.clearRequests();
  });

  test.each([
    [
      'for lack of rights',
      { type: 'status', code: 403, reason: 'Forbidden', message: 'servers is forbidden' },
    ],
    [
      'as invalid',
      { type: 'status', code: 422, reason: 'Invalid', message: 'spec.description: Invalid value' },
    ],
    ['by a webhook', { type: 'status', code: 400, message: 'admission webhook "x" denied the request: no' }],
    ['because it broke', { type: 'status', code: 500, reason: 'InternalError', message: 'out of order' }],
  ] as const)('that the server refuses %s is reported, and no drift comes of it', async (_why, fault) => {
    stage.server.inject({ method: 'PATCH', path: 'server-1?', fault });
    const { plan } = await stage.plan({ settings });
    expect(dryRuns()).toHaveLength(2);
    expect(plan.byState).toMatchObject({ in_sync: 2, cluster_ahead: 0 });
    expect(plan.changes.map(({ assessment }) => assessment.proof)).toEqual(['generation', 'generation']);
    expect(stage.warnings).toMatchObject([
      {
        message: expect.stringContaining('could not be checked by dry-run'),
        fields: {
          key: expect.stringMatching(/server-1$/),
          code: expect.stringMatching(/^HHS-/),
          reason: expect.any(String),
        },
      },
    ]);
    expect(stage.writes()).toEqual([]);
  });

  test('is not made of what is known to differ', async () => {
    stage.byHand('PATCH', `${SERVERS}/server-1`, { spec: { description: 'by hand' } });
    expect((await stage.plan({ settings })).plan.byState).toMatchObject({ in_sync: 1, cluster_ahead: 1 });
    expect(dryRuns()).toHaveLength(1);
  });
});

test('a sampled dry-run that the server answers finds what an apply would change now', async () => {
  let isUpgraded = false;
  const upgraded: AdmissionHook = {
    mutate: ({ object }) =>
      isUpgraded ? { ...object, spec: { ...Object(object.spec), profile: 'x' } } : object,
  };
  const own = await OperationStage.start({ admission: [upgraded] });
  try {
    own.commit({ 'a.yaml': serverYaml('server-1', 'one') });
    await own.apply();
    isUpgraded = true;
    expect((await own.plan()).plan.byState).toMatchObject({ in_sync: 1 });
    const { plan } = await own.plan({ settings: { dryRunSample: 1 } });
    expect(plan.changes.map(({ assessment }) => assessment)).toMatchObject([
      { state: 'cluster_ahead', proof: 'dry-run', fields: [{ pointer: '/spec/profile', desired: 'x' }] },
    ]);
  } finally {
    await own.stop();
  }
});
