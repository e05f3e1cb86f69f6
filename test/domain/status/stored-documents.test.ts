import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { storedSchema } from '../../../src/domain/report/json-schemas.ts';
import { hasShape, shapeFault } from '../../../src/domain/shared/check-shape.ts';
import type { Json } from '../../../src/domain/shared/json.ts';
import type { TypeOf } from '../../../src/domain/shared/json-shape.ts';
import { appendAudit, auditLine } from '../../../src/domain/status/audit.ts';
import { statusShape } from '../../../src/domain/status/document-shape.ts';
import { driftDocument } from '../../../src/domain/status/drift-document.ts';
import { type DriftDocument, driftDocumentShape } from '../../../src/domain/status/drift-shape.ts';
import { readStatus } from '../../../src/domain/status/read-status.ts';
import { renderStatusJson } from '../../../src/domain/status/render-status.ts';
import type { StatusDocument } from '../../../src/domain/status/status-document.ts';
import {
  applyOf,
  at,
  blindOf,
  build,
  diagnosticOf,
  digest,
  driftOf,
  factsOf,
  failureOf,
  planOf,
  statusAfter,
  switchOf,
  validateOf,
  validationOf,
} from '../../support/status-world.ts';

const rich = () =>
  statusAfter(
    factsOf(0),
    applyOf(
      10,
      [
        { state: 'git_ahead', outcome: 'refused' },
        { state: 'both_changed', conflict: true },
      ],
      {
        meanings: ['error'],
        switches: [switchOf('leaf-01', 'lagging'), switchOf('leaf-02', 'missing')],
        validation: validationOf([diagnosticOf('warning')]),
      },
    ),
    blindOf(20, failureOf('network', 'HHS-2101')),
  );

/** Every way to spoil a document a little: a key gone, a key too many, another type. */
function* spoiled(root: Json): Generator<Json> {
  const text = JSON.stringify(root);
  const paths: (readonly (string | number)[])[] = [];
  const walk = (value: Json, path: readonly (string | number)[]) => {
    paths.push(path);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value))
      walk(child as Json, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  walk(root, []);
  for (const path of paths) {
    for (const how of ['gone', 'more', 'number', 'text', 'null']) {
      const copy = JSON.parse(text);
      const parent = path.slice(0, -1).reduce((value, key) => value[key], copy);
      const last = path[path.length - 1];
      if (last === undefined) continue;
      if (how === 'gone' && Array.isArray(parent)) parent.splice(Number(last), 1);
      else if (how === 'gone') delete parent[last];
      else if (how === 'more' && typeof parent[last] === 'object' && parent[last] !== null)
        parent[last].unheardOf = 1;
      else parent[last] = how === 'number' ? -7 : how === 'text' ? 'unheard of' : null;
      yield copy;
    }
  }
}

describe('the form of the stored documents', () => {
  const validators = {
    'status-document': new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
      storedSchema('status-document'),
    ),
    'drift-document': new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
      storedSchema('drift-document'),
    ),
  };
  const drift = () =>
    JSON.parse(driftDocument(driftOf(0, [{ state: 'extra' }, { state: 'cluster_ahead' }]), null)?.text ?? '');

  test('the published schemas accept what is written', () => {
    expect(validators['status-document'](JSON.parse(renderStatusJson(rich())))).toBe(true);
    expect(validators['drift-document'](drift())).toBe(true);
  });

  test('our reader and the published schema refuse exactly the same documents', () => {
    let refused = 0;
    for (const [name, shape, root] of [
      ['status-document', statusShape, JSON.parse(renderStatusJson(rich()))],
      ['drift-document', driftDocumentShape, drift()],
    ] as const) {
      for (const copy of spoiled(root)) {
        const isValid = validators[name](copy);
        const fault = shapeFault(shape, copy);
        if (isValid !== (fault === null))
          throw new Error(`${name}: ${fault} against ${JSON.stringify(validators[name].errors)}`);
        refused += Number(!isValid);
      }
    }
    expect(refused).toBeGreaterThan(1000);
  });

  test('whatever has the form is a status to the compiler, too', () => {
    const asStatus = (written: TypeOf<typeof statusShape>): StatusDocument => written;
    const value: unknown = JSON.parse(renderStatusJson(rich()));
    if (!hasShape(statusShape, value)) throw new Error('it is of another form');
    expect(asStatus(value).version).toBe(1);
  });

  test('a fault names its place', () => {
    const { fabric: _, ...rest } = JSON.parse(renderStatusJson(rich()));
    expect(shapeFault(statusShape, rest)).toBe('/fabric is missing');
    expect(shapeFault(statusShape, { ...rest, fabric: 7 })).toBe('/fabric is not of type string');
  });
});

