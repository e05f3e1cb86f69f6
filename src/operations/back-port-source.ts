import { type Asked, askedPart } from '../domain/backport/asked-objects.ts';
import { backPort } from '../domain/edit/back-port.ts';
import type { BackPortRefusal } from '../domain/edit/back-port-refusal.ts';
import type { BackPortFile, BackPortSummary, TakenChange } from '../domain/report/back-port-model.ts';
import { keyOf, type ObjectId } from '../domain/resource/object-id.ts';
import { plural } from '../domain/shared/plural.ts';
import type { DriftDocument, DriftObject } from '../domain/status/drift-shape.ts';
import type { ManifestWriter } from '../ports/manifest-writer.ts';
import type { FabricSettings, LocalPorts } from './fabric-ports.ts';
import { placeByLayout } from './place-by-layout.ts';

export interface BackPortSourceRequest {
  readonly drift: DriftDocument;
  readonly from: BackPortSummary['from'];
  /** `all`: what the cluster alone changed; a field that both sides changed is left to a person. */
  readonly asked: Asked;
  readonly dryRun: boolean;
  /** The fabric is one file: whatever is new goes there. */
  readonly isOneFile: boolean;
}

/** Takes what the cluster has into the files of the working tree. Throws SyncError where they cannot be read. */
export async function backPortSource(
  ports: LocalPorts & { readonly writer: ManifestWriter },
  settings: FabricSettings,
  { drift, from, asked, dryRun, isOneFile }: BackPortSourceRequest,
): Promise<BackPortSummary> {
  const { files } = await ports.source.read(settings.selection);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const objects = askedPart(drift.objects, asked);
  const { registry, digest } = ports;
  const { limits } = settings;
  const byLayout = placeByLayout(texts, { registry, digest, limits });
  const [only] = files;
  const result = backPort({ ...drift, objects: [...objects] }, texts, {
    ...{ registry, digest, limits },
    conflicts: asked === 'all' ? 'refuse' : 'take-cluster',
    placeOf: (object) => (isOneFile && only !== undefined ? only.path : byLayout(object)),
  });
  const planned = [...result.files].map(([path, after]) => ({
    path,
    before: texts.get(path) ?? null,
    after,
  }));
  const written = dryRun ? [] : await ports.writer.replace(planned);
  const reasons = new Map(written.map(({ path, refused }) => [path, refused]));
  return {
    fabric: settings.fabric,
    ...{ from, dryRun, observedAt: drift.observedAt },
    taken: result.taken.flatMap(({ key, pointer, file }) => {
      const object = objects.find((one) => keyOf(one) === key);
      return object === undefined ? [] : [takenChange(object, pointer, file)];
    }),
    refused: result.refused.map(refusedChange),
    files: planned.map((file): BackPortFile => ({ ...file, refused: reasons.get(file.path) ?? null })),
    notices: noticesOf(drift, asked),
  };
}

function idOf({ group, kind, namespace, name }: ObjectId): ObjectId {
  return { group, kind, namespace, name };
}

function takenChange(object: DriftObject, pointer: string, file: string): TakenChange {
  const id = idOf(object);
  const field = object.fields.find((one) => one.pointer === pointer);
  if (field === undefined) {
    const nobody = { manager: null, operation: null, time: null };
    return { id, pointer, file, desired: undefined, live: object.live ?? undefined, ...nobody };
  }
  const { sides, desired, live, manager, operation, time } = field;
  return {
    ...{ id, pointer, file, manager, operation, time },
    desired: sides.includes('desired') ? desired : undefined,
    live: sides.includes('live') ? live : undefined,
  };
}

function refusedChange(refusal: BackPortRefusal) {
  const { pointer, file, line, reason, message, help } = refusal;
  return { id: idOf(refusal), pointer, file, line, reason, message, help };
}

function noticesOf({ objects, omitted }: DriftDocument, asked: Asked): string[] {
  const left = Object.values(omitted).reduce((sum, count) => sum + count, 0);
  const cut =
    left === 0
      ? []
      : [
          `${plural(left, 'object')} that differ are not in the stored drift, because it would have grown too large`,
        ];
  if (asked === 'all') {
    const extra = objects.filter(({ state }) => state === 'extra').length;
    const named = `${plural(extra, 'object')} that only the cluster has ${extra === 1 ? 'is' : 'are'} taken when named`;
    return extra === 0 ? cut : [...cut, named];
  }
  const absent = asked.filter(
    (wish) => !objects.some(({ kind, name }) => kind === wish.kind && name === wish.name),
  );
  return [
    ...cut,
    ...absent.map(
      ({ kind, name }) => `${kind} ${name} does not differ, or is neither in Git nor in the cluster`,
    ),
  ];
}
