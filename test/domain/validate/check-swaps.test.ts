import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import type { ResourceKey } from '../../../src/domain/resource/object-id.ts';
import type { JsonObject } from '../../../src/domain/shared/json.ts';
import { validateFabric } from '../../../src/domain/validate/validate-fabric.ts';
import type { Validation } from '../../../src/domain/validate/validation.ts';
import { readCapture } from '../../support/captures.ts';
import { parseText } from '../../support/parse-text.ts';
import { describeWithShared, projectRoot, sharedRoot } from '../../support/shared.ts';

const SWAP = 'HHS-4203';
const sample = readdirSync(join(projectRoot, 'examples', 'sample-fabric'))
  .sort()
  .map((path) => ({
    path,
    text: readFileSync(join(projectRoot, 'examples', 'sample-fabric', path), 'utf8'),
  }));

function parsed(files: readonly { path: string; text: string }[]) {
  return parseText(files, {}, fabricRegistry);
}

function validate(
  files: readonly { path: string; text: string }[],
  previous: ReadonlyMap<ResourceKey, JsonObject>,
): Validation {
  return validateFabric({
    parsed: parsed(files),
    files: files.length,
    registry: fabricRegistry,
    sourceDiagnostics: [],
    sourceSkipped: [],
    previous,
  });
}

function previousOf(files: readonly { path: string; text: string }[]): ReadonlyMap<ResourceKey, JsonObject> {
  return new Map(parsed(files).manifests.map(({ key, object }) => [key, object]));
}

/** The sample with each text of `changes` replaced at once, every place of it. */
function changed(changes: Readonly<Record<string, string>>) {
  const pattern = new RegExp(
    Object.keys(changes)
      .map((text) => text.replaceAll('.', '\\.'))
      .join('|'),
    'g',
  );
  return sample.map(({ path, text }) => ({
    path,
    text: text.replace(pattern, (found) => changes[found] ?? found),
  }));
}

function swapsOf(validation: Validation) {
  return validation.diagnostics.filter(({ code }) => code === SWAP);
}

describe('two objects that swap a value', () => {
  test('are found, each with the field of the other', () => {
    const validation = validate(
      changed({ 'vlan: 1001': 'vlan: 1002', 'vlan: 1002': 'vlan: 1001' }),
      previousOf(sample),
    );
    const found = swapsOf(validation);
    expect(found.map(({ name, pointer }) => `${name} ${pointer}`).sort()).toEqual([
      'data /spec/subnets/default/vlan',
      'web /spec/subnets/default/vlan',
    ]);
    for (const one of found) {
      expect(one).toMatchObject({ severity: 'error', help: expect.stringContaining('two steps') });
      expect(one.related).toHaveLength(1);
      expect(one.related?.[0]).not.toMatchObject({ line: one.line, file: one.file });
      const [place] = one.related ?? [];
      const line = sample.find(({ path }) => path === place?.file)?.text.split('\n')[(place?.line ?? 0) - 1];
      expect(line).toMatch(/vlan: 100[12]/);
    }
    expect([...validation.invalid].sort()).toEqual([
      'VPC.vpc.githedgehog.com/default/data',
      'VPC.vpc.githedgehog.com/default/web',
    ]);
  });

  test('are no finding without a previous state', () => {
    const swapped = changed({ 'vlan: 1001': 'vlan: 1002', 'vlan: 1002': 'vlan: 1001' });
    expect(swapsOf(validate(swapped, new Map()))).toEqual([]);
  });

  test('are no finding where one moves to a free value, in whatever order Git has them', () => {
    for (const changes of [
      { 'vlan: 1001': 'vlan: 1002', 'vlan: 1002': 'vlan: 1003' },
      { 'vlan: 1001': 'vlan: 1003', 'vlan: 1002': 'vlan: 1001' },
    ]) {
      expect(swapsOf(validate(changed(changes), previousOf(sample)))).toEqual([]);
    }
  });

  test('are found in a ring of three, with the one that has what is wanted', () => {
    const asn = { 'asn: 65101': 'asn: 65102', 'asn: 65102': 'asn: 65103', 'asn: 65103': 'asn: 65101' };
    const found = swapsOf(validate(changed(asn), previousOf(sample)));
    expect(found).toHaveLength(3);
    expect(found[0]?.message).toContain('ring');
  });
});

interface Step {
  readonly op: string;
  readonly kind: string;
  readonly name: string;
  readonly after: JsonObject | null;
  readonly admitted: boolean;
}
interface Vector {
  readonly id: string;
  readonly fabric: string;
  readonly op: string;
  readonly kind: string;
  readonly name: string;
  readonly after: JsonObject | null;
  readonly steps?: readonly Step[];
}

describeWithShared('the changes whose verdict is known', () => {
  const vectors = readFileSync(join(sharedRoot, 'vectors', 'blast-dev.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Vector => JSON.parse(line));
  const captures = new Map<string, Known>();

  interface Known {
    readonly texts: ReadonlyMap<string, string>;
    readonly previous: ReadonlyMap<ResourceKey, JsonObject>;
  }

  function known(fabric: string): Known {
    const remembered = captures.get(fabric);
    if (remembered !== undefined) return remembered;
    const { objects } = readCapture(fabric);
    const texts = new Map(objects.map((object) => [nameOf(object), stringify(object)]));
    const previous = previousOf([{ path: 'live.yaml', text: [...texts.values()].join('---\n') }]);
    captures.set(fabric, { texts, previous });
    return { texts, previous };
  }

  function nameOf(object: JsonObject): string {
    return `${String(object.kind)}/${String((object.metadata as JsonObject).name)}`;
  }

  function swapsIn({ fabric, steps, kind, name, after }: Vector): string[] {
    const { texts, previous } = known(fabric);
    const desired = new Map(texts);
    for (const step of steps ?? [{ kind, name, after }]) {
      if (step.after === null) desired.delete(`${step.kind}/${step.name}`);
      else desired.set(`${step.kind}/${step.name}`, stringify(step.after));
    }
    const files = [{ path: 'fabric.yaml', text: [...desired.values()].join('---\n') }];
    return swapsOf(validate(files, previous)).map((found) => `${found.kind}/${found.name}`);
  }

  test('that the fabric refuses in any order are found', () => {
    const refused = vectors.filter(({ steps }) =>
      steps?.every(({ op, admitted }) => op === 'update' && !admitted),
    );
    expect(refused.length).toBeGreaterThan(0);
    for (const vector of refused) {
      expect({ id: vector.id, found: swapsIn(vector).sort() }).toEqual({
        id: vector.id,
        found: (vector.steps ?? []).map(({ kind, name }) => `${kind}/${name}`).sort(),
      });
    }
  });

  test('that the fabric takes are no finding', () => {
    const taken = vectors.filter(({ steps }) => steps?.every(({ admitted }) => admitted) === true);
    expect(taken.length).toBeGreaterThan(40);
    for (const vector of taken)
      expect({ id: vector.id, found: swapsIn(vector) }).toEqual({ id: vector.id, found: [] });
  });
});
