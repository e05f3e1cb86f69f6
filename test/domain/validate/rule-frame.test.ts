import { describe, expect, test } from '@jest/globals';
import type { Rule } from '../../../src/domain/resource/kind.ts';
import type { ResourceKey } from '../../../src/domain/resource/object-id.ts';
import type { FabricRelease } from '../../../src/domain/resource/schema.ts';
import type { Diagnostic } from '../../../src/domain/shared/diagnostic.ts';
import type { JsonObject } from '../../../src/domain/shared/json.ts';
import {
  flagKind,
  manifestOf,
  pierKind,
  registryOf,
  shipKind,
  validated,
} from '../../support/validation-world.ts';

function codesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, kind, name, pointer }) => `${code} ${kind}/${name} ${pointer}`);
}

const pier = manifestOf('Pier', 'p1', {});
const mary = manifestOf('Ship', 'mary', { pier: 'p1' });

describe('rules', () => {
  const rule = (more: Partial<Rule> & Pick<Rule, 'check'>): Rule => ({
    ...{ code: 'HHS-SHIP-1', severity: 'error', needs: 'self', title: 'ships float' },
    ...more,
  });
  const withRules = (...rules: Rule[]) => registryOf({ ...shipKind, rules }, pierKind, flagKind);

  test('give findings with their own code and severity', () => {
    const registry = withRules(
      rule({ check: () => [{ pointer: '/spec/draught', message: 'is too deep', help: 'unload' }] }),
      rule({
        severity: 'warning',
        code: 'HHS-SHIP-2',
        check: () => [{ pointer: '', message: 'Ship x', help: 'y' }],
      }),
    );
    const result = validated([pier, mary], { registry });
    expect(result.diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ['HHS-SHIP-2', 'warning', 'Ship x'],
      ['HHS-SHIP-1', 'error', 'Ship default/mary: is too deep'],
    ]);
    expect([...result.invalid]).toEqual([mary.key]);
  });

  test('see other objects and the previous version', () => {
    const previous = new Map<ResourceKey, JsonObject>([[mary.key, { spec: { pier: 'p0' } }]]);
    const seen: unknown[] = [];
    const check: Rule['check'] = (manifest, context) => {
      seen.push(context.find('Pier', 'p1')?.key, context.find('Pier', 'p9'), context.all('Ship').length);
      seen.push(context.all('Boat').length, context.previous(manifest.key)?.object);
      return [];
    };
    validated([pier, mary], { registry: withRules(rule({ check })), previous });
    expect(seen).toEqual([pier.key, undefined, 1, 0, { spec: { pier: 'p0' } }]);
  });

  test('about changes run only where there is a previous version', () => {
    const check = () => [{ pointer: '/spec', message: 'moved', help: 'h' }];
    const registry = withRules(rule({ needs: 'previous', check }));
    const joan = manifestOf('Ship', 'joan', { pier: 'p1' });
    expect(validated([pier, mary, joan], { registry }).diagnostics).toEqual([]);
    const previous = new Map<ResourceKey, JsonObject>([[joan.key, {}]]);
    expect([...validated([pier, mary, joan], { registry, previous }).invalid]).toEqual([joan.key]);
  });

  test('of a later release are not asked, and a warning where nobody gave the release', () => {
    const check = () => [{ pointer: '/spec', message: 'is new', help: 'h.' }];
    const registry = withRules(rule({ since: '26.03', check }));
    const found = (release?: FabricRelease) =>
      validated([pier, mary], { registry, release }).diagnostics.map(({ severity, help }) => [
        severity,
        help,
      ]);
    expect(found('26.02')).toEqual([]);
    expect(found('26.03')).toEqual([['error', 'h.']]);
    expect(found()).toEqual([['warning', expect.stringContaining('before release 26.03 accept it')]]);
  });

  test('that need a change are not asked where the spec is written as before', () => {
    const asked: string[] = [];
    const check: Rule['check'] = ({ id }) => {
      asked.push(id.name);
      return [];
    };
    const registry = withRules(rule({ needs: 'previous', onlyOnChange: true, check }));
    const joan = manifestOf('Ship', 'joan', { pier: 'p1' });
    const previous = new Map<ResourceKey, JsonObject>([
      [mary.key, { spec: { pier: 'p1' }, status: { afloat: true } }],
      [joan.key, { spec: { pier: 'p0' } }],
    ]);
    validated([pier, mary, joan], { registry, previous });
    expect(asked).toEqual(['joan']);
  });

  test('are not heard at a field that is already wrong by schema, but elsewhere', () => {
    const check = () =>
      ['/spec/draught', '/spec/draught/x', '/spec/flag', ''].map((pointer) => ({
        pointer,
        message: 'm',
        help: 'h',
      }));
    const ship = manifestOf('Ship', 'joan', { pier: 'p1', draught: 'deep' });
    const result = validated([pier, ship], { registry: withRules(rule({ check })) });
    expect(codesOf(result.diagnostics).sort()).toEqual([
      'HHS-4002 Ship/joan /spec/draught',
      'HHS-SHIP-1 Ship/joan ',
      'HHS-SHIP-1 Ship/joan /spec/flag',
    ]);
  });

  test('that fail make their object invalid and end nothing', () => {
    const check = (): never => {
      throw new TypeError('x is not a function');
    };
    const registry = withRules(rule({ check }));
    const result = validated([pier, mary, manifestOf('Ship', 'joan', { pier: 'p9' })], { registry });
    expect(codesOf(result.diagnostics).sort()).toEqual([
      'HHS-4201 Ship/joan /spec/pier',
      'HHS-4402 Ship/joan ',
      'HHS-4402 Ship/mary ',
    ]);
    expect(result.invalid.size).toBe(2);
  });
});

describe('kinds that the cluster does not serve', () => {
  test('are one finding a kind, with the count and all objects of it invalid', () => {
    const joan = manifestOf('Ship', 'joan', { pier: 'p1' });
    const result = validated([pier, mary, joan], {
      isServed: (group, kind) => `${group}/${kind}` !== 'harbour.example/Ship',
    });
    expect(codesOf(result.diagnostics)).toEqual(['HHS-4301 Ship/mary /kind']);
    expect(result.diagnostics[0]?.message).toContain('2 objects of it cannot be applied');
    expect(result.diagnostics[0]?.related?.map(({ file }) => file)).toEqual([joan.file]);
    expect([...result.invalid]).toEqual([mary.key, joan.key]);
  });

  test('are asked for once a kind', () => {
    const asked: string[] = [];
    validated([pier, mary, manifestOf('Ship', 'joan', { pier: 'p1' })], {
      isServed: (_group, kind) => asked.push(kind) > 0,
    });
    expect(asked).toEqual(['Pier', 'Ship']);
  });
});
