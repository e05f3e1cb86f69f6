import { describe, expect, test } from '@jest/globals';
import { DEFAULT_FABRIC_CONFIG } from '../../../src/domain/resource/fabric-config.ts';
import { judgeCase } from '../../../tools/vectors/judge-case.ts';
import { BOUNDARY_FABRIC } from './boundary-fabric.ts';
import { BOUNDARIES, type Boundary } from './boundary-table.ts';

const config = { ...DEFAULT_FABRIC_CONFIG, enableGateway: true };
const names = Object.keys(BOUNDARY_FABRIC);

/** Codes of the errors on one manifest, with every other one beside it as it stands. */
function judge(name: string, text: string): readonly string[] {
  const manifests = names.map((one) => (one === name ? text : (BOUNDARY_FABRIC[one] ?? '')));
  const { target } = judgeCase(
    {
      ...{ id: name, family: 'boundary', kind: '', phase: 'create', config: 'default' },
      ...{ manifests, target: names.indexOf(name), valid: true, localOnly: false },
      ...{ stage: '', error: '', docs: [], defaulted: null },
    },
    config,
  );
  return target.codes;
}

test('the fabric itself is valid', () => {
  const wrong = names.map((name) => [name, judge(name, BOUNDARY_FABRIC[name] ?? '')]);
  expect(wrong.filter(([, codes]) => codes?.length !== 0)).toEqual([]);
});

describe.each(Object.entries(BOUNDARIES))('%s', (name, boundaries) => {
  const title = ([from, to, code]: Boundary) =>
    `${JSON.stringify(to)} for ${JSON.stringify(from)} ${code === '' ? 'is taken' : `is refused by ${code}`}`;

  test.each(boundaries.map((row) => [title(row), row] as const))('%s', (_title, [from, to, code]) => {
    const text = BOUNDARY_FABRIC[name] ?? '';
    expect(text).toContain(from);
    const codes = judge(
      name,
      text.replace(from, () => to),
    );
    if (code === '') expect(codes).toEqual([]);
    else expect(codes).toContain(code);
  });
});
