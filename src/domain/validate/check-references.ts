import type { KindDefinition, Reference } from '../resource/kind.ts';
import type { Manifest } from '../resource/manifest.ts';
import { displayId, type ResourceKey } from '../resource/object-id.ts';
import type { RelatedLocation } from '../shared/diagnostic.ts';
import { exact } from '../shared/exact.ts';
import { plural } from '../shared/plural.ts';
import { displayPath } from '../shared/pointer.ts';
import { FABRIC_NAMESPACE } from './check-metadata.ts';
import { quote } from './describe-value.ts';
import { type Emit, finding } from './finding.ts';
import type { Surroundings } from './surroundings.ts';
import type { Suspect } from './suspects.ts';

export interface CheckedReferences {
  /** Those that Git has, readable or not: the edges along which an invalid object drags others. */
  readonly targets: readonly ResourceKey[];
  /** A cluster could add nothing: all that is named was found in Git. */
  readonly settled: boolean;
}

/**
 * Looks for every object that `manifest` names.
 *
 * An enforced reference that is not found is an error also when no cluster was asked: the webhooks refuse such an
 * object, and the fabric's own offline check counts a directory as the whole truth, too. A directory that leaves part
 * of the fabric to the cluster is checked with a cluster; the help says so. A name that is left to the fabric's
 * defaulting is looked up only where a rule demands it.
 *
 * An object that is there but invalid is no finding here: what refers to it is dragged, not wrong.
 */
export function checkReferences(
  manifest: Manifest,
  definition: KindDefinition,
  surroundings: Surroundings,
  emit: Emit,
): CheckedReferences {
  const targets: ResourceKey[] = [];
  let settled = true;
  for (const reference of definition.references(manifest.object)) {
    const { where, key } = surroundings.locate(reference.kind, reference.name);
    const foundInGit = where === 'git' || where === 'built-in';
    if (!foundInGit && (reference.implied !== true || where === 'unreadable')) settled = false;
    if (where === 'nowhere') {
      if (reference.implied !== true || reference.code !== undefined)
        emitNowhere(reference, surroundings, emit);
    } else if (key !== null && (where === 'git' || where === 'unreadable')) targets.push(key);
  }
  return { targets: exact(targets), settled };
}

function emitNowhere(reference: Reference, surroundings: Surroundings, emit: Emit): void {
  const { kind, name, pointer, enforced, implied } = reference;
  const target = `${kind} ${FABRIC_NAMESPACE}/${name}`;
  const looked = surroundings.clusterConsulted ? 'neither in Git nor in the cluster' : 'not in Git';
  const meant = surroundings.suggestName(kind, name);
  const suspects = surroundings.suspectsOf(kind, name);
  const help = helpFor(reference, meant, surroundings);
  const how = implied === true ? 'needs, by default,' : 'names';
  const text = `${displayPath(pointer)} ${how} ${target}, which is ${looked}`;
  const found = finding(enforced ? 'HHS-4201' : 'HHS-4202', pointer, {
    message: text + causeOf(suspects),
    help: suspects.length === 0 ? help : `Mend that first, and look here again only if this stays. ${help}`,
  });
  emit({
    ...found,
    code: reference.code ?? found.code,
    related: relatedTo(kind, meant, surroundings),
    mayFollow: suspects.length > 0,
  });
}

function causeOf(suspects: readonly Suspect[]): string {
  const [first] = suspects;
  if (first === undefined) return '';
  const others = suspects.length - 1;
  const more = others === 0 ? '' : ` or ${plural(others, 'more place')}`;
  return `; this may be caused by ${first.file}:${first.line}${more}, which could not be used`;
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
    sentences.push(
      `The cluster was not asked: if the ${kind} exists only there, a plan against the cluster finds it.`,
    );
  }
  return sentences.join(' ');
}

function relatedTo(kind: string, name: string | undefined, surroundings: Surroundings): RelatedLocation[] {
  const manifest = name === undefined ? undefined : surroundings.index.find(kind, name);
  if (manifest === undefined) return [];
  const { file, line, column } = manifest.fields.at('/metadata/name');
  return [{ file, line, column, message: `${displayId(manifest.id)} is here` }];
}
