import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { backPortJson } from '../../../src/domain/report/back-port-json.ts';
import { unexpectedFacts } from '../../../src/domain/report/error-text.ts';
import { JSON_SHAPES, publishedSchema } from '../../../src/domain/report/json-schemas.ts';
import {
  applyJson,
  doctorJson,
  driftJson,
  errorJson,
  explainJson,
  planJson,
  validateJson,
} from '../../../src/domain/report/result-json.ts';
import { statusResultJson } from '../../../src/domain/report/status-json.ts';
import { sampleOverview } from '../status/sample-status.ts';
import { applyReport, context, finding, planReport, samplePlan, validationOf } from './sample-reports.ts';

const { plan, manifests } = samplePlan();
const [first] = plan.changes;
if (first === undefined) throw new Error('the sample plan is empty');

const results: Readonly<Record<keyof typeof JSON_SHAPES, unknown>> = {
  validate: validateJson('lab', validationOf(manifests, [finding])),
  plan: planJson(planReport([finding])),
  drift: driftJson(planReport()),
  apply: applyJson(applyReport()),
  explain: explainJson(
    { fabric: 'lab', change: first, steps: [{ question: 'q', answer: 'a' }], decision: 'd' },
    context,
  ),
  backport: backPortJson({
    fabric: 'lab',
    from: { side: 'file', name: 'drift.json' },
    observedAt: '2026-01-01T00:00:00.000Z',
    dryRun: true,
    taken: [
      {
        id: first.id,
        pointer: '/spec/description',
        file: 'a.yaml',
        desired: 'one',
        live: undefined,
        manager: 'kubectl',
        operation: 'Update',
        time: '2026-01-01T00:00:00Z',
      },
    ],
    refused: [
      { id: first.id, pointer: '', file: null, line: null, reason: 'conflict', message: 'm', help: 'h' },
    ],
    files: [{ path: 'a.yaml', before: 'a\n', after: 'b\n', refused: null }],
    notices: ['n'],
  }),
  doctor: doctorJson({ fabric: 'lab', checks: [{ name: 'n', result: 'ok', detail: 'd', cure: '' }] }),
  status: statusResultJson(sampleOverview(), true),
  error: errorJson('plan', unexpectedFacts('x')),
};

type Name = keyof typeof JSON_SHAPES;
const names = Object.keys(JSON_SHAPES) as Name[];

/** As a program reads it. */
function printed(name: Name): unknown {
  return JSON.parse(JSON.stringify(results[name]));
}

function isValid(name: Name, value: unknown): boolean {
  return new Ajv2020({ strict: true, allowUnionTypes: true }).compile(publishedSchema(name))(value);
}

/** Open by design: reasons, details and counts by state have keys of their own. */
const OPEN = /\/(skippedByReason|details|evidence|breakers)$|\/status\/counts\/(states|outcomes)$/;

/** Every way to spoil a document a little: a key too many or one missing, in each object. */
function* spoiled(value: unknown, path = ''): Generator<{ readonly how: string; readonly undo: () => void }> {
  if (typeof value !== 'object' || value === null || OPEN.test(path)) return;
  const object = value as Record<string, unknown>;
  const isList = Array.isArray(value);
  if (!isList) {
    object.unheardOf = 1;
    yield { how: `${path} with a key too many`, undo: () => delete object.unheardOf };
  }
  for (const [key, before] of Object.entries(object)) {
    if (!isList) {
      delete object[key];
      yield { how: `${path} without ${key}`, undo: () => Object.assign(object, { [key]: before }) };
    }
    yield* spoiled(before, `${path}/${key}`);
  }
}

describe.each(names)('the JSON of %s', (name) => {
  test('is what its published schema says', () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(publishedSchema(name));
    validate(printed(name));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('is refused by the schema with any key too many or too few', () => {
    const document = printed(name);
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(publishedSchema(name));
    const passed: string[] = [];
    let tried = 0;
    for (const { how, undo } of spoiled(document)) {
      tried += 1;
      if (validate(document)) passed.push(how);
      undo();
    }
    expect(tried).toBeGreaterThan(5);
    expect(passed).toEqual([]);
  });

  test('carries the version of its form', () => {
    expect(isValid(name, { ...(printed(name) as object), schemaVersion: 2 })).toBe(false);
  });
});

describe('the forms that others rely on', () => {
  test('a document and a diagnostic of validate have exactly these keys', () => {
    const { documents, diagnostics } = validateJson('lab', validationOf(manifests, [finding]));
    expect(Object.keys(documents[0] ?? {})).toEqual(['file', 'line', 'kind', 'namespace', 'name']);
    expect(diagnostics[0]).toMatchObject({
      code: 'HHS-4001',
      severity: 'error',
      file: 'boxes.yaml',
      line: 7,
      column: 3,
      pointer: '/spec/size',
      kind: 'Box',
      namespace: 'default',
      name: 'a',
    });
  });

  test('a field of drift has the three values, and who wrote the live one', () => {
    const row = driftJson(planReport()).objects.find((one) => one.name === 'foreign');
    expect(row).toMatchObject({
      kind: 'Box',
      namespace: 'default',
      file: 'boxes.yaml',
      line: 1,
      state: 'cluster_ahead',
      fields: [
        {
          pointer: '/spec/size',
          desired: 1,
          base: 1,
          live: 9,
          manager: 'kubectl-edit',
          operation: 'Update',
          time: '2026-03-01T12:03:11Z',
        },
      ],
    });
  });

  test('counts of an apply add up to the objects', () => {
    const { counts, objects } = applyJson(applyReport());
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(objects.length);
  });

  test('an object that Git dropped names the file it was in, and who still needs it', () => {
    const row = planJson(planReport()).objects.find((one) => one.name === 'dropped');
    expect(row).toMatchObject({
      action: 'hold',
      hold: 'delete-off',
      file: 'boxes.yaml',
      line: null,
      deleteCandidate: true,
      dependents: [{ kind: 'Box', name: 'child', pointer: '/spec/parent', inGit: true }],
    });
  });
});
