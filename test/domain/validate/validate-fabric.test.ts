import { describe, expect, test } from '@jest/globals';
import type { Rule } from '../../../src/domain/resource/kind.ts';
import type { ResourceKey } from '../../../src/domain/resource/object-id.ts';
import type { Diagnostic } from '../../../src/domain/shared/diagnostic.ts';
import {
  flagKind,
  type harbour,
  key,
  kindOf,
  manifestOf,
  pierKind,
  registryOf,
  shipKind,
  shipSpec,
  validated,
} from '../../support/validation-world.ts';

function codesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, kind, name, pointer }) => `${code} ${kind}/${name} ${pointer}`);
}

const pier = manifestOf('Pier', 'p1', {});
const mary = manifestOf('Ship', 'mary', { pier: 'p1' });

describe('a fabric as a whole', () => {
  test('without a fault gives no diagnostic and is fully covered', () => {
    const result = validated([pier, mary]);
    expect(result.diagnostics).toEqual([]);
    expect(result.invalid.size).toBe(0);
    expect(result.coverage).toMatchObject({ files: 1, documents: 2, validated: 2, invalid: 0, skipped: 0 });
  });

  test('without a fault is never asked for a position', () => {
    const ship = manifestOf('Ship', 'joan', { pier: 'p1', draught: 7, holds: { fore: { tons: 3 } } });
    validated([pier, ship]);
    expect(ship.asked()).toBe(0);
  });

  test('with faults everywhere tells all of them in one run, each with its object and place', () => {
    const bad = manifestOf('Ship', 'Bad_Ship', { draught: 99, holds: { fore: { tons: 'x' } } }, { data: {} });
    const result = validated([bad, manifestOf('Ship', 'joan', { pier: 'p9', flga: 'x' })]);
    expect(codesOf(result.diagnostics).sort()).toEqual([
      'HHS-4001 Ship/Bad_Ship /data',
      'HHS-4001 Ship/joan /spec/flga',
      'HHS-4002 Ship/Bad_Ship /spec/holds/fore/tons',
      'HHS-4003 Ship/Bad_Ship /spec/pier',
      'HHS-4006 Ship/Bad_Ship /spec/draught',
      'HHS-4101 Ship/Bad_Ship /metadata/name',
      'HHS-4201 Ship/joan /spec/pier',
    ]);
    expect(
      result.diagnostics.every(({ file, message, help }) => file !== '' && message !== '' && help !== ''),
    ).toBe(true);
    expect(result.diagnostics.find(({ code }) => code === 'HHS-4006')?.message).toBe(
      'Ship default/Bad_Ship: spec.draught is 99, it must be at most 20',
    );
    expect(result.coverage.invalid).toBe(2);
  });

  test('places a finding on the key or on the value', () => {
    const [unknown, wrong] = validated([
      pier,
      manifestOf('Ship', 'joan', { pier: 'p1', flga: 1, draught: '3' }),
    ]).diagnostics;
    expect(unknown).toMatchObject({ code: 'HHS-4001', column: 1, line: 12 });
    expect(wrong).toMatchObject({ code: 'HHS-4002', column: 5, line: 12 });
  });

  test('a misspelt spec is one finding, not one for each field that is then missing', () => {
    const ship = manifestOf('Ship', 'joan', undefined, { Spec: { pier: 'p1' } });
    expect(codesOf(validated([ship]).diagnostics)).toEqual(['HHS-4001 Ship/joan /Spec']);
  });

  test('a required spec that is missing or null is a finding', () => {
    const registry = registryOf(kindOf('Ship', shipSpec, { required: ['spec'] }));
    for (const spec of [undefined, null]) {
      const result = validated([manifestOf('Ship', 'joan', spec)], { registry });
      expect(codesOf(result.diagnostics)).toEqual(['HHS-4003 Ship/joan /spec']);
    }
  });

  test('a kind that the registry does not know is an error, not a pass', () => {
    const result = validated([manifestOf('Submarine', 'nemo', {})]);
    expect(codesOf(result.diagnostics)).toEqual(['HHS-4016 Submarine/nemo /kind']);
  });

  test('sorts by file, line, column and code, with what reading and parsing found', () => {
    const given = (file: string, line: number, column: number, code: string): Diagnostic => ({
      ...{
        file,
        line,
        column,
        code,
        severity: 'warning',
        pointer: '',
        kind: null,
        namespace: null,
        name: null,
      },
      message: 'm',
      help: 'h',
    });
    const result = validated([pier], {
      sourceDiagnostics: [given('b', 1, 1, 'X'), given('a', 2, 1, 'X')],
      parsed: { diagnostics: [given('a', 1, 2, 'X'), given('a', 1, 1, 'Y'), given('a', 1, 1, 'X')] },
    });
    expect(
      result.diagnostics.map(({ file, line, column, code }) => `${file}${line}${column}${code}`),
    ).toEqual(['a11X', 'a11Y', 'a12X', 'a21X', 'b11X']);
  });

  test('lists a hundred findings of one object and counts the rest', () => {
    const spec: Record<string, string | number> = { pier: 'p1' };
    for (let field = 0; field < 250; field++) spec[`nothing${field}`] = field;
    const { diagnostics } = validated([pier, manifestOf('Ship', 'joan', spec)]);
    expect(diagnostics).toHaveLength(101);
    expect(diagnostics.find(({ code }) => code === 'HHS-4099')).toMatchObject({
      severity: 'error',
      message: 'Ship default/joan: 150 more findings on this object are not listed',
    });
  });
});

