import { isJsonObject, type Json, type JsonObject } from '../../domain/shared/json.ts';
import { fabricLabel, managedByLabels } from './fabric-name.ts';

/** A Lease of the cluster, as far as it matters. */
export interface LeaseRecord {
  /** null: free. */
  readonly holder: string | null;
  /** Which attempt of the holder it is: two runs of one name are told apart by it. */
  readonly attempt: string | null;
  readonly durationMs: number | null;
  readonly transitions: number;
  readonly acquireTime: string | null;
  readonly resourceVersion: string;
  readonly uid: string;
  /** As the server gave it, so that what others put on it is kept. */
  readonly object: JsonObject;
}

const attemptAnnotation = 'hedgehog-sync.githedgehog.com/lease-attempt';

export function leaseRecordOf(object: JsonObject): LeaseRecord {
  const metadata = objectIn(object.metadata);
  const spec = objectIn(object.spec);
  const seconds = spec.leaseDurationSeconds;
  const { leaseTransitions } = spec;
  return {
    holder: textIn(spec.holderIdentity),
    attempt: textIn(objectIn(metadata.annotations)[attemptAnnotation]),
    durationMs: typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : null,
    transitions: typeof leaseTransitions === 'number' ? leaseTransitions : 0,
    acquireTime: textIn(spec.acquireTime),
    resourceVersion: textIn(metadata.resourceVersion) ?? '',
    uid: textIn(metadata.uid) ?? '',
    object,
  };
}

export interface LeaseHold {
  readonly fabric: string;
  readonly holder: string;
  readonly attempt: string;
  readonly durationMs: number;
  /** ISO 8601 with milliseconds. */
  readonly now: string;
}

/** The Lease as it is written for a hold that begins now. */
export function acquiredLease(
  name: string,
  namespace: string,
  hold: LeaseHold,
  before: LeaseRecord | null,
): JsonObject {
  const time = microTime(hold.now);
  const spec = {
    ...heldSpec(hold, time),
    acquireTime: time,
    leaseTransitions: before === null ? 0 : before.transitions + 1,
  };
  return lease(name, namespace, hold.fabric, spec, hold.attempt, before);
}

export function renewedLease(
  name: string,
  namespace: string,
  hold: LeaseHold,
  before: LeaseRecord,
): JsonObject {
  const spec = { ...objectIn(before.object.spec), ...heldSpec(hold, microTime(hold.now)) };
  return lease(name, namespace, hold.fabric, spec, hold.attempt, before);
}

/** Free, with the time of the last run left to be seen. */
export function releasedLease(
  name: string,
  namespace: string,
  hold: LeaseHold,
  before: LeaseRecord,
): JsonObject {
  const spec = { ...objectIn(before.object.spec), holderIdentity: '', renewTime: microTime(hold.now) };
  return lease(name, namespace, hold.fabric, spec, null, before);
}

function heldSpec(hold: LeaseHold, time: string): JsonObject {
  return {
    holderIdentity: hold.holder,
    leaseDurationSeconds: Math.max(1, Math.ceil(hold.durationMs / 1000)),
    renewTime: time,
  };
}

function lease(
  name: string,
  namespace: string,
  fabric: string,
  spec: JsonObject,
  attempt: string | null,
  before: LeaseRecord | null,
): JsonObject {
  const metadata = before === null ? {} : objectIn(before.object.metadata);
  const { [attemptAnnotation]: _attempt, ...annotations } = objectIn(metadata.annotations);
  const { managedFields: _managedFields, ...kept } = metadata;
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      ...kept,
      name,
      namespace,
      labels: { ...objectIn(metadata.labels), [fabricLabel]: fabric, ...managedByLabels },
      annotations: attempt === null ? annotations : { ...annotations, [attemptAnnotation]: attempt },
    },
    spec,
  };
}

/** Kubernetes' MicroTime wants six digits. */
function microTime(iso: string): string {
  return iso.replace(/\.(\d{3})Z$/, '.$1000Z');
}

function objectIn(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function textIn(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
