import { describe, expect, test } from '@jest/globals';
import type { Diagnostic } from '../../../src/domain/shared/diagnostic.ts';
import { dragFrom } from '../../../src/domain/validate/drag.ts';
import { harbour, key, kindOf, manifestOf, registryOf, validated } from '../../support/validation-world.ts';

const pier = manifestOf('Pier', 'p1', {});
const ship = (name: string, spec: { pier: string; flag?: string }) => manifestOf('Ship', name, spec);

describe('a reference', () => {
  test('is kept by an object in Git, a built-in one, one that Git opts out of, and a live one', () => {
    const manifests = [
      pier,
      ship('a', { pier: 'p1' }),
      ship('b', { pier: 'quay' }),
      ship('c', { pier: 'p7' }),
    ];
    expect(validated(manifests, { parsed: { ignored: [key('Pier', 'p7')] } }).diagnostics).toEqual([]);
    expect(validated(manifests, { liveKeys: new Set([key('Pier', 'p7')]) }).diagnostics).toEqual([]);
  });

  test('to nothing is an error that names both ends and offers what was meant', () => {
    const [found] = validated([pier, ship('mary', { pier: 'p_1' })]).diagnostics;
    expect(found).toMatchObject({
      code: 'HHS-4201',
      severity: 'error',
      pointer: '/spec/pier',
      file: 'ship-mary.yaml',
      message: 'Ship default/mary: spec.pier names Pier default/p_1, which is not in Git',
      related: [{ file: 'pier-p1.yaml', message: 'Pier default/p1 is here' }],
    });
    expect(found?.help).toBe(
      'Did you mean Pier "p1"? Correct the name, or add the Pier. The cluster was not asked: if the Pier exists only there, a plan against the cluster finds it.',
    );
  });

  test('to nothing is only a warning where nothing enforces it', () => {
    const result = validated([pier, ship('mary', { pier: 'p1', flag: 'jolly' })]);
    expect(result.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['HHS-4202', 'warning'],
    ]);
    expect(result.invalid.size).toBe(0);
  });

  test('to nothing in Git nor in the cluster says that both were looked at', () => {
    const [found] = validated([ship('mary', { pier: 'p9' })], { liveKeys: new Set() }).diagnostics;
    expect(found?.message).toContain('neither in Git nor in the cluster');
    expect(found?.help).not.toContain('not asked');
  });

  test('to an object that Git opts out of and the cluster lacks is an error', () => {
    const result = validated([ship('mary', { pier: 'p7' })], {
      liveKeys: new Set(),
      parsed: { ignored: [key('Pier', 'p7')] },
    });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['HHS-4201']);
  });

  test('that names an object of another kind is told so', () => {
    const [found] = validated([manifestOf('Flag', 'black', {}), ship('mary', { pier: 'black' })]).diagnostics;
    expect(found?.help).toContain('"black" is the name of a Flag, a Pier is needed here.');
  });

  test('to a kind that nobody knows is nowhere', () => {
    const odd = kindOf(
      'Odd',
      { type: 'object', required: [], fields: {} },
      {
        references: () => [{ pointer: '/spec', kind: 'Ghost', name: 'g', enforced: true }],
      },
    );
    const result = validated([manifestOf('Odd', 'o', {})], { registry: registryOf(odd) });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['HHS-4201']);
  });

  test('reader that fails makes its object invalid and ends nothing', () => {
    const odd = kindOf(
      'Odd',
      { type: 'object', required: [], fields: {} },
      {
        references: () => {
          throw new Error('no');
        },
      },
    );
    const result = validated([manifestOf('Odd', 'o', {})], { registry: registryOf(odd) });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['HHS-4402']);
  });

  test('that is broken a thousand times costs no thousand searches', () => {
    const piers = Array.from({ length: 3000 }, (_, number) => manifestOf('Pier', `pier-${number}`, {}));
    const ships = Array.from({ length: 300 }, (_, number) => ship(`s${number}`, { pier: `qier-${number}` }));
    const { diagnostics } = validated([...piers, ...ships]);
    const suggested = diagnostics.filter(({ help }) => help.startsWith('Did you mean'));
    expect(diagnostics).toHaveLength(300);
    expect(suggested).toHaveLength(33);
  });
});

describe('an object that refers to an invalid one', () => {
  const bad = manifestOf('Pier', 'bad', { length: 'long' });
  test('is dragged, not wrong', () => {
    const result = validated([bad, pier, ship('a', { pier: 'bad' }), ship('b', { pier: 'p1' })]);
    expect(result.diagnostics.map(({ kind, name }) => `${kind}/${name}`)).toEqual(['Pier/bad']);
    expect([...result.dragged]).toEqual([[key('Ship', 'a'), key('Pier', 'bad')]]);
  });

  test('is dragged by one whose document could not be read', () => {
    const unreadable = [{ file: 'x', line: 1, kind: 'Pier', namespace: 'default', name: 'p8' }];
    const result = validated([ship('a', { pier: 'p8' })], { parsed: { unreadable } });
    expect(result.diagnostics).toEqual([]);
    expect([...result.dragged]).toEqual([[key('Ship', 'a'), key('Pier', 'p8')]]);
  });

  test('is dragged along references that nothing enforces', () => {
    const flag = manifestOf('Flag', 'f', { colour: 'red' });
    const result = validated([flag, pier, ship('a', { pier: 'p1', flag: 'f' })], { registry: harbour });
    expect([...result.dragged.keys()]).toEqual([key('Ship', 'a')]);
  });
});

