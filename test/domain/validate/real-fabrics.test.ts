import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import type { TextFile } from '../../../src/domain/parse/parse-files.ts';
import type { Diagnostic } from '../../../src/domain/shared/diagnostic.ts';
import { validateFabric } from '../../../src/domain/validate/validate-fabric.ts';
import type { Validation } from '../../../src/domain/validate/validation.ts';
import { parseText } from '../../support/parse-text.ts';
import { describeWithShared, sharedRoot } from '../../support/shared.ts';
import { registryOf } from '../../support/validation-world.ts';

function yamlFiles(path: string): string[] {
  if (statSync(path).isFile()) return /\.ya?ml$/.test(path) ? [path] : [];
  return readdirSync(path)
    .sort()
    .flatMap((name) => yamlFiles(join(path, name)));
}

function validateTexts(files: readonly TextFile[]): Validation {
  const parsed = parseText(files, {}, fabricRegistry);
  const nothing = { sourceDiagnostics: [], sourceSkipped: [] };
  return validateFabric({ parsed, files: files.length, registry: fabricRegistry, ...nothing });
}

function validatePath(...parts: string[]): Validation {
  const root = join(sharedRoot, 'fabrics', ...parts);
  const read = (path: string) => ({ path: relative(root, path) || path, text: readFileSync(path, 'utf8') });
  return validateTexts(yamlFiles(root).map(read));
}

/** An error of a file or a schema; what the rules of the fabric say is held to its own verdict elsewhere. */
function isInFiles({ severity, code }: Diagnostic): boolean {
  return severity === 'error' && /^HHS-\d/.test(code);
}

function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}

describeWithShared('the founding sample', () => {
  let result: Validation;
  beforeAll(() => {
    result = validatePath('founding-sample');
  });

  test('has 48 documents of five kinds in three files', () => {
    expect(result.coverage).toMatchObject({ files: 3, documents: 48 });
    expect(countBy(result.documents, ({ kind }) => String(kind))).toEqual({
      Connection: 26,
      Server: 10,
      Switch: 7,
      SwitchGroup: 3,
      VPC: 2,
    });
  });

  test('has exactly one error of its own in its files: the VPC that two of them define, and both are named', () => {
    const errors = result.diagnostics.filter(isInFiles);
    expect(errors).toHaveLength(1);
    const [duplicate] = errors;
    expect(duplicate).toMatchObject({ kind: 'VPC', namespace: 'default', name: 'test-vpc' });
    const files = [duplicate?.file, ...(duplicate?.related ?? []).map(({ file }) => file)];
    expect(files.sort()).toEqual(['test-vpc-2.yaml', 'test-vpc.yaml']);
  });

  test('holds the duplicate as invalid', () => {
    expect([...result.invalid]).toContain('VPC.vpc.githedgehog.com/default/test-vpc');
  });
});

describeWithShared('the managed fabric with faults', () => {
  test('has a finding at the true line of each of the 21 documents of an old version', () => {
    const root = join(sharedRoot, 'fabrics', 'managed-with-faults');
    const expected: string[] = [];
    for (const path of yamlFiles(root)) {
      for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
        if (/^apiVersion: .*v1alpha2\s*$/.test(line)) expected.push(`${relative(root, path)}:${index + 1}`);
      }
    }
    expect(expected).toHaveLength(21);
    const { diagnostics } = validatePath('managed-with-faults');
    const found = diagnostics.filter(isInFiles);
    expect(found.map(({ file, line }) => `${file}:${line}`).sort()).toEqual(expected.sort());
  });
});

describeWithShared('fabrics that the fabric itself accepts', () => {
  test.each([
    ['vlab/eslag4.yaml', 76],
    ['vlab/ext.yaml', 41],
    ['vlab/gw1.yaml', 31],
    ['vlab/spine-leaf-default.yaml', 27],
    ['opg-128', 151],
    ['opg-512', 622],
  ])('%s validates whole, %d documents, without an error', (path, documents) => {
    const { diagnostics, coverage, invalid, dragged } = validatePath(path);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(coverage).toMatchObject({ documents, validated: documents, invalid: 0, skipped: 0 });
    expect([invalid.size, dragged.size]).toEqual([0, 0]);
  });

  test('what tenants of a fabric add to its wiring refers to what the wiring has', () => {
    const tenants = join(sharedRoot, 'live', 'eslag4.tenants.yaml');
    const wiring = join(sharedRoot, 'fabrics', 'vlab', 'eslag4.yaml');
    const read = (path: string) => ({ path, text: readFileSync(path, 'utf8') });
    expect(validateTexts([read(wiring), read(tenants)]).invalid.size).toBe(0);
    const alone = validateTexts([read(tenants)]).diagnostics.filter(({ severity }) => severity === 'error');
    const existence = fabricRegistry.kinds
      .flatMap(({ referenceRules }) => referenceRules)
      .map(({ code }) => code);
    expect(alone.length).toBeGreaterThan(0);
    expect(alone.filter(({ code }) => !existence.includes(code))).toEqual([]);
  });
});

