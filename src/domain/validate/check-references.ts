import type { KindDefinition, Reference } from '../resource/kind.ts';
import type { Manifest } from '../resource/manifest.ts';
import { displayId, type ResourceKey } from '../resource/object-id.ts';
import type { RelatedLocation } from '../shared/diagnostic.ts';
import { displayPath } from '../shared/pointer.ts';
import { FABRIC_NAMESPACE } from './check-metadata.ts';
import { quote } from './describe-value.ts';
import { type Emit, finding } from './finding.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Looks for every object that `manifest` names. Returns the keys of those that Git has, readable or not: the edges
 * along which an invalid object drags others.
 *
 * An enforced reference that is not found is an error also when no cluster was asked: the webhooks refuse such an
 * object, and the fabric's own offline check counts a directory as the whole truth, too. A directory that leaves part
 * of the fabric to the cluster is checked with a cluster; the help says so. No default is looked up: only names that
 * are written count, so a VPC that leaves its namespaces out is fine on its own.
 *
 * An object that is there but invalid is no finding here: what refers to it is dragged, not wrong.
 */
export function checkReferences(
  manifest: Manifest,
  definition: KindDefinition,
  surroundings: Surroundings,
  emit: Emit,
): ResourceKey[] {
  const targets: ResourceKey[] = [];
  for (const reference of definition.references(manifest.object)) {
    const { where, key } = surroundings.locate(reference.kind, reference.name);
    if (where === 'nowhere') {
      if (reference.implied !== true) emitNowhere(reference, surroundings, emit);
    } else if (key !== null && (where === 'git' || where === 'unreadable')) targets.push(key);
  }
  return targets;
}

function emitNowhere(reference: Reference, surroundings: Surroundings, emit: Emit): void {
  const { kind, name, pointer, enforced } = reference;
  const target = `${kind} ${FABRIC_NAMESPACE}/${name}`;
  const looked = surroundings.clusterConsulted ? 'neither in Git nor in the cluster' : 'not in Git';
  const meant = surroundings.suggestName(kind, name);
  emit({
    ...finding(enforced ? 'HHS-4201' : 'HHS-4202', pointer, {
      message: `${displayPath(pointer)} names ${target}, which is ${looked}`,
      help: helpFor(reference, meant, surroundings),
    }),
    related: relatedTo(kind, meant, surroundings),
  });
}

function helpFor(reference: Reference, meant: string | undefined, surroundings: Surroundings): string {
  const { kind, name, enforced } = reference;
  const other = surroundings.otherKindOf(kind, name);
  const sentences: string[] = [];
  if (meant !== undefined) sentences.push(`Did you mean ${kind} ${quote(meant)}?`);
  if (other !== undefined)
    sentences.push(`${quote(name)} is the name of a ${other}, a ${kind} is needed here.`);
  sentences.push(`Correct the name, or add the ${kind}.`);
  if (!enforced) sentences.push('The cluster accepts it like this, but it will not work.');
  if (!surroundings.clusterConsulted) {
    sentences.push(`No cluster was asked: if the ${kind} exists only there, run with a cluster.`);
  }
  return sentences.join(' ');
}

function relatedTo(kind: string, name: string | undefined, surroundings: Surroundings): RelatedLocation[] {
  const manifest = name === undefined ? undefined : surroundings.index.find(kind, name);
  if (manifest === undefined) return [];
  const { file, line, column } = manifest.fields.at('/metadata/name');
  return [{ file, line, column, message: `${displayId(manifest.id)} is here` }];
}