describe('a reference to what a document that cannot be used may hold', () => {
  const seen = (kind: string | null, name: string | null, file = 'x.yaml') => ({
    ...{ file, line: 7, kind, namespace: 'default', name },
  });
  const mary = ship('mary', { pier: 'p8' });

  test.each<[string, string | null]>([
    ['misspelt', 'Piers'],
    ['in the wrong case', 'pier'],
    ['like no other', 'Lighthouse'],
    ['missing', null],
  ])('is no finding where only the kind is %s: the object is dragged', (_how, kind) => {
    const result = validated([mary], { parsed: { unreadable: [seen(kind, 'p8')] } });
    expect(result.diagnostics).toEqual([]);
    expect([...result.dragged]).toEqual([[mary.key, key('Pier', 'p8')]]);
  });

  test('is a finding where the misspelt kind is nearer to another one, or the name is another', () => {
    for (const document of [seen('Flags', 'p8'), seen('Piers', 'p9')]) {
      const result = validated([mary], { parsed: { unreadable: [document] } });
      expect(result.diagnostics.map(({ code }) => code)).toEqual(['HHS-4201']);
      expect(result.diagnostics[0]?.message).not.toContain('caused');
    }
  });

  test('is kept by a readable document of the same name, which nobody holds for that', () => {
    const p8 = manifestOf('Pier', 'p8', {});
    const result = validated([p8, mary], { parsed: { unreadable: [seen('Piers', 'p8')] } });
    expect([result.diagnostics, result.invalid.size, result.dragged.size]).toEqual([[], 0, 0]);
  });

  test.each<[string, { kind: string | null; name: string | null }]>([
    ['its name', { kind: 'Pier', name: null }],
    ['anything', { kind: null, name: null }],
  ])('names the place where %s is not known', (_what, { kind, name }) => {
    const unreadable = [seen(kind, name), seen(kind, name, 'y.yaml')];
    const [found] = validated([mary], { parsed: { unreadable } }).diagnostics;
    expect(found?.message).toMatch(
      /; this may be caused by x\.yaml:7 or 1 more place, which could not be used$/,
    );
    expect(found?.help).toMatch(
      /^Mend that first, and look here again only if this stays\. Correct the name/,
    );
  });

  test('names a file that could not be opened, and a document without apiVersion and kind', () => {
    const none = { kind: null, namespace: null, name: null, column: 1, pointer: '', message: 'm', help: 'h' };
    const unread = { ...none, code: 'HHS-3012', severity: 'error', file: 'closed.yaml', line: 1 } as const;
    const [opened, follow] = validated([mary], { sourceDiagnostics: [unread] }).diagnostics;
    expect([opened?.code, follow?.message]).toEqual([
      'HHS-3012',
      expect.stringContaining('caused by closed.yaml:1,'),
    ]);
    const bare = {
      ...none,
      code: 'HHS-3036',
      severity: 'warning',
      file: 'z.yaml',
      line: 3,
      name: 'p8',
    } as const;
    const messages = (name: string) =>
      validated([mary], { parsed: { diagnostics: [{ ...bare, name }] } }).diagnostics.map(
        (one) => one.message,
      );
    expect(messages('p8')[1]).toContain('caused by z.yaml:3,');
    expect(messages('p9')[1]).not.toContain('caused');
  });

  test('comes after everything that is certain', () => {
    const cause: Diagnostic = {
      ...{ code: 'HHS-3001', severity: 'error', file: 'x.yaml', line: 7, column: 1, pointer: '' },
      ...{ kind: null, namespace: null, name: null, message: 'm', help: 'h' },
    };
    const parsed = { unreadable: [seen(null, null)], diagnostics: [cause] };
    const { diagnostics } = validated([mary], { parsed });
    expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['HHS-3001', 'x.yaml'],
      ['HHS-4201', 'ship-mary.yaml'],
    ]);
  });
});

describe('dragFrom', () => {
  const k = (name: string) => key('Ship', name);
  const graph = new Map([
    [k('a'), [k('bad')]],
    [k('b'), [k('a')]],
    [k('c'), [k('b'), k('d')]],
    [k('d'), [k('c')]],
    [k('e'), [k('free')]],
  ]);

  test('goes to any distance and through rings, and names the source', () => {
    const dragged = dragFrom([k('bad')], graph);
    expect([...dragged]).toEqual(['a', 'b', 'c', 'd'].map((name) => [k(name), k('bad')]));
  });

  test('names the nearest of several sources and leaves sources out', () => {
    expect([...dragFrom([k('bad'), k('b')], graph)]).toEqual([
      [k('a'), k('bad')],
      [k('c'), k('b')],
      [k('d'), k('b')],
    ]);
  });

  test('follows a chain of a hundred thousand', () => {
    const chain = new Map(Array.from({ length: 100_000 }, (_, i) => [k(`n${i + 1}`), [k(`n${i}`)]] as const));
    expect(dragFrom([k('n0')], chain).size).toBe(100_000);
  });
});
