import type { Assessment } from '../domain/drift/assessment.ts';
import type { PlannedChange } from '../domain/plan/plan.ts';
import { displayId } from '../domain/resource/object-id.ts';
import { ConfigurationError } from '../domain/shared/errors.ts';
import { displayPath } from '../domain/shared/pointer.ts';
import { closest } from '../domain/shared/suggest.ts';
import { compareWithCluster } from './compare-fabric.ts';
import type { ClusterPorts, FabricSettings } from './fabric-ports.ts';
import { loadFabric } from './load-fabric.ts';
import type { ExplainResult } from './results.ts';

/** Why an object is in the state it is: what was looked at, which rule applied, what follows. Reads only. */
export async function explainObject(
  ports: ClusterPorts,
  settings: FabricSettings,
  wanted: { readonly kind: string; readonly namespace: string | null; readonly name: string },
): Promise<ExplainResult> {
  const kind = ports.registry.byName(wanted.kind);
  if (kind === undefined) {
    throw new ConfigurationError({
      code: 'HHS-2005',
      message: `${wanted.kind} is no kind of the fabric`,
      help: 'Name a kind, its plural or its short name, e.g. explain VPC/vpc-1. docs/reference/kinds.md lists them.',
    });
  }
  const compared = await compareWithCluster(ports, settings, await loadFabric(ports, settings));
  const named = compared.plan.changes.filter(({ id }) => id.kind === kind.kind);
  const change = named.find(
    ({ id }) => id.name === wanted.name && (wanted.namespace ?? id.namespace) === id.namespace,
  );
  if (change === undefined) {
    const place = wanted.namespace === null ? '' : `${wanted.namespace}/`;
    const meant = closest(
      wanted.name,
      named.map(({ id }) => id.name),
    )?.word;
    const question = meant === undefined ? '' : `Did you mean ${kind.kind}/${meant}? `;
    throw new ConfigurationError({
      code: 'HHS-2006',
      message: `${kind.kind} ${place}${wanted.name} is neither in Git nor in the cluster, and was never applied from here`,
      help: `${question}Look at the name and at --path; plan --output json lists every object that was seen.`,
    });
  }
  return {
    command: 'explain',
    fabric: settings.fabric,
    change,
    steps: stepsOf(change.assessment),
    decision: decisionOf(change),
  };
}

function stepsOf(assessment: Assessment): { question: string; answer: string }[] {
  const { manifest, live, entry } = assessment;
  const steps = [
    {
      question: 'Is it in Git?',
      answer:
        manifest === null
          ? 'no'
          : `yes, ${manifest.file}:${manifest.line} (hash ${manifest.digest.slice(0, 12)})`,
    },
    {
      question: 'Was it applied from here?',
      answer:
        entry === null
          ? 'no record in the inventory'
          : `yes, from ${entry.file} at ${entry.commit?.slice(0, 12) ?? 'no commit'} (hash ${entry.digest.slice(0, 12)}, generation ${entry.generation})`,
    },
    {
      question: 'Is it in the cluster?',
      answer:
        live === null ? 'no' : `yes, generation ${live.generation}, resourceVersion ${live.resourceVersion}`,
    },
  ];
  if (manifest !== null && entry !== null) {
    const moved = manifest.digest !== entry.digest;
    steps.push({
      question: 'Did Git move since?',
      answer: moved ? 'yes, the hash differs' : 'no, same hash',
    });
  }
  if (live !== null && entry !== null) {
    const answer =
      live.uid !== entry.uid
        ? 'yes, it was deleted and made anew (another uid)'
        : live.generation !== entry.generation
          ? `yes, generation ${entry.generation} became ${live.generation}`
          : 'its spec did not (same uid and generation)';
    steps.push({ question: 'Did the cluster move since?', answer });
  }
  steps.push(...dependentStep(assessment));
  steps.push({ question: 'How was it compared?', answer: howCompared(assessment) });
  for (const field of assessment.fields) {
    const who =
      field.blame === null
        ? 'writer not recorded'
        : `last write by ${field.blame.manager} (${field.blame.operation}) ${field.blame.time ?? 'at an unknown time'}`;
    steps.push({
      question: `Who changed ${displayPath(field.pointer)}?`,
      answer: `${field.changedBy}; in the cluster: ${who}`,
    });
  }
  return steps;
}

function dependentStep({
  deleteCandidate,
  dependents,
  deleteBlocks = [],
}: Assessment): { question: string; answer: string }[] {
  if (!deleteCandidate) return [];
  const names = dependents.map(
    ({ id, inGit }) => `${displayId(id)} (${inGit ? 'in Git' : 'in the cluster only'})`,
  );
  const answer = names.length === 0 ? 'no' : names.join(', ');
  const blocks = deleteBlocks.map(({ code, message }) => `no, ${code}: ${message}`);
  return [
    { question: 'Does anything still refer to it?', answer },
    ...(blocks.length === 0 ? [] : [{ question: 'Would the fabric delete it?', answer: blocks.join('; ') }]),
  ];
}

function howCompared(assessment: Assessment): string {
  const proofs: Record<Assessment['proof'], string> = {
    presence: 'it stands on one side only',
    generation: 'by hash, uid and generation',
    ownership: 'field by field; what admission filled in or took out is left out by field ownership',
    canonical: 'field by field in canonical form',
    'dry-run': 'by a dry-run on the server',
  };
  const ways = assessment.twoWayReason === null ? '' : `; two-way only: ${assessment.twoWayReason}`;
  return `${proofs[assessment.proof]}${ways}`;
}

/** The state with the row of the table that gave it, and what an apply makes of it; a reason is not said twice. */
function decisionOf({ action, hold, reason, assessment }: PlannedChange): string {
  const why = `${assessment.state}: ${assessment.reason}`;
  if (action === 'keep') return `${why}. An apply would leave it as it is.`;
  if (action !== 'hold') return `${why}. An apply would ${action} it.`;
  const more = reason.startsWith(assessment.reason) ? reason.slice(assessment.reason.length + 2) : reason;
  if (hold === 'unmanaged') return `${why}. An apply would leave it alone.`;
  return `${why}. An apply would hold it${more === '' ? '' : `: ${more}`}.`;
}
