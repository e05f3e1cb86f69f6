import { describe, expect, test } from '@jest/globals';
import { ASSUMED_FABRIC_CONFIG, DEFAULT_FABRIC_CONFIG } from '../../../src/domain/resource/fabric-config.ts';
import type { KindDefinition, Rule, RuleContext, RuleFinding } from '../../../src/domain/resource/kind.ts';
import type { Manifest } from '../../../src/domain/resource/manifest.ts';
import { checkDeletes, refusedDeletes } from '../../../src/domain/validate/check-deletes.ts';
import { indexManifests } from '../../../src/domain/validate/manifest-index.ts';
import { type KnownObject, ruleObjects } from '../../../src/domain/validate/rule-world.ts';
import {
  key,
  manifestOf,
  pierKind,
  registryOf,
  shipKind,
  validated,
} from '../../support/validation-world.ts';

const pier = manifestOf('Pier', 'p1', {});
const mary = manifestOf('Ship', 'mary', { pier: 'p1' });

function rule(more: Partial<Rule> & Pick<Rule, 'check'>): Rule {
  return { code: 'HHS-SHIP-1', severity: 'error', needs: 'references', title: 'ships float', ...more };
}

function finding(more: Partial<RuleFinding> = {}): RuleFinding {
  return { pointer: '/spec/pier', message: 'no', help: 'Go.', ...more };
}

function withRules(...rules: Rule[]) {
  return registryOf({ ...shipKind, rules }, pierKind);
}

function known(manifest: Manifest): KnownObject {
  const { id, key: itsKey, object } = manifest;
  return { id, key: itsKey, object };
}

/** What a rule of Ships sees in a run. */
function seenBy<T>(look: (context: RuleContext) => T, more: Parameters<typeof validated>[1] = {}): T[] {
  const seen: T[] = [];
  const registry = withRules(
    rule({
      check: (_, context) => {
        seen.push(look(context));
        return [];
      },
    }),
  );
  validated([pier, mary], { registry, ...more });
  return seen;
}

describe('what rules see', () => {
  const elsewhere = known(manifestOf('Pier', 'p2', { length: 5 }));

  test('is Git first, and what only the cluster has', () => {
    const others = [known(manifestOf('Pier', 'p1', { length: 9 })), elsewhere];
    const look = ({ find, all }: RuleContext) => [
      find('Pier', 'p1')?.manifest,
      find('Pier', 'p2')?.object,
      find('Pier', 'p2')?.manifest,
      all('Pier').map(({ id }) => id.name),
    ];
    expect(seenBy(look, { others })).toEqual([[pier, elsewhere.object, undefined, ['p1', 'p2']]]);
  });

  test('is the configuration, or what is assumed where none is given', () => {
    expect(seenBy(({ config }) => config)).toEqual([ASSUMED_FABRIC_CONFIG]);
    const config = { ...DEFAULT_FABRIC_CONFIG, fabricMTU: 1500 };
    expect(seenBy((context) => context.config.fabricMTU, { config })).toEqual([1500]);
  });

  test('is what controllers keep, unless no cluster was asked', () => {
    expect(seenBy(({ observed }) => observed('Pier'))).toEqual([undefined]);
    const look = ({ observed }: RuleContext) => [observed('Pier'), observed('Ship')];
    expect(seenBy(look, { observed: [elsewhere] })).toEqual([[[elsewhere.object], []]]);
  });

  test('is what a kind brings along, behind all others and in no list', () => {
    const builtIn: KindDefinition = {
      ...pierKind,
      builtIns: ({ fabricMTU }) => new Map([['quay', { spec: { length: fabricMTU } }]]),
    };
    const seen: unknown[] = [];
    const check: Rule['check'] = (_, { find, all }) => {
      seen.push(find('Pier', 'quay')?.object, all('Pier').length, find('Boat', 'quay'));
      return [];
    };
    validated([pier, mary], { registry: registryOf({ ...shipKind, rules: [rule({ check })] }, builtIn) });
    expect(seen).toEqual([{ spec: { length: 9100 } }, 1, undefined]);
  });

  test('is each object defaulted, once, when somebody asks', () => {
    let made = 0;
    const counting: KindDefinition = {
      ...pierKind,
      defaulted(object) {
        made += 1;
        return { ...object, spec: { length: 7 } };
      },
    };
    const lengths: unknown[] = [];
    const check: Rule['check'] = (_, { find }) => {
      lengths.push(find('Pier', 'p1')?.defaulted.spec, find('Pier', 'p1')?.defaulted.spec);
      return [];
    };
    const joan = manifestOf('Ship', 'joan', { pier: 'p1' });
    validated([pier, mary, joan], {
      registry: registryOf({ ...shipKind, rules: [rule({ check })] }, counting),
    });
    expect(made).toBe(1);
    expect(lengths).toEqual(Array.from({ length: 4 }, () => ({ length: 7 })));
  });

  test('is an index, made once in a run however many ask', () => {
    let made = 0;
    const byPier = ({ all }: RuleContext) => {
      made += 1;
      return all('Ship').length;
    };
    const counts: number[] = [];
    const check: Rule['check'] = (_, { index }) => {
      counts.push(index(byPier));
      return [];
    };
    validated([pier, mary, manifestOf('Ship', 'joan', { pier: 'p1' })], {
      registry: withRules(rule({ check })),
    });
    expect([made, counts]).toEqual([1, [2, 2]]);
  });
});

