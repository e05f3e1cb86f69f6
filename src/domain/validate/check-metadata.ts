import type { KindDefinition } from '../resource/kind.ts';
import type { Manifest } from '../resource/manifest.ts';
import { getOwn, isJsonObject, type Json } from '../shared/json.ts';
import { childPointer } from '../shared/pointer.ts';
import { checkAnnotations, checkLabels } from './check-metadata-maps.ts';
import { describeValue, quote } from './describe-value.ts';
import { droppedText, type Emit, finding } from './finding.ts';
import { legalName, nameProblem } from './kubernetes-names.ts';
import { suggestField } from './suggest-field.ts';

/** All fabric objects live here; every validator of the fabric refuses any other. */
export const FABRIC_NAMESPACE = 'default';

/** What a manifest may say about itself. */
const FIELDS: readonly string[] = ['name', 'namespace', 'labels', 'annotations'];

/** Known to Kubernetes, but not for Git, with the reason. What servers write is taken out before it gets here. */
const UNWANTED: Readonly<Record<string, string>> = {
  generateName: 'the name is given, so it has no effect',
  finalizers: 'a finalizer blocks deletion until its controller removes it, and Git would put it back',
  ownerReferences: 'they name objects by uid, which differs from cluster to cluster',
  uid: 'the server sets it',
  resourceVersion: 'the server sets it, and it makes every later write a conflict',
  generation: 'the server sets it',
  creationTimestamp: 'the server sets it',
  deletionTimestamp: 'the server sets it',
  deletionGracePeriodSeconds: 'the server sets it',
  managedFields: 'the server keeps it',
  selfLink: 'the server no longer knows it',
};

/** Name, namespace, labels, annotations, and what else stands under `metadata`. */
export function checkMetadata(manifest: Manifest, definition: KindDefinition, emit: Emit): void {
  const { spec } = definition;
  const metadata = getOwn(manifest.object, 'metadata');
  checkName(manifest.id.name, emit);
  if (definition.anyNamespace !== true) checkNamespace(manifest.id.namespace, emit);
  if (metadata === undefined || metadata === null) return;
  if (!isJsonObject(metadata)) {
    emit(
      finding('HHS-4110', '/metadata', {
        message: `metadata must be a mapping, but it is ${describeValue(metadata)}`,
        help: 'Write name: below it, indented.',
      }),
    );
    return;
  }
  for (const key of Object.keys(metadata)) {
    const value = metadata[key];
    if (value === undefined) continue;
    if (value === null) {
      if (key === 'labels' || key === 'annotations') emitDropped(key, emit);
    } else if (key === 'labels') checkLabels(value, emit);
    else if (key === 'annotations') checkAnnotations(value, emit);
    else if (key === 'name' || key === 'namespace') checkText(key, value, emit);
    else checkOtherField(key, spec, emit);
  }
}

function emitDropped(key: 'labels' | 'annotations', emit: Emit): void {
  const text = droppedText(`metadata.${key}`, { type: 'map', values: { type: 'string' } });
  emit(finding('HHS-4017', `/metadata/${key}`, text, true));
}

function checkName(name: string, emit: Emit): void {
  const problem = nameProblem(name);
  if (problem === undefined) return;
  const legal = legalName(name);
  emit(
    finding('HHS-4101', '/metadata/name', {
      message: `the name ${quote(name)} ${problem}`,
      help: `${legal === undefined ? 'Use lower-case letters, digits, - and .' : `Use for example "${legal}"`}, and change what refers to it.`,
    }),
  );
}

function checkNamespace(namespace: string, emit: Emit): void {
  if (namespace === FABRIC_NAMESPACE) return;
  emit(
    finding('HHS-4102', '/metadata/namespace', {
      message: `the namespace is ${quote(namespace)}, fabric objects live in ${FABRIC_NAMESPACE}`,
      help: `Set metadata.namespace to ${FABRIC_NAMESPACE}, or leave it out.`,
    }),
  );
}

function checkText(key: string, value: Json, emit: Emit): void {
  if (typeof value === 'string') return;
  emit(
    finding('HHS-4110', childPointer('/metadata', key), {
      message: `metadata.${key} must be a text, but it is ${describeValue(value)}`,
      help: 'Put it in quotes.',
    }),
  );
}

function checkOtherField(key: string, spec: KindDefinition['spec'], emit: Emit): void {
  const pointer = childPointer('/metadata', key);
  const reason = Object.hasOwn(UNWANTED, key) ? UNWANTED[key] : undefined;
  if (reason !== undefined) {
    const message = `metadata.${key} does not belong in Git: ${reason}`;
    emit(finding('HHS-4104', pointer, { message, help: 'Remove it from the file.' }, true));
    return;
  }
  const help = suggestField({ key, siblings: FIELDS, place: 'metadata', root: spec });
  emit(finding('HHS-4103', pointer, { message: `metadata has no field ${quote(key)}`, help }, true));
}
