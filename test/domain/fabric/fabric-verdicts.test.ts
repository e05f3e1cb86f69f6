import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readFabricConfig } from '../../../src/domain/fabric/fabric-config.ts';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import type { TextFile } from '../../../src/domain/parse/parse-files.ts';
import { isJsonObject, type JsonObject } from '../../../src/domain/shared/json.ts';
import { validateFabric } from '../../../src/domain/validate/validate-fabric.ts';
import { parseText } from '../../support/parse-text.ts';
import { describeWithShared, hasShared, sharedRoot } from '../../support/shared.ts';

interface Row {
  readonly file: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly skipped?: string;
  readonly valid: boolean;
  readonly error?: string;
}

const folder = join(sharedRoot, 'fabrics', 'verdicts');

function rowsOf(file: string): Row[] {
  const lines = readFileSync(join(folder, file), 'utf8').trim().split('\n');
  return lines.map((line): Row => JSON.parse(line));
}

function configs(): JsonObject {
  const text = readFileSync(join(sharedRoot, 'vectors', 'configs.json'), 'utf8');
  const value: unknown = JSON.parse(text);
  return isJsonObject(value) ? value : {};
}

/** Our verdict on each document that the fabric judged, by file, kind and name; undefined for one we leave out. */
function judge(rows: readonly Row[]) {
  const paths = [...new Set(rows.map(({ file }) => file))];
  const files = paths.map(
    (path): TextFile => ({
      path,
      text: readFileSync(join(sharedRoot, 'fabrics', path), 'utf8'),
    }),
  );
  const { gateway } = configs();
  const read = readFabricConfig(isJsonObject(gateway) ? gateway : {});
  const parsed = parseText(files, {}, fabricRegistry);
  const validation = validateFabric({
    parsed,
    registry: fabricRegistry,
    files: files.length,
    sourceDiagnostics: [],
    sourceSkipped: [],
    ...(read.result === 'ok' ? { config: read.config } : {}),
  });
  const errors = validation.diagnostics.filter(({ severity }) => severity === 'error');
  return (row: Row): boolean | undefined => {
    const same = (one: { file: string; kind: string | null; name: string | null }) =>
      one.file === row.file && one.kind === (row.kind ?? null) && one.name === (row.name ?? null);
    if (!validation.documents.some(same)) return undefined;
    return !errors.some(same);
  };
}

describeWithShared('fabrics with the verdict of the fabric’s own code', () => {
  test.each(hasShared() ? readdirSync(folder) : [])('%s, document by document', (file) => {
    const rows = rowsOf(file);
    const verdictOf = judge(rows);
    const differing = rows.filter((row) => {
      const got = verdictOf(row);
      if (row.skipped !== undefined || row.file.includes('.hnp/')) return got !== undefined;
      return got !== row.valid;
    });
    expect(differing.map((row) => [row.file, row.kind, row.name, row.error])).toEqual([]);
  });
});