describe('reading a stored status', () => {
  test.each([
    [null, 'absent'],
    ['  \n', 'absent'],
    ['{', 'damaged'],
    ['[]', 'damaged'],
    ['{"version":0}', 'damaged'],
    ['{"version":"1"}', 'damaged'],
    ['{"version":1}', 'damaged'],
    ['{"version":2,"whatever":true}', 'newer'],
  ] as const)('%j is %s', (text, result) => {
    expect(readStatus(text, digest).result).toBe(result);
  });

  test('what was written is read as it was, whatever the order of its keys', () => {
    const document = rich();
    const text = renderStatusJson(document);
    expect(text.endsWith('}\n')).toBe(true);
    expect(readStatus(text, digest)).toEqual({ result: 'ok', document });
    const turned = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).reverse()));
    expect(readStatus(turned, digest).result).toBe('ok');
  });

  test('an edit by hand is noticed: runs and times are kept, of the fabric nothing is believed', () => {
    const document = rich();
    const faked = renderStatusJson({ ...document, state: 'healthy', severity: 0, findings: [] });
    const read = readStatus(faked, digest);
    if (read.result !== 'edited') throw new Error(read.result);
    expect(read.why).toContain('digest');
    expect(read.document.history).toEqual(document.history);
    expect(read.document.times).toEqual(document.times);
    expect(read.document).toMatchObject({ state: 'unknown', severity: null, counts: { states: null } });
    expect(Object.values(read.document.components).map(({ state }) => state)).toEqual(
      Array(5).fill('unknown'),
    );
    // it is written anew whatever the next run finds
    const next = build(validateOf(30), read.document);
    expect(next.change).toBe('meaning');
    expect(next.document.components.kubernetes).toMatchObject({ state: 'unknown', source: 'default' });
    expect(readStatus(renderStatusJson(next.document), digest).result).toBe('ok');
    expect(build(factsOf(40), next.document).document.state).toBe('healthy');
  });

  test('a component that somebody deleted is filled and marked', () => {
    const document = JSON.parse(renderStatusJson(rich()));
    delete document.components.kubernetes;
    const read = readStatus(JSON.stringify(document), digest);
    if (read.result !== 'edited') throw new Error(read.result);
    expect(read.why).toBe('/components/kubernetes is missing');
    const next = build(validateOf(30), read.document).document;
    expect(next.components.kubernetes).toMatchObject({ state: 'unknown', source: 'default' });
    expect(next.decisions.find(({ components }) => components[0] === 'kubernetes')).toMatchObject({
      kind: 'missing',
      rule: 'default-for-missing',
    });
  });

  test('of a document of broken form the runs that can be read are kept', () => {
    const document = JSON.parse(renderStatusJson(rich()));
    const runs = document.history.length;
    document.history[0].state = 'splendid';
    document.times = 'yesterday';
    document.counts = null;
    const read = readStatus(JSON.stringify(document), digest);
    if (read.result !== 'edited') throw new Error(read.result);
    expect(read.document.history).toHaveLength(runs - 1);
    expect(read.document.times.succeededAt).toBe(at(0.1));
  });

  test('keys such as __proto__ are data', () => {
    const text = renderStatusJson(rich()).replace('"version": 1', '"version": 1, "__proto__": {"fabric": 1}');
    expect(readStatus(text, digest)).toMatchObject({ result: 'edited', why: '/__proto__ is not known' });
  });
});