describe('documents and coverage', () => {
  const skipped = [
    { file: 'a', line: 3, reason: 'foreign-kind', detail: '' },
    { file: 'b', line: 1, reason: 'empty', detail: '' },
    { file: 'c', line: null, reason: 'excluded', detail: '' },
  ] as const;
  const unreadable = [{ file: 'aaa', line: 7, kind: 'Ship', namespace: 'default', name: 'joan' }];

  test('every fabric document is listed, unreadable ones too, in the order of files', () => {
    const { documents } = validated([mary, pier], { parsed: { unreadable } });
    expect(documents.map(({ file, name }) => `${file} ${name}`)).toEqual([
      'aaa joan',
      'pier-p1.yaml p1',
      'ship-mary.yaml mary',
    ]);
  });

  test('documents that hold anything are counted, what was left out is listed with reasons', () => {
    const result = validated([pier, mary], { parsed: { skipped, unreadable }, files: 5 });
    expect(result.skipped).toEqual(skipped);
    expect(result.coverage).toMatchObject({
      files: 5,
      documents: 4,
      validated: 2,
      skipped: 3,
      skippedByReason: { 'foreign-kind': 1, empty: 1, excluded: 1 },
    });
  });

  test('a file that could not be read counts as seen and unreadable; a link that is not followed counts once', () => {
    const problem = (file: string, code: string): Diagnostic => {
      const nobody = { kind: null, namespace: null, name: null };
      const place = { file, line: 1, column: 1, pointer: '' };
      return { code, severity: 'error', ...place, ...nobody, message: 'm', help: 'h' };
    };
    const sourceDiagnostics = [problem('big.yaml', 'HHS-3010'), problem('out.yaml', 'HHS-3013')];
    const sourceSkipped = [
      { file: 'out.yaml', line: null, reason: 'symlink', detail: 'the link leads out of the directory' },
    ] as const;
    const { coverage } = validated([pier, mary], { sourceDiagnostics, sourceSkipped, files: 2 });
    expect(coverage).toMatchObject({ files: 3, documents: 3, validated: 2, unreadable: 1, skipped: 1 });
    const none = validated([], { sourceDiagnostics, sourceSkipped, files: 0 });
    const nothing = none.diagnostics.find(({ code }) => code === 'HHS-4401');
    expect(nothing).toMatchObject({ file: 'big.yaml' });
    expect(nothing?.message).toContain('1 file seen, 1 document unreadable, skipped: 1 symlink');
  });

  test('nothing validated is an error, whatever the reason', () => {
    for (const parsed of [{}, { skipped }, { unreadable }]) {
      const result = validated([], { parsed });
      expect(result.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
        ['HHS-4401', 'error'],
      ]);
    }
    expect(validated([], { parsed: { skipped } }).diagnostics[0]?.message).toContain('1 empty, 1 excluded');
  });

  test('says what could not be checked, and only that', () => {
    const about: Rule = {
      ...{ code: 'HHS-X-1', severity: 'error', needs: 'previous', title: 't' },
      check: () => [],
    };
    const registry = registryOf({ ...shipKind, rules: [about] }, pierKind, flagKind);
    expect(validated([pier], { registry }).coverage.notChecked).toHaveLength(3);
    const all = { liveKeys: new Set<ResourceKey>(), previous: new Map(), isServed: () => true };
    expect(validated([pier], { registry, ...all }).coverage.notChecked).toEqual([]);
  });

  test('says which topics lack a rule, for kinds that are there, until the last rule is', () => {
    const rule = (code: string): Rule => ({
      ...{ code, severity: 'error', needs: 'self', title: 't' },
      check: () => [],
    });
    const ruleTopics = [
      { what: 'draughts', codes: { Ship: ['HHS-SHIP-1', 'HHS-SHIP-2'], Pier: ['HHS-PIER-1'] } },
      { what: 'colours', codes: { Flag: ['HHS-FLAG-1'] } },
    ];
    const help = { liveKeys: new Set([pier.key]), previous: new Map(), isServed: () => true };
    const notChecked = (...codes: string[]) => {
      const ship = { ...shipKind, rules: codes.map(rule) };
      const registry = { ...registryOf(ship, pierKind, flagKind), ruleTopics };
      return validated([manifestOf('Ship', 'mary', { pier: 'p1' })], { registry, ...help }).coverage
        .notChecked;
    };
    const words = 'rules of the fabric on draughts (the cluster checks them at the apply)';
    expect(notChecked()).toEqual([words]);
    expect(notChecked('HHS-SHIP-1')).toEqual([words]);
    expect(notChecked('HHS-SHIP-1', 'HHS-SHIP-2')).toEqual([]);
  });

  test('counts documents that could not be read', () => {
    const unreadable = [{ file: 'x', line: 1, kind: null, namespace: null, name: null }];
    expect(validated([pier], { parsed: { unreadable } }).coverage).toMatchObject({
      documents: 2,
      unreadable: 1,
    });
  });
});