describe('what rules say', () => {
  test('names the other end with its file and line', () => {
    const check: Rule['check'] = (_, { all }) => [
      finding({ related: all('Pier').map((object) => ({ object, pointer: '/spec', message: 'here' })) }),
    ];
    const registry = withRules(rule({ check }));
    const [inGit] = validated([pier, mary], { registry }).diagnostics;
    expect(inGit?.related).toEqual([{ file: 'pier-p1.yaml', line: 11, column: 5, message: 'here' }]);
    const others = [known(manifestOf('Pier', 'p2', {}))];
    const [inCluster] = validated([pier, mary], { registry, others }).diagnostics;
    expect(inCluster?.related).toHaveLength(1);
    expect(inCluster?.help).toBe('Go. Pier default/p2 is not in Git.');
  });

  test('about what passes by itself is a warning, but an error in a verdict of this very moment', () => {
    const registry = withRules(rule({ needs: 'cluster', passes: true, check: () => [finding()] }));
    const severities = (strict: boolean) =>
      validated([pier, mary], { registry, strict }).diagnostics.map(({ severity }) => severity);
    expect([severities(false), severities(true)]).toEqual([['warning'], ['error']]);
  });

  test('about a deletion is not heard while the object stands', () => {
    const registry = withRules(rule({ needs: 'delete', check: () => [finding()] }));
    expect(validated([pier, mary], { registry }).diagnostics).toEqual([]);
  });
});

describe('deleting', () => {
  const guarded = registryOf(shipKind, {
    ...pierKind,
    rules: [
      rule({
        code: 'HHS-PIER-D1',
        needs: 'delete',
        check: (object, { all }) =>
          all('Ship')
            .filter(({ defaulted }) => JSON.stringify(defaulted).includes(object.id.name))
            .map(() => finding({ pointer: '' })),
      }),
    ],
  });

  function blockedBy(manifests: readonly Manifest[], others: readonly KnownObject[] = []) {
    const objects = ruleObjects(guarded, undefined);
    const world = { registry: guarded, index: indexManifests(manifests), objects, others };
    const blocked = checkDeletes([known(pier)], world);
    return [...blocked].map(([at, findings]) => [at, findings.map(({ code }) => code)]);
  }

  test('is blocked by what stays and refers to it, in Git or in the cluster', () => {
    expect(blockedBy([mary])).toEqual([[key('Pier', 'p1'), ['HHS-PIER-D1']]]);
    expect(blockedBy([], [known(mary)])).toEqual([[key('Pier', 'p1'), ['HHS-PIER-D1']]]);
  });

  test('is free when nothing refers to it', () => {
    expect(blockedBy([manifestOf('Ship', 'joan', { pier: 'p9' })])).toEqual([]);
  });

  test('of several is refused where something stays at any distance, and free where all go', () => {
    const heldBy = (kind: string, holder: string) =>
      rule({
        needs: 'delete',
        check: (object, { all }) =>
          all(holder)
            .filter(({ defaulted }) => JSON.stringify(defaulted).includes(`"${object.id.name}"`))
            .map(() => finding({ message: kind })),
      });
    const registry = registryOf(
      { ...shipKind, rules: [heldBy('Ship', 'Pier')] },
      { ...pierKind, rules: [heldBy('Pier', 'Ship')] },
    );
    const objects = ruleObjects(registry, undefined);
    const chain = [
      known(manifestOf('Pier', 'p1', { length: 1 })),
      known(manifestOf('Ship', 's1', { pier: 'p1' })),
    ];
    const stays = manifestOf('Pier', 'p2', { length: 's1' });
    const refused = (manifests: readonly Manifest[]) => [
      ...refusedDeletes(chain, { registry, index: indexManifests(manifests), objects }).keys(),
    ];
    expect(refused([])).toEqual([]);
    expect(refused([stays]).sort()).toEqual([key('Pier', 'p1'), key('Ship', 's1')]);
  });
});

describe('labels that defaulting derives', () => {
  function labelling(labels: Record<string, string>): KindDefinition {
    return { ...shipKind, defaulted: (object) => ({ ...object, metadata: { name: 'x', labels } }) };
  }

  test.each([
    [{ 'harbour.example/pier': 'p'.repeat(64) }, ['HHS-4111 /spec/pier']],
    [{ [`pier.harbour.example/${'p'.repeat(64)}`]: 'true' }, ['HHS-4111 /spec/pier']],
    [{ 'harbour.example/type': '<invalid>' }, ['HHS-4111 /spec']],
    [{ 'harbour.example/pier': 'fine' }, []],
  ])('%j', (labels, expected) => {
    const name = 'p'.repeat(64);
    const long = manifestOf('Pier', name, {});
    const ship = manifestOf('Ship', 'mary', { pier: name });
    const { diagnostics } = validated([long, ship], { registry: registryOf(labelling(labels), pierKind) });
    expect(diagnostics.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(expected);
  });
});

describe('a reference that a rule demands', () => {
  test('carries the rule’s code, written or left to its default', () => {
    const references: KindDefinition['references'] = () => [
      { pointer: '/spec/pier', kind: 'Pier', name: 'gone', enforced: true, code: 'HHS-SHIP-5' },
      { pointer: '/spec', kind: 'Pier', name: 'default', enforced: true, implied: true, code: 'HHS-SHIP-6' },
      { pointer: '/spec', kind: 'Pier', name: 'other', enforced: true, implied: true },
    ];
    const { diagnostics } = validated([mary], {
      registry: registryOf({ ...shipKind, references }, pierKind),
    });
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`).sort()).toEqual([
      'error HHS-SHIP-5',
      'error HHS-SHIP-6',
    ]);
  });
});
