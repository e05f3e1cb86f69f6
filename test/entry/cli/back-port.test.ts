import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { publishedSchema } from '../../../src/domain/report/json-schemas.ts';
import { driftOf } from '../../../src/domain/status/drift-document.ts';
import type { DriftDocument, DriftField, DriftObject } from '../../../src/domain/status/drift-shape.ts';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { FabricWorkspace } from '../../support/fabric-workspace.ts';
import { embeddedCluster } from '../../support/test-cluster.ts';
import { cli } from './captured-host.ts';

const FILE = 'servers.yaml';
const TEXT = servers({ 'server-1': 'one', 'server-2': 'two' }).replace('one\n', "'one'   # the first\n");

let workspace: FabricWorkspace;
beforeEach(() => {
  workspace = new FabricWorkspace();
  workspace.write(FILE, TEXT);
  workspace.commit();
});
afterEach(() => workspace.remove());

async function backport(...more: string[]) {
  return await cli(['backport', 'fabric', ...more], { cwd: workspace.root });
}

async function backportJson(...more: string[]) {
  const { code, stdout } = await backport(...more, '--output', 'json');
  const document = JSON.parse(stdout);
  const check = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(publishedSchema('backport'));
  check(document);
  expect(check.errors ?? []).toEqual([]);
  return { code, document };
}

function field(live: string, change: Partial<DriftField> = {}): DriftField {
  return {
    pointer: '/spec/description',
    sides: ['desired', 'base', 'live'],
    ...{ desired: 'one', base: 'one', live, baseKnown: true, changedBy: 'cluster', conflict: false },
    ...{ manager: 'kubectl-edit', operation: 'Update', time: '2026-01-01T10:00:00Z' },
    ...{ file: FILE, line: 6, column: 3 },
    ...change,
  };
}

function object(name: string, fields: DriftField[], change: Partial<DriftObject> = {}): DriftObject {
  return {
    ...{ group: 'wiring.githedgehog.com', version: 'v1beta1', kind: 'Server', namespace: 'default', name },
    ...{ file: FILE, document: 0, line: 1, state: 'cluster_ahead', status: 'applied', reason: '' },
    ...{ conflict: false, deleteCandidate: false, comparison: 'three-way', twoWayReason: null },
    ...{ resourceVersion: '1', fields, live: null },
    ...change,
  };
}

/** A file that the action could have stored. */
function store(objects: DriftObject[], change: Partial<DriftDocument> = {}): string {
  const empty = {
    fabric: 'fabric',
    requestId: 'r',
    commit: null,
    plan: null,
    comparedWith: null,
    outcomes: [],
  };
  const drift = { ...driftOf(empty, '2026-01-01T10:00:00.000Z'), objects, ...change };
  const path = join(workspace.root, 'drift.json');
  writeFileSync(path, JSON.stringify(drift));
  return 'drift.json';
}

const DRIFTED = [object('server-1', [field('by hand')])];
const NINE = {
  apiVersion: 'wiring.githedgehog.com/v1beta1',
  kind: 'Server',
  metadata: { name: 'server-9', namespace: 'default' },
  spec: { description: 'nine' },
};
const EXTRA = object('server-9', [], {
  state: 'extra',
  status: 'live',
  file: null,
  document: null,
  line: null,
  live: NINE,
});

