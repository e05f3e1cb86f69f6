import { beforeAll, describe, expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject, jsonEquals } from '../../../src/domain/shared/json.ts';
import { admittedUpdates, captureConfig, type UpdateVector } from '../../support/blast-vectors.ts';
import { readCapture } from '../../support/captures.ts';
import { describeLaw, type LawStage } from '../../support/law-suite.ts';
import { heldBy, kindOf, type LawWorld } from '../../support/law-world.ts';
import { describeWithShared, hasShared } from '../../support/shared.ts';

const LIMIT = 300_000;
const vectors = hasShared() ? admittedUpdates() : [];
const fabrics = [...new Set(vectors.map(({ fabric }) => fabric))];

/** The whole fabric, so that what an object refers to is there. */
async function load(fabric: string, { server, world }: LawStage): Promise<void> {
  server.useConfig(captureConfig(fabric));
  await world.clear();
  const { objects, manifests } = readCapture(fabric);
  for (const object of objects) if (object.kind === 'SwitchProfile') await world.load(bare(object));
  for (const { object } of manifests) await world.load(object);
}

/** What the fabric made, as somebody would write it. */
function bare({ apiVersion, kind, metadata, spec }: JsonObject): JsonObject {
  const name = isJsonObject(metadata) ? metadata.name : undefined;
  return { apiVersion: apiVersion ?? '', kind: kind ?? '', metadata: { name: name ?? '' }, spec: spec ?? {} };
}

interface Observation {
  /** What the update came to: an outcome, or that the plan had nothing to write. */
  readonly update: string;
  readonly requests: number;
  readonly left: JsonObject | null;
  readonly created: JsonObject | null;
  /** What the next apply of the same would do. */
  readonly next: string;
}

/** `before` created by our apply, `after` applied over it; then `after` created where nothing was. */
async function observe(vector: UpdateVector, world: LawWorld): Promise<Observation> {
  await world.remove(await world.load(vector.before));
  const first = await world.apply(vector.before, null, null);
  if (first.live === null) throw new Error(`${vector.id}: its state before could not be made`);
  const second = await world.apply(vector.after, first.live, vector.before);
  const live = second.live ?? first.live;
  const third = await world.apply(vector.after, live, vector.after);
  await world.remove(live);
  const fresh = await world.apply(vector.after, null, null);
  if (fresh.live !== null) await world.remove(fresh.live);
  await world.load(vector.before);
  return {
    update: second.result?.outcome ?? second.change.action,
    requests: second.result?.attempts ?? 0,
    left: second.live === null ? null : heldBy(second.live),
    created: fresh.live === null ? null : heldBy(fresh.live),
    next: third.change.action,
  };
}

function byObject(updates: readonly UpdateVector[]): readonly UpdateVector[][] {
  const groups = new Map<string, UpdateVector[]>();
  for (const vector of updates) {
    const key = `${vector.kind}/${vector.name}`;
    groups.set(key, [...(groups.get(key) ?? []), vector]);
  }
  return [...groups.values()];
}

/** Of an object that is in sync nothing is written, though `enable: false` stands where a create leaves it out. */
function meanTheSame(left: JsonObject, created: JsonObject, manifest: JsonObject): boolean {
  const form = ({ spec, ...rest }: JsonObject): JsonObject => ({
    ...rest,
    spec: kindOf(manifest).canonicalSpec(isJsonObject(spec) ? spec : {}),
  });
  return jsonEquals(form(left), form(created));
}

/** Each manifest applied over the one before it; what breaks the law. */
async function chain(
  updates: readonly UpdateVector[],
  before: JsonObject,
  world: LawWorld,
): Promise<readonly unknown[]> {
  const expected: (JsonObject | null)[] = [];
  await world.remove(await world.load(before));
  for (const { after } of updates) {
    const { live } = await world.apply(after, null, null);
    expected.push(live === null ? null : heldBy(live));
    if (live !== null) await world.remove(live);
  }
  const wrong: unknown[] = [];
  let base = before;
  let live = (await world.apply(before, null, null)).live;
  for (const [index, { id, after }] of updates.entries()) {
    const step = await world.apply(after, live, base);
    const created = expected[index];
    const left = step.live === null ? null : heldBy(step.live);
    const written = step.result !== undefined;
    const isLaw =
      left !== null && created && (written ? jsonEquals(left, created) : meanTheSame(left, created, after));
    if (!isLaw)
      wrong.push({
        id,
        reason: step.result?.reason ?? step.change.reason,
        error: String(step.result?.error),
        left,
        created,
      });
    live = step.live ?? live;
    base = step.live === null ? base : after;
  }
  await world.load(before);
  return wrong;
}

describeWithShared('updates that a real fabric admitted', () => {
  test('are all there', () => {
    const count = (how: string): number => vectors.filter((vector) => vector.how === how).length;
    expect([count('apply'), count('put'), count('refused')]).toEqual([646, 20, 12]);
  });
});

describeWithShared('what an apply leaves is what a create of the same manifest gives', () => {
  describeLaw('for updates that a real fabric admitted', (law) => {
    describe.each(fabrics)('%s', (fabric) => {
      const ours = vectors.filter((vector) => vector.fabric === fabric);
      beforeAll(async () => await load(fabric, law()), LIMIT);

      test.each(ours.filter(({ how }) => how !== 'apply').map((vector) => [vector.id, vector] as const))(
        '%s, which a bare apply gets wrong',
        async (_id, vector) => {
          const { update, requests, left, created, next } = await observe(vector, law().world);
          expect({ update, requests, next }).toEqual({ update: 'configured', requests: 1, next: 'keep' });
          expect(left).toEqual(created);
        },
        LIMIT,
      );

      test(
        'every other one, in one write or none, and then there is nothing left to write',
        async () => {
          const wrong: unknown[] = [];
          for (const vector of ours.filter(({ how }) => how === 'apply')) {
            const seen = await observe(vector, law().world);
            const { update, requests, left, created, next } = seen;
            const isDone = ['configured', 'unchanged', 'keep'].includes(update) && requests <= 1;
            const isLaw = left !== null && created !== null && jsonEquals(left, created);
            if (!isDone || !isLaw || next !== 'keep') wrong.push({ id: vector.id, ...seen });
          }
          expect(wrong).toEqual([]);
        },
        LIMIT,
      );

      test(
        'all that was made of one object, one after the other',
        async () => {
          const wrong: unknown[] = [];
          for (const [first, ...rest] of byObject(ours)) {
            if (first !== undefined)
              wrong.push(...(await chain([first, ...rest], first.before, law().world)));
          }
          expect(wrong).toEqual([]);
        },
        LIMIT,
      );
    });
  });
});