describe('drift.json', () => {
  const parsed = (text: string | undefined): DriftDocument => JSON.parse(text ?? 'null');

  test('holds three values a field, and the whole object where Git has none', () => {
    const document = parsed(
      driftDocument(driftOf(0, [{ state: 'cluster_ahead' }, { state: 'extra' }, { state: 'in_sync' }]), null)
        ?.text,
    );
    expect(document).toMatchObject({ version: 1, status: 'drift_detected', total: 3, observedAt: at(0) });
    const [changed, extra] = document.objects;
    expect(changed).toMatchObject({
      name: 'box-0',
      file: 'boxes.yaml',
      line: 1,
      state: 'cluster_ahead',
      live: null,
    });
    expect(changed?.fields[0]).toMatchObject({
      pointer: '/spec/size0',
      sides: ['desired', 'base', 'live'],
      desired: 1,
      base: 0,
      live: 9,
      manager: 'kubectl-edit',
      line: 7,
    });
    expect(extra).toMatchObject({ state: 'extra', status: 'live', version: 'v1', fields: [] });
    expect(extra?.live).toEqual({
      apiVersion: 'mini.example/v1',
      kind: 'Box',
      metadata: { name: 'box-1', namespace: 'default' },
      spec: { size: 9 },
    });
  });

  test('a value of null and a side without a value are told apart', () => {
    const facts = driftOf(0, [{ state: 'cluster_ahead' }]);
    const change = facts.plan?.changes[0];
    if (change === undefined || facts.plan === null) throw new Error('no change');
    const [field] = change.assessment.fields;
    if (field === undefined) throw new Error('no field');
    const { live: _, ...gone } = field;
    const fields = [gone, { ...field, pointer: '/spec/other', live: null }];
    const plan = { ...facts.plan, changes: [{ ...change, assessment: { ...change.assessment, fields } }] };
    const [object] = parsed(driftDocument({ ...facts, plan }, null)?.text).objects;
    expect(object?.fields.map(({ sides, live }) => [sides, live])).toEqual([
      [['desired', 'base'], null],
      [['desired', 'base', 'live'], null],
    ]);
  });

  test('stays as it is where nothing was compared, nothing differs, or a later look is stored', () => {
    const first = driftDocument(driftOf(0, [{ state: 'missing' }]), null)?.text ?? '';
    expect(driftDocument(validateOf(5), first)).toBeNull();
    expect(driftDocument(driftOf(5, [{ state: 'missing' }]), first)?.text).toBe(first);
    expect(driftDocument(driftOf(-5, [{ state: 'in_sync' }]), first)?.text).toBe(first);
    expect(driftDocument(driftOf(5, [{ state: 'in_sync' }]), first)?.text).not.toBe(first);
    const newer = first.replace('"version": 1', '"version": 9');
    expect(driftDocument(driftOf(5, [{ state: 'in_sync' }]), newer)?.text).toBe(newer);
    for (const broken of ['{', '[]', '{"version":1}']) {
      expect(parsed(driftDocument(driftOf(5, []), broken)?.text).version).toBe(1);
    }
  });

  test('a stored look from a wrong clock does not stay for ever', () => {
    const ahead = driftOf(9999, [{ state: 'missing' }]);
    const stored = driftDocument(ahead, null)?.text ?? '';
    const facts = driftOf(5, [{ state: 'in_sync' }]);
    const { document } = build(facts, statusAfter(ahead));
    expect(driftDocument(facts, stored, document)?.text).not.toBe(stored);
  });

  test('is of the look that the status decided for', () => {
    const early = driftOf(0, [{ state: 'cluster_ahead' }]);
    const late = driftOf(1, [{ state: 'missing' }]);
    const stored = driftDocument(late, null)?.text ?? '';
    const { document } = build(early, statusAfter(late), { now: at(2) });
    expect(document.components.kubernetes.observedAt).toBe(at(1));
    expect(driftDocument(early, stored, document)?.text).toBe(stored);
    expect(driftDocument(early, null, document)).toBeNull();
  });

  test('an object that an apply brought into force is no drift any more', () => {
    const facts = applyOf(0, [{ state: 'git_ahead', outcome: 'configured' }, { state: 'cluster_ahead' }]);
    const document = parsed(driftDocument(facts, null)?.text);
    expect(document.objects.map(({ name }) => name)).toEqual(['box-1']);
    expect(document.counts).toEqual({ cluster_ahead: 1, in_sync: 1 });
  });
});

describe('audit.jsonl', () => {
  test('a run that wrote, or that changed the state, has one line', () => {
    const first = factsOf(0);
    const applied = applyOf(5, [{ state: 'git_ahead', outcome: 'created' }]);
    const lines = [first, applied].map((facts, index) => {
      const document = index === 0 ? statusAfter(first) : statusAfter(first, applied);
      return JSON.parse(auditLine(facts, document) ?? 'null');
    });
    expect(lines).toMatchObject([
      { stateBefore: null, state: 'healthy', written: 0 },
      {
        stateBefore: 'healthy',
        state: 'healthy',
        written: 1,
        objects: [{ object: 'Box default/box-0', outcome: 'created' }],
      },
    ]);
  });

  test('a run that did neither has none', () => {
    const idle = factsOf(5);
    expect(auditLine(idle, statusAfter(factsOf(0), idle))).toBeNull();
    const moved = factsOf(5, { commit: 'other' });
    expect(auditLine(moved, statusAfter(factsOf(0), moved))).toBeNull();
  });

  test('is one bounded line, however much was done and whatever was said', () => {
    const failure = { ...failureOf('kubernetes', 'HHS-2500'), message: `x\n${'y'.repeat(9999)}` };
    const facts = applyOf(
      0,
      Array.from({ length: 3000 }, () => ({ state: 'git_ahead' as const, outcome: 'created' as const })),
      { failure, interrupted: 'z\n'.repeat(9999) },
    );
    const line = auditLine(facts, statusAfter(facts)) ?? '';
    expect(line).not.toContain('\n');
    expect(line.length).toBeLessThan(6000);
    expect(JSON.parse(line)).toMatchObject({ written: 3000 });
  });

  test('grows to its limit, keeps the newest, and takes a line only once', () => {
    expect(appendAudit(null, 'a', 2)).toBe('a\n');
    expect(appendAudit('a\n', 'b', 2)).toBe('a\nb\n');
    expect(appendAudit('a\nb\n', 'c', 2)).toBe('b\nc\n');
    expect(appendAudit('a\nb', 'a', 5)).toBe('a\nb\n');
  });
});

test('a plan of ten thousand objects makes a status of bounded size', () => {
  const samples = Array.from({ length: 10_000 }, (_, index) => ({
    state: index % 2 === 0 ? ('extra' as const) : ('cluster_ahead' as const),
  }));
  const facts = factsOf(0, { plan: planOf(samples) });
  expect(renderStatusJson(build(facts).document).length).toBeLessThan(60_000);
});