describe('what parsing found', () => {
  const error = {
    ...{
      code: 'HHS-3020',
      severity: 'error' as const,
      line: 1,
      column: 1,
      pointer: '',
      message: 'm',
      help: 'h',
    },
    ...{ kind: 'Ship', namespace: 'default', name: 'mary' },
  };

  test('an error of parsing makes its manifest invalid', () => {
    const result = validated([pier, mary], { parsed: { diagnostics: [{ ...error, file: mary.file }] } });
    expect([...result.invalid]).toEqual([key('Ship', 'mary')]);
  });

  test('a warning, or an error in another file, does not', () => {
    const diagnostics = [
      { ...error, file: mary.file, severity: 'warning' as const },
      { ...error, file: 'else' },
    ];
    expect(validated([pier, mary], { parsed: { diagnostics } }).invalid.size).toBe(0);
  });

  test('of two documents of one object neither counts as valid', () => {
    const unreadable = [{ file: 'second.yaml', line: 1, kind: 'Pier', namespace: 'default', name: 'p1' }];
    const result = validated([pier, mary], { parsed: { unreadable } });
    expect([...result.invalid]).toEqual([key('Pier', 'p1')]);
    expect(result.dragged.get(key('Ship', 'mary'))).toBe(key('Pier', 'p1'));
  });
});

test('the cost of a run grows with the objects, not with their pairs', () => {
  const costOf = (count: number): number => {
    let cost = 0;
    const check: Rule['check'] = (_manifest, context) => {
      cost += context.find('Pier', 'p1') === undefined ? 0 : 1;
      return [];
    };
    const counted = { code: 'HHS-X-1', severity: 'error', needs: 'references', title: 't', check } as const;
    const registry = registryOf({ ...shipKind, rules: [counted] }, pierKind, flagKind);
    const find: typeof harbour.find = (group, kind) => {
      cost += 1;
      return registry.find(group, kind);
    };
    const ships = Array.from({ length: count }, (_, number) => {
      const broken = number % 10 === 0;
      return manifestOf('Ship', `s${number}`, { pier: broken ? 'p2' : 'p1', next: number });
    });
    validated([pier, ...ships], { registry: { ...registry, find } });
    for (const ship of ships) cost += ship.asked();
    return cost;
  };
  const small = costOf(200);
  expect(costOf(2000)).toBeLessThanOrEqual(10 * small + 10);
});
