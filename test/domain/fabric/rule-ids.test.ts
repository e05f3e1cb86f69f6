import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import { VALIDATE_CODES } from '../../../src/domain/validate/validate-codes.ts';
import { describeWithShared, sharedRoot } from '../../support/shared.ts';
import elsewhere from './elsewhere-rules.json' with { type: 'json' };
import missing from './missing-rules.json' with { type: 'json' };

/** Ids of the reference that no rule of a kind carries, with the code that stands for them or the reason. */
const standIns: Readonly<Record<string, string>> = elsewhere;

/** Rows of the reference's tables of rules: `| VPC-8a | …`. */
function idsOfReference(): string[] {
  const text = readFileSync(join(sharedRoot, 'reference', 'hedgehog-api.md'), 'utf8');
  const ids = [...text.matchAll(/^\| ([A-Z]{2,4}-D?\d+[a-z]?|L\d+) \|/gm)].map(([, id = '']) => id);
  const inText = ['SRVP-1', 'VI-1', 'VI-2', 'VI-3', 'VI-4'].filter((id) => text.includes(id.slice(0, 2)));
  return [...new Set([...ids, ...inText])].sort();
}

const implemented = new Set(
  fabricRegistry.kinds.flatMap(({ rules, referenceRules }) =>
    [...rules, ...referenceRules].map(({ code }) => code.slice('HHS-'.length)),
  ),
);

describeWithShared('the ids of the reference', () => {
  const ids = idsOfReference();

  test('are all read', () => {
    expect(ids.length).toBeGreaterThanOrEqual(267);
  });

  test('are each a rule, or stood for by something else, or on the list of missing ones', () => {
    const known = new Set([...implemented, ...Object.keys(standIns), ...missing]);
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
  });

  test('are no rule any more that is missing', () => {
    expect(missing.filter((id) => implemented.has(id) || Object.hasOwn(standIns, id))).toEqual([]);
    expect(missing.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('are all that rules carry, but for those of our own', () => {
    const own = [...implemented].filter((id) => !ids.includes(id));
    expect(own.sort()).toEqual(['CN-18a', 'CN-4a', 'L10a', 'L10b', 'VPC-23a', 'VPC-26a']);
  });
});

test('what stands for a rule is a code of validation or a reason', () => {
  for (const standIn of Object.values(standIns)) {
    if (standIn.startsWith('HHS-')) expect(Object.keys(VALIDATE_CODES)).toContain(standIn);
    else expect(standIn.length).toBeGreaterThan(20);
  }
});
