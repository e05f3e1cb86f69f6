import { readFabricConfig } from '../../src/domain/fabric/fabric-config.ts';
import { structOf } from '../../src/domain/fabric/read.ts';
import type { FabricConfig } from '../../src/domain/resource/fabric-config.ts';
import { isJsonObject, type JsonObject, jsonEquals } from '../../src/domain/shared/json.ts';
import { judgeCase } from './judge-case.ts';
import { parseJson, readCases, VectorInputError } from './read-cases.ts';
import type { CaseVerdict, VectorCase } from './vector-case.ts';

export interface Disagreement {
  readonly id: string;
  readonly expected: unknown;
  readonly got: unknown;
}

export interface VectorReport {
  readonly cases: number;
  /** Cases with the same verdict, on the target and on every other manifest, and no finding outside of them. */
  readonly agree: number;
  readonly disagree: readonly Disagreement[];
  readonly defaultedAgree: number;
  readonly defaultedDisagree: readonly Disagreement[];
  /** By family: cases, those that agree, those whose defaulted object is equal. */
  readonly families: Readonly<Record<string, FamilyCount>>;
}

export interface FamilyCount {
  readonly cases: number;
  readonly agree: number;
  readonly defaultedAgree: number;
}

export interface VectorFiles {
  /** Lines of JSON. */
  readonly cases: string;
  /** An object of configurations by name. */
  readonly configs: string;
}

export { VectorInputError };

/** Only cases that `choose` takes are run. Throws VectorInputError where a file is not what it should be. */
export function runVectors(
  files: VectorFiles,
  choose: (vector: VectorCase) => boolean = () => true,
): VectorReport {
  const configs = readConfigs(files.configs);
  const disagree: Disagreement[] = [];
  const defaultedDisagree: Disagreement[] = [];
  const families = new Map<string, { cases: number; agree: number; defaultedAgree: number }>();
  let cases = 0;
  for (const vector of readCases(files.cases)) {
    if (!choose(vector)) continue;
    cases += 1;
    const config = configs.get(vector.config);
    if (config === undefined) {
      const known = [...configs.keys()].join(', ');
      throw new VectorInputError(
        `case ${vector.id} asks for the configuration "${vector.config}", and there are only: ${known}`,
      );
    }
    const verdict = judgeCase(vector, config);
    const count = families.get(vector.family) ?? { cases: 0, agree: 0, defaultedAgree: 0 };
    const wrong = compareVerdict(vector, verdict);
    if (wrong === undefined) count.agree += 1;
    else disagree.push(wrong);
    const unequal = compareDefaulted(vector, verdict.defaulted);
    if (unequal === undefined) count.defaultedAgree += 1;
    else defaultedDisagree.push(unequal);
    families.set(vector.family, { ...count, cases: count.cases + 1 });
  }
  return {
    cases,
    agree: cases - disagree.length,
    disagree,
    defaultedAgree: cases - defaultedDisagree.length,
    defaultedDisagree,
    families: Object.fromEntries([...families].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function readConfigs(text: string): Map<string, FabricConfig> {
  const configs = parseJson(text, 'the file of configurations');
  if (!isJsonObject(configs)) throw new VectorInputError('the file of configurations is no object');
  const byName = new Map<string, FabricConfig>();
  for (const [name, value] of Object.entries(configs)) {
    const read = readFabricConfig(isJsonObject(value) ? value : {});
    if (read.result === 'invalid') {
      throw new VectorInputError(`configuration ${name}: ${read.problems.join('; ')}`);
    }
    byName.set(name, read.config);
  }
  return byName;
}

function compareVerdict(vector: VectorCase, verdict: CaseVerdict): Disagreement | undefined {
  const { target, docs, astray } = verdict;
  const others = vector.docs.flatMap((expected, at) => {
    const got = docs[at];
    if (at === vector.target || got === undefined || got.valid === expected.valid) return [];
    return [{ manifest: at, expected, got }];
  });
  if (target.valid === vector.valid && others.length === 0 && astray.length === 0) return undefined;
  const { id, valid, stage, error } = vector;
  return {
    id,
    expected: {
      valid,
      stage,
      error,
      ...(others.length === 0 ? {} : { others: others.map((one) => one.expected) }),
    },
    got: {
      ...target,
      ...(others.length === 0 ? {} : { others: others.map(({ manifest, got }) => ({ manifest, ...got })) }),
      ...(astray.length === 0 ? {} : { astray }),
    },
  };
}

/** Where the fabric cannot decode the object there is nothing to compare. */
function compareDefaulted(vector: VectorCase, got: JsonObject | null): Disagreement | undefined {
  const expected = vector.defaulted;
  if (expected === null || (got !== null && jsonEquals(withSortedPorts(got), withSortedPorts(expected)))) {
    return undefined;
  }
  return { id: vector.id, expected, got };
}

const PORTS_ANNOTATION = 'fabric.githedgehog.com/ports';

/**
 * The fabric sorts this summary by count alone, over a map that Go walks in random order: among equal counts any order
 * is its own, and cases with the same spec have different ones.
 */
function withSortedPorts(object: JsonObject): JsonObject {
  const metadata = structOf(object, 'metadata');
  const annotations = structOf(metadata, 'annotations');
  const summary = annotations[PORTS_ANNOTATION];
  if (typeof summary !== 'string') return object;
  const sorted = summary.split(', ').sort().join(', ');
  return {
    ...object,
    metadata: { ...metadata, annotations: { ...annotations, [PORTS_ANNOTATION]: sorted } },
  };
}
