import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runCli } from '../support/run-cli.ts';
import { describeWithShared, projectRoot, sharedRoot } from '../support/shared.ts';

interface ValidateJson {
  readonly documents: readonly {
    file: string;
    line: number;
    kind: string;
    namespace: string;
    name: string;
  }[];
  readonly diagnostics: readonly {
    code: string;
    severity: string;
    file: string;
    line: number;
    message: string;
    kind: string;
    name: string;
  }[];
  readonly coverage: { readonly files: number; readonly documents: number; readonly validated: number };
}

async function validate(path: string, ...more: readonly string[]) {
  const run = await runCli(['validate', '--path', path, '--output', 'json', ...more]);
  return { run, json: JSON.parse(run.stdout) as ValidateJson };
}

describe('validate, as built', () => {
  test('the sample fabric is valid, and every document was checked', async () => {
    const { run, json } = await validate(join(projectRoot, 'examples', 'sample-fabric'));
    expect(run.code).toBe(0);
    expect(json.coverage).toMatchObject({ validated: 69 });
    expect(json.diagnostics).toEqual([]);
  });

  test('an empty directory is a failure: nothing was checked', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'hedgehog-sync-empty-'));
    const { run, json } = await validate(empty);
    expect(run.code).toBe(1);
    expect(json.coverage.validated).toBe(0);
    rmSync(empty, { recursive: true });
  });

  test('a directory that is not there is named, with what to do', async () => {
    const run = await runCli(['validate', '--path', '/no/such/fabric']);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('/no/such/fabric');
  });

  test('PATH may be a file, and half a document is an error on its line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hedgehog-sync-half-'));
    const file = join(folder, 'half.yaml');
    writeFileSync(
      file,
      'apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata:\n  name: a\nspec:\n  subnets: {default: {vlan: 1\n',
    );
    const { run, json } = await validate(file);
    expect(run.code).toBe(1);
    expect(json.diagnostics[0]).toMatchObject({ file: 'half.yaml', severity: 'error' });
    rmSync(folder, { recursive: true });
  });
});

describeWithShared('validate on real fabrics, as built', () => {
  test('founding-sample: 48 documents in 3 files, one duplicate naming both files, exit 1', async () => {
    const { run, json } = await validate(join(sharedRoot, 'fabrics', 'founding-sample'));
    expect(run.code).toBe(1);
    expect(json.coverage.files).toBe(3);
    const kinds = new Map<string, number>();
    for (const { kind } of json.documents) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    expect(Object.fromEntries(kinds)).toEqual({
      Connection: 26,
      Server: 10,
      Switch: 7,
      SwitchGroup: 3,
      VPC: 2,
    });
    expect(json.documents.length).toBe(48);
    const duplicates = json.diagnostics.filter(
      (one) => one.kind === 'VPC' && one.name === 'test-vpc' && one.code.startsWith('HHS-3'),
    );
    expect(duplicates.length).toBe(1);
    expect(`${duplicates[0]?.file} ${duplicates[0]?.message}`).toMatch(
      /test-vpc-2\.yaml.*test-vpc\.yaml|test-vpc\.yaml.*test-vpc-2\.yaml/,
    );
  });

  test('managed-with-faults: each of the 21 v1alpha2 documents has a finding at its line', async () => {
    const { run, json } = await validate(join(sharedRoot, 'fabrics', 'managed-with-faults'));
    expect(run.code).toBe(1);
    const wrong = json.diagnostics.filter(
      (one) => one.severity === 'error' && one.message.includes('v1alpha2'),
    );
    expect(new Set(wrong.map((one) => one.file)).size).toBe(21);
  });
});