interface Vector {
  readonly id: string;
  readonly phase: string;
  readonly manifests: readonly string[];
  readonly target: number;
  readonly valid: boolean;
  readonly stage: string;
  readonly decodeError?: string;
  readonly schemaError?: string;
  readonly schemaErrorAsWritten?: string;
}

/** Kinds that no fabric directory may hold: they are skipped, so nothing is validated. */
const CONTROLLERS = /^(vpcinfo|dhcpsubnet|agent|catalog|gatewayagent)-/;

describeWithShared('verdicts of the real fabric', () => {
  let vectors: readonly Vector[] = [];
  beforeAll(() => {
    vectors = readFileSync(join(sharedRoot, 'vectors', 'dev.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Vector => JSON.parse(line))
      .filter(({ id, phase }) => phase !== 'delete' && !CONTROLLERS.test(id));
  });

  /** Codes of this room's errors on the object under test. */
  const ownErrors = ({ manifests, target }: Vector): string[] => {
    const files = manifests.map((text, index) => ({
      path: index === target ? 'target' : `other${index}`,
      text,
    }));
    return validateTexts(files)
      .diagnostics.filter(({ file, severity, code }) => {
        return file === 'target' && severity === 'error' && code.startsWith('HHS-4');
      })
      .map(({ code, pointer }) => `${code} ${pointer}`);
  };

  test('an object that the fabric accepts has no error of schema, metadata or references', () => {
    const alarms = vectors
      .filter(({ valid }) => valid)
      .flatMap((vector) => ownErrors(vector).map((error) => `${vector.id}: ${error}`));
    expect(alarms).toEqual([]);
  });

  test('an object that the schema refuses, or that has an unknown field, has an error', () => {
    // Where defaulting makes the error (it leaves nulls behind in a subnet that it could not read), no file shows it.
    const refused = vectors.filter(
      ({ stage, decodeError, schemaError, schemaErrorAsWritten }) =>
        (stage === 'schema' && schemaError === schemaErrorAsWritten) ||
        /unknown field "(?!status)/.test(decodeError ?? ''),
    );
    expect(refused.length).toBeGreaterThan(80);
    expect(refused.filter((vector) => ownErrors(vector).length === 0).map(({ id }) => id)).toEqual([]);
  });
});

describeWithShared('rules that are only asked about changes', () => {
  test.each(['vlab', 'opg-128', 'opg-512'])('find nothing in %s where nothing changes', (name) => {
    const root = join(sharedRoot, 'fabrics', name);
    const asked = { rules: 0 };
    for (const path of yamlFiles(root)) {
      const parsed = parseText([{ path: 'a.yaml', text: readFileSync(path, 'utf8') }], {}, fabricRegistry);
      const previous = new Map(parsed.manifests.map(({ key, object }) => [key, object]));
      const always = fabricRegistry.kinds.map((kind) => ({
        ...kind,
        rules: kind.rules
          .filter((rule) => rule.onlyOnChange === true)
          .map(({ onlyOnChange: _, ...rule }) => ({
            ...rule,
            check: (...args: Parameters<typeof rule.check>) => {
              asked.rules += 1;
              return rule.check(...args);
            },
          })),
      }));
      const registry = registryOf(...always);
      const input = { parsed, registry, files: 1, previous, sourceDiagnostics: [], sourceSkipped: [] };
      const found = validateFabric(input).diagnostics.filter(({ code }) => /^HHS-[A-Z]/.test(code));
      expect(found).toEqual([]);
    }
    expect(asked.rules).toBeGreaterThan(50);
  });
});
