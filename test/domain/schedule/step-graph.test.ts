import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { orderSteps, type StepNode } from '../../../src/domain/schedule/step-graph.ts';

const step = (name: string, ...needs: string[]): StepNode => ({ name, needs });

test('steps run in waves, each as early as what it needs allows', () => {
  const steps = [step('publish', 'apply'), step('apply', 'compare', 'lock'), step('compare'), step('lock')];
  expect(orderSteps(steps)).toEqual({ ok: true, waves: [['compare', 'lock'], ['apply'], ['publish']] });
  expect(orderSteps([])).toEqual({ ok: true, waves: [] });
});

test('a ring is refused, and named from its first name on', () => {
  const ring = [step('c', 'b'), step('b', 'a'), step('a', 'c'), step('after', 'a'), step('free')];
  expect(orderSteps(ring)).toEqual({ ok: false, problem: 'cycle', names: ['a', 'c', 'b'] });
  expect(orderSteps([step('self', 'self')])).toEqual({ ok: false, problem: 'cycle', names: ['self'] });
});

test('a step that does not exist and a name for two steps are refused', () => {
  expect(orderSteps([step('a', 'b')])).toEqual({ ok: false, problem: 'unknown', names: ['b'] });
  expect(orderSteps([step('a'), step('a')])).toEqual({ ok: false, problem: 'twice', names: ['a'] });
});

test('any graph whose steps need earlier ones only has an order that keeps every need', () => {
  const anyGraph = fc
    .array(fc.array(fc.nat()), { maxLength: 15 })
    .map((needs) =>
      needs.map((some, index) =>
        step(`s${index}`, ...(index === 0 ? [] : some.map((one) => `s${one % index}`))),
      ),
    );
  fc.assert(
    fc.property(anyGraph, fc.infiniteStream(fc.nat()), (steps, chance) => {
      const shuffled = steps
        .map((one) => ({ one, rank: chance.next().value ?? 0 }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ one }) => one);
      const order = orderSteps(shuffled);
      if (!order.ok) throw new Error(order.problem);
      const waveOf = new Map(order.waves.flatMap((wave, index) => wave.map((name) => [name, index])));
      expect(waveOf.size).toBe(steps.length);
      for (const { name, needs } of steps) {
        for (const need of needs) expect(waveOf.get(need) ?? 0).toBeLessThan(waveOf.get(name) ?? 0);
      }
    }),
  );
});