describe('from a stored drift, without a cluster', () => {
  test('one line changes, and the second time nothing is to do', async () => {
    const from = store(DRIFTED);
    const { code, stdout } = await backport('--from', from);
    expect(workspace.read(FILE)).toBe(TEXT.replace("'one'", "'by hand'"));
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Server default/server-1 spec.description: "one" -> "by hand" (kubectl-edit, last write',
    );
    expect(stdout).toContain('1 change of the cluster in 1 file. Nothing was committed');
    const again = await backport('--from', from);
    expect(again).toMatchObject({ code: 0 });
    expect(again.stdout).toBe('Nothing to take: the files have what drift.json has.\n\n');
  });

  test('a dry run shows a diff that git takes, and writes nothing', async () => {
    const { code, stdout } = await backport('--from', store(DRIFTED), '--dry-run');
    expect(code).toBe(2);
    expect(workspace.read(FILE)).toBe(TEXT);
    const diff = stdout.slice(stdout.indexOf('--- a/'), stdout.indexOf('\n\n') + 1);
    execFileSync('git', ['apply', '--directory=fabric', '-'], { cwd: workspace.root, input: diff });
    expect(workspace.read(FILE)).toBe(TEXT.replace("'one'", "'by hand'"));
  });

  test('JSON has the published form, with the diff of each file', async () => {
    const { code, document } = await backportJson('--from', store(DRIFTED), '--dry-run');
    expect(code).toBe(2);
    expect(document).toMatchObject({
      command: 'backport',
      from: { side: 'file', name: 'drift.json' },
      dryRun: true,
      taken: [{ kind: 'Server', name: 'server-1', desired: 'one', live: 'by hand', file: FILE }],
      files: [{ file: FILE, isNew: false, refused: null }],
    });
    expect(document.files[0].diff).toContain("+  description: 'by hand'   # the first\n");
  });

  test('a conflict is left to a person, and taken when it is named', async () => {
    const conflict = field('by hand', { changedBy: 'both', conflict: true });
    const from = store([object('server-1', [conflict], { state: 'both_changed', conflict: true })]);
    const left = await backport('--from', from);
    expect(left.code).toBe(4);
    expect(left.stdout).toContain('not taken');
    expect(workspace.read(FILE)).toBe(TEXT);
    expect(await backport('--from', from, 'Server/server-1:/spec/description')).toMatchObject({ code: 0 });
    expect(workspace.read(FILE)).toContain("'by hand'");
  });

  test('where Git moved since, nothing is written', async () => {
    const from = store(DRIFTED);
    workspace.write(FILE, TEXT.replace("'one'", 'moved'));
    expect(await backport('--from', from)).toMatchObject({ code: 4 });
    expect(workspace.read(FILE)).toContain('description: moved');
  });

  test('an object that only the cluster has is taken when it is named, into a file of the layout', async () => {
    const from = store([EXTRA]);
    const all = await backport('--from', from);
    expect(all).toMatchObject({ code: 0 });
    expect(all.stdout).toContain('1 object that only the cluster has is taken when named');
    expect(workspace.read(FILE)).toBe(TEXT);
    expect(await backport('--from', from, 'server/server-9')).toMatchObject({ code: 0 });
    expect(workspace.read(FILE).startsWith(TEXT)).toBe(true);
    expect(workspace.read(FILE)).toContain('  name: server-9\n');
    workspace.git('rm', '--quiet', '--force', `fabric/${FILE}`);
    mkdirSync(join(workspace.fabric, 'switches'), { recursive: true });
    const leaf =
      'apiVersion: wiring.githedgehog.com/v1beta1\nkind: SwitchGroup\nmetadata:\n  name: empty\nspec: {}\n';
    workspace.write('switchgroups.yaml', leaf);
    const made = await backportJson('--from', from, 'Server/server-9');
    expect(made.document.files).toMatchObject([{ file: 'servers.yaml', isNew: true, refused: null }]);
    expect(workspace.read('servers.yaml')).toContain('name: server-9');
  });

  test('the directory may be left out: a capital letter begins a kind', async () => {
    const from = store(DRIFTED);
    const args = ['backport', 'Server/server-1', '--path', 'fabric', '--from', from];
    expect(await cli(args, { cwd: workspace.root })).toMatchObject({ code: 0 });
    expect(workspace.read(FILE)).toContain('by hand');
  });

  test('a kind that there is not, and an object that does not differ, are told apart', async () => {
    const from = store(DRIFTED);
    const wrong = await backport('--from', from, 'Serve/server-1');
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain('Did you mean Server?');
    const other = await backport('--from', from, 'Server/server-2');
    expect(other).toMatchObject({ code: 0 });
    expect(other.stdout).toContain('Server server-2 does not differ');
  });

  test.each<[string, (path: string) => void, RegExp]>([
    ['is not there', (path) => rmSync(path), /cannot be read \(ENOENT\)/],
    ['is no JSON', (path) => writeFileSync(path, '{'), /is no JSON/],
    ['is something else', (path) => writeFileSync(path, '{"version":1}'), /is no stored drift/],
    ['is of a newer release', (path) => writeFileSync(path, '{"version":99}'), /has version 99/],
  ])('a file that %s is refused', async (_title, spoil, message) => {
    const from = store(DRIFTED);
    spoil(join(workspace.root, from));
    const { code, stderr } = await backport('--from', from);
    expect(code).toBe(1);
    expect(stderr).toContain('HHS-1105');
    expect(stderr).toMatch(message);
  });

  test('the drift of another fabric is refused where the fabric has a name', async () => {
    const { code, stderr } = await backport('--from', store(DRIFTED, { fabric: 'east' }), '--fabric', 'lab');
    expect(code).toBe(1);
    expect(stderr).toContain('drift.json is of fabric east, not of lab');
    expect(workspace.read(FILE)).toBe(TEXT);
  });
});

describe('from the cluster', () => {
  let running: Awaited<ReturnType<typeof embeddedCluster>>;
  beforeAll(async () => {
    running = await embeddedCluster();
  });
  afterAll(async () => await running.stop());

  test('what somebody changed is written, the next look finds nothing, and the cluster is left alone', async () => {
    const { cluster } = running;
    const kubeconfig = workspace.useKubeconfig(cluster.kubeconfig());
    const place = ['--path', 'fabric', '--kubeconfig', kubeconfig, '--fabric', 'lab'];
    const run = (...args: string[]) => cli([...args, ...place], { cwd: workspace.root });
    expect(await run('apply', '--wait', '0')).toMatchObject({ code: 0 });
    await cluster.editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
    expect(await run('backport')).toMatchObject({ code: 0 });
    expect(workspace.read(FILE)).toBe(TEXT.replace("'one'", "'by hand'"));
    expect(await run('backport')).toMatchObject({
      code: 0,
      stdout: 'Nothing to take: the files have what the cluster has.\n\n',
    });
    expect(await cluster.writes()).toEqual([]);
  });
});
