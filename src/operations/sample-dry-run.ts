import { comparableForm } from '../domain/diff/comparable.ts';
import { diffPointers } from '../domain/diff/diff-pointers.ts';
import type { Assessment } from '../domain/drift/assessment.ts';
import { createBody } from '../domain/plan/apply-body.ts';
import { isSyncError } from '../domain/shared/errors.ts';
import type { JsonObject } from '../domain/shared/json.ts';
import { valueAt } from '../domain/shared/pointer.ts';
import type { ClusterPorts, FabricSettings } from './fabric-ports.ts';
import { addressOf } from './kind-address.ts';
import { runBounded } from './run-bounded.ts';

/**
 * The server's own answer for a sample of objects that the cheaper proofs call in sync: what would an apply change?
 * An object that would change is returned as `cluster_ahead`, proven by dry-run. Needs the apply credential.
 */
export async function sampleByDryRun(
  assessments: readonly Assessment[],
  ports: ClusterPorts,
  settings: FabricSettings,
): Promise<ReadonlyMap<Assessment, Assessment>> {
  if (settings.dryRunSample === 0) return new Map();
  const proven = assessments.filter(
    (one) => one.state === 'in_sync' && one.manifest !== null && !one.ignored,
  );
  const sample = spread(proven, settings.dryRunSample);
  let done = 0;
  const answers = await runBounded(sample, settings.concurrency, async (assessment) => {
    const answer = await predict(assessment, ports, settings).catch((error: unknown) => {
      if (!isSyncError(error)) throw error;
      ports.log.warn('an object of the sample could not be checked by dry-run', {
        key: assessment.key,
        code: error.code,
        reason: error.message,
      });
      return null;
    });
    done += 1;
    ports.progress.report('check a sample by dry-run', done, sample.length, assessment.id.name);
    return answer;
  });
  const corrected = new Map<Assessment, Assessment>();
  answers.forEach((answer, index) => {
    if (answer !== null) corrected.set(sample[index] as Assessment, answer);
  });
  return corrected;
}

/** Evenly over the list, so that every kind has its turn; the same objects for the same list. */
function spread(assessments: readonly Assessment[], wanted: number): Assessment[] {
  const count = Math.min(wanted, assessments.length);
  return Array.from(
    { length: count },
    (_unused, index) => assessments[Math.floor((index * assessments.length) / count)] as Assessment,
  );
}

async function predict(
  assessment: Assessment,
  ports: ClusterPorts,
  settings: FabricSettings,
): Promise<Assessment | null> {
  const { manifest, live, id } = assessment;
  const kind = ports.registry.find(id.group, id.kind);
  if (manifest === null || live === null || kind === undefined) return null;
  const predicted = await ports.cluster.apply(addressOf(kind), createBody(manifest.object), {
    fieldManager: settings.fieldManager,
    force: true,
    dryRun: true,
  });
  const form = (object: JsonObject) => comparableForm(object, kind, ports.registry);
  const [wanted, there] = [form(predicted.object), form(live.object)];
  const pointers = diffPointers(wanted, there);
  if (pointers.length === 0) return null;
  return {
    ...assessment,
    state: 'cluster_ahead',
    reason: 'the server says that an apply would change it',
    proof: 'dry-run',
    fields: pointers.map((pointer) => {
      const desired = valueAt(wanted, pointer);
      const value = valueAt(there, pointer);
      return {
        pointer,
        ...(desired === undefined ? {} : { desired }),
        ...(value === undefined ? {} : { live: value }),
        baseKnown: false,
        changedBy: 'cluster' as const,
        conflict: false,
        blame: null,
        location: manifest.fields.at(pointer),
      };
    }),
  };
}
