import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { WorkingTreeSource } from '../../../src/adapters/files/working-tree-source.ts';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import type { ParseResult } from '../../../src/domain/parse/parse-result.ts';
import type { SourceSnapshot } from '../../../src/ports/manifest-source.ts';
import { codesOf, endings, parseText } from '../../support/parse-text.ts';
import { describeWithShared, sharedRoot } from '../../support/shared.ts';

async function load(path: string): Promise<ParseResult & { readonly snapshot: SourceSnapshot }> {
  const source = new WorkingTreeSource({
    path: join(sharedRoot, 'fabrics', path),
    headCommit: async () => null,
  });
  const selection = { include: [], exclude: [], maxFileBytes: 1e7, maxFiles: 1e4, maxTotalBytes: 1e8 };
  const snapshot = await source.read(selection);
  return { ...parseText(snapshot.files, {}, fabricRegistry), snapshot };
}

function tally(kinds: readonly (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind ?? '?'] = (counts[kind ?? '?'] ?? 0) + 1;
  return counts;
}

interface Verdict {
  readonly file: string;
  readonly kind?: string;
  readonly name?: string;
  readonly apiVersion?: string;
  readonly skipped?: string;
}

/** The rows that the real fabric's own code gave for a directory. */
function verdictsOf(fabric: string): Verdict[] {
  const text = readFileSync(join(sharedRoot, 'fabrics', 'verdicts', `${fabric}.jsonl`), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Verdict => JSON.parse(line));
}

describeWithShared('the reference fabrics', () => {
  test('the founding sample has 48 documents in 3 files and one duplicate that names both files', async () => {
    const { snapshot, manifests, unreadable, skipped, diagnostics } = await load('founding-sample');
    expect(snapshot.files).toHaveLength(3);
    expect(skipped).toEqual([]);
    const documents = [...manifests.map(({ id }) => id.kind), ...unreadable.map(({ kind }) => kind)];
    expect(documents).toHaveLength(48);
    expect(tally(documents)).toEqual({ Connection: 26, Server: 10, Switch: 7, SwitchGroup: 3, VPC: 2 });
    const duplicates = diagnostics.filter(({ code }) => code === 'HHS-3040');
    expect(duplicates).toMatchObject([
      {
        kind: 'VPC',
        namespace: 'default',
        name: 'test-vpc',
        file: 'test-vpc.yaml',
        line: 4,
        related: [{ file: 'test-vpc-2.yaml', line: 4 }],
      },
    ]);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual(duplicates);
  });

  test('each of the 21 v1alpha2 documents of managed-with-faults has its error at its true line', async () => {
    const { snapshot, diagnostics, unreadable } = await load('managed-with-faults');
    const expected = snapshot.files.flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          line === 'apiVersion: wiring.githedgehog.com/v1alpha2' ? [`${path}:${index + 1}:13`] : [],
        ),
    );
    const found = diagnostics
      .filter(({ code }) => code === 'HHS-3030')
      .map(({ file, line, column }) => `${file}:${line}:${column}`);
    expect(expected).toHaveLength(21);
    expect(found).toEqual(expected);
    expect(unreadable).toHaveLength(21);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toHaveLength(21);
  });

  test('the managed layout is found: its two records are skipped, every other document of the verdicts is seen', async () => {
    const { snapshot, manifests, unreadable, skipped } = await load('managed-with-faults');
    const layout = snapshot.skipped.filter(({ reason }) => reason === 'layout').map(({ file }) => file);
    expect(layout).toEqual(expect.arrayContaining(['.hnp/archive-log.yaml', '.hnp/manifest.yaml']));
    const seen = [...manifests.map(({ file, id }) => `${file} ${id.kind} ${id.name}`)];
    seen.push(...unreadable.map(({ file, kind, name }) => `${file} ${kind} ${name}`));
    const verdicts = verdictsOf('managed-with-faults')
      .filter(({ kind, skipped }) => kind !== undefined && skipped === undefined)
      .map(({ file, kind, name }) => `${file.replace('managed-with-faults/', '')} ${kind} ${name}`);
    expect(seen.toSorted()).toEqual(verdicts.toSorted());
    expect(skipped.map(({ file, reason }) => [file, reason])).toEqual([
      ['managed/tests/api-test-1754460358.yaml', 'foreign-kind'],
      ['test/test_gitops_workflow_20250806_072842.yaml', 'foreign-kind'],
    ]);
  });

  test.each([
    ['opg-512', 622],
    ['vlab/eslag4.yaml', 76],
  ])('%s has %i objects and nothing to complain of', async (path, count) => {
    const result = await load(path);
    expect(endings(result)).toEqual({ manifests: count, skipped: 0, unreadable: 0 });
    expect(result.diagnostics).toEqual([]);
  });

  test('a fabric of 622 objects may be one List, in YAML as in JSON', async () => {
    const { manifests } = await load('opg-512');
    const list = { apiVersion: 'v1', kind: 'List', items: manifests.map(({ object }) => object) };
    const asJson = parseText(JSON.stringify(list, null, 2), {}, fabricRegistry);
    expect(asJson.manifests.map(({ digest }) => digest)).toEqual(manifests.map(({ digest }) => digest));
    expect(codesOf(asJson)).toEqual([]);
  });

  test('every file is read without a throw, and the parsed documents are those of the verdicts', async () => {
    const files = readdirSync(join(sharedRoot, 'fabrics'), { recursive: true, encoding: 'utf8' }).filter(
      (path) => /\.ya?ml$/.test(path),
    );
    expect(files.length).toBeGreaterThan(50);
    for (const path of files) {
      const { manifests, unreadable } = await load(path);
      const fabric = path.startsWith('vlab/')
        ? path.replace('/', '-').replace('.yaml', '')
        : (path.split('/')[0] ?? '');
      const names = verdictsOf(fabric)
        .filter(
          ({ file, kind, skipped }) => file.endsWith(path) && kind !== undefined && skipped === undefined,
        )
        .map(({ kind, name }) => `${kind} ${name}`);
      const seen = [...manifests.map(({ id }) => `${id.kind} ${id.name}`)];
      seen.push(...unreadable.map(({ kind, name }) => `${kind} ${name}`));
      expect([path, seen.toSorted()]).toEqual([path, names.toSorted()]);
    }
  });
});
