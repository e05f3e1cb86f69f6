import { sha256Digest } from '../../../../src/adapters/system/sha256-digest.ts';
import { concludeRun } from '../../../../src/domain/report/conclusion.ts';
import { pullFile } from '../../../../src/domain/report/pull/changed-lines.ts';
import {
  makePullReport,
  type PullPlace,
  type PullSources,
} from '../../../../src/domain/report/pull/make-pull-report.ts';
import type { PullContext } from '../../../../src/domain/report/pull/pull-context.ts';
import type { PullReport } from '../../../../src/domain/report/pull/pull-report.ts';
import type { Mend } from '../../../../src/domain/resource/mend.ts';
import type { RunFacts } from '../../../../src/domain/status/run-facts.ts';
import { miniRegistry } from '../../../support/mini-registry.ts';
import { driftFacts } from '../run-samples.ts';
import { finding, validationOf } from '../sample-reports.ts';

export const HEAD = 'a'.repeat(40);
export const BASE = 'b'.repeat(40);

export const pullContext: PullContext = {
  sourceUrl: (path, line) => `https://forge.example/o/r/blob/${HEAD}/${path}#L${line}`,
  runUrl: 'https://forge.example/o/r/actions/runs/1',
  docsUrl: 'https://forge.example/docs',
  digest: sha256Digest,
  isKnown: false,
  secondHand: false,
};

/** The fabric is in `fabric/`, and the whole of its file was added. */
export function placeOf(changes: Partial<PullPlace> = {}): PullPlace {
  return {
    number: 7,
    head: HEAD,
    base: BASE,
    files: [pullFile({ path: 'fabric/boxes.yaml', status: 'added', patch: '@@ -0,0 +1 @@\n+a: 1' })],
    repositoryPath: (file) => `fabric/${file}`,
    isOfFabric: (path) => path.startsWith('fabric/'),
    ...changes,
  };
}

export const mend: Mend = {
  reason: 'server-owned',
  file: 'boxes.yaml',
  line: 3,
  kind: 'Box',
  namespace: 'default',
  name: 'a',
  pointers: ['/metadata/uid'],
  message: 'without metadata.uid',
  lines: [{ from: 3, to: 3, text: '', was: '  uid: x\n' }],
  answers: [],
};

/** A plan of a pull request in which there is one object in each row of the state table, with findings and mends. */
export function pullFacts(changes: Partial<RunFacts> = {}): RunFacts {
  const { validation, ...facts } = driftFacts();
  return {
    ...facts,
    mode: 'plan',
    validation: validationOf(validation?.manifests ?? [], [finding]),
    ...changes,
  };
}

export function pullReportOf(changes: Partial<PullSources> = {}): PullReport {
  const facts = changes.facts ?? pullFacts();
  return makePullReport({
    facts,
    conclusion: concludeRun(facts, null, 'error'),
    notes: ['a note'],
    mends: [mend],
    pull: placeOf(),
    registry: miniRegistry,
    digest: sha256Digest,
    ...changes,
  });
}
