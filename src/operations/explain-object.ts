import type { Assessment } from '../domain/drift/assessment.ts';
import type { PlannedChange } from '../domain/plan/plan.ts';
import { displayId } from '../domain/resource/object-id.ts';
import { ConfigurationError } from '../domain/shared/errors.ts';
import { displayPath } from '../domain/shared/pointer.ts';
import { compareWithCluster } from './compare-fabric.ts';
import type { ClusterPorts, FabricSettings } from './fabric-ports.ts';
import { loadFabric } from './load-fabric.ts';
import type { ExplainResult } from './results.ts';

/** Why an object is in the state it is: what was looked at, which rule applied, what follows. Reads only. */
export async function explainObject(
  ports: ClusterPorts,
  settings: FabricSettings,
  wanted: { readonly kind: string; readonly name: string },
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
  const change = compared.plan.changes.find(
    (candidate) => candidate.id.kind === kind.kind && candidate.id.name === wanted.name,
  );
  if (change === undefined) {
    throw new ConfigurationError({
      code: 'HHS-2006',
      message: `${kind.kind} ${wanted.name} is neither in Git nor in the cluster, and was never applied from here`,
      help: 'Look at the name and at --path; plan lists every object that was seen.',
    });
  }
  return {
    command: 'explain',
    fabric: settings.fabric,
    id: change.id,
    assessment: change.assessment,
    steps: stepsOf(change.assessment),
    decision: `${change.assessment.state}: ${change.assessment.reason}. Apply would ${verbOf(change)}.`,
    next: nextSteps(change),
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

function verbOf(change: PlannedChange): string {
  return change.action === 'hold' ? `hold it (${change.reason})` : `${change.action} it`;
}

function nextSteps(change: PlannedChange): string[] {
  const name = `${change.id.kind}/${change.id.name}`;
  switch (change.hold) {
    case 'foreign-change':
    case 'conflict':
      return [
        `keep Git's value: hedgehog-sync apply --accept-git ${name}`,
        `keep the cluster's value: write it into ${change.assessment.manifest?.file ?? 'Git'} and apply`,
      ];
    case 'delete-off':
      return [`put ${displayId(change.id)} back into Git, or delete it by hand once nothing depends on it`];
    case 'invalid':
    case 'refers-to-invalid':
      return ['hedgehog-sync validate shows the errors'];
    case 'unmanaged':
      return [`write ${displayId(change.id)} into Git to manage it, or leave it`];
    case 'kind-not-served':
      return ['install or upgrade the fabric, so that the cluster serves the kind; doctor shows which are'];
    case 'ignored':
      return ['remove the annotation hedgehog-sync.githedgehog.com/ignore to manage it'];
    case null:
      return change.action === 'keep' ? [] : ['hedgehog-sync apply'];
  }
}
