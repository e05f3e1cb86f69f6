import { displayPath, type FieldPointer } from '../shared/pointer.ts';
import type { DriftField, DriftObject } from '../status/drift-shape.ts';
import type { RefusalReason } from './edit-result.ts';

/**
 * Besides what an edit refuses:
 * - `git-moved`: Git's head does not have the value any more that was compared.
 * - `not-in-git`: the object left Git, or cannot be read there.
 * - `conflict`: both sides moved the field, or nobody can say which did.
 * - `deleted-in-cluster`: the change is a deletion, which a person makes.
 * - `no-place`: the layout names no file for the new object.
 * - `derived`: the fabric writes the label or annotation itself, or fills the field in when nobody does.
 */
export type BackPortReason =
  | RefusalReason
  | 'git-moved'
  | 'not-in-git'
  | 'conflict'
  | 'deleted-in-cluster'
  | 'no-place'
  | 'derived';

export interface BackPortRefusal {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** '' is the whole object. */
  readonly pointer: FieldPointer;
  readonly file: string | null;
  /** 1-based, in Git's head. */
  readonly line: number | null;
  readonly reason: BackPortReason;
  readonly message: string;
  readonly help: string;
}

type OwnReason = Exclude<BackPortReason, RefusalReason>;

const MEANINGS: Readonly<Record<OwnReason, { readonly what: string; readonly help: string }>> = {
  'git-moved': {
    what: 'has moved in Git since it was compared',
    help: 'Run again: the comparison with the present head decides anew.',
  },
  'not-in-git': {
    what: 'cannot be found in the files of Git',
    help: 'Restore the file, or delete the object from the cluster.',
  },
  conflict: {
    what: 'differs on both sides, and nobody can say whose value is meant',
    help: "Name the object to take the cluster's value (`/accept-cluster KIND/NAME`, or backport KIND/NAME), or take Git's (`/accept-git`, or apply --accept-git).",
  },
  'deleted-in-cluster': {
    what: 'was deleted in the cluster',
    help: 'Delete it from its file if that was meant; otherwise the next apply brings it back.',
  },
  'no-place': {
    what: 'has no place in the layout of the files',
    help: 'Add it to a file by hand, or say in the configuration where such objects go.',
  },
  derived: {
    what: 'follows from the rest of the object by the fabric’s own defaulting, so no file can say what the cluster has',
    help: 'Give the cluster the fabric’s value with `/accept-git`; change what it follows from if another one is meant.',
  },
};

interface Told {
  readonly message: string;
  readonly help: string;
}

/** `told`: what the edit itself says; needed for its reasons. */
export function refuseObject(object: DriftObject, reason: BackPortReason, told?: Told): BackPortRefusal {
  return refusal(object, '', reason, { file: object.file, line: object.line }, told);
}

export function refuseField(
  object: DriftObject,
  field: DriftField,
  reason: BackPortReason,
  place: { readonly file: string; readonly line: number },
  told?: Told,
): BackPortRefusal {
  return refusal(object, field.pointer, reason, place, told);
}

function refusal(
  { group, kind, namespace, name }: DriftObject,
  pointer: FieldPointer,
  reason: BackPortReason,
  place: { readonly file: string | null; readonly line: number | null },
  told: Told | undefined,
): BackPortRefusal {
  const where = `${kind} ${namespace}/${name}`;
  const subject = pointer === '' ? where : `${displayPath(pointer)} of ${where}`;
  const { what, help } = isOwn(reason)
    ? MEANINGS[reason]
    : { what: `: ${told?.message ?? reason}`, help: told?.help ?? '' };
  const message = `${subject}${what.startsWith(':') ? '' : ' '}${what}`;
  return { group, kind, namespace, name, pointer, ...place, reason, message, help };
}

function isOwn(reason: BackPortReason): reason is OwnReason {
  return Object.hasOwn(MEANINGS, reason);
}
