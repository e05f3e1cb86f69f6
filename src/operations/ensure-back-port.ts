import { type Asked, askedPart, joinAsked, readAsked } from '../domain/backport/asked-objects.ts';
import { backPortPull } from '../domain/backport/back-port-text.ts';
import { type BackPort, backPort } from '../domain/edit/back-port.ts';
import type { BackPortRefusal } from '../domain/edit/back-port-refusal.ts';
import type { ParseLimits } from '../domain/parse/parse-result.ts';
import type { MarkdownContext } from '../domain/report/markdown-context.ts';
import { type Marker, readMarker } from '../domain/report/marker.ts';
import type { KindRegistry } from '../domain/resource/kind.ts';
import type { Digest } from '../domain/shared/digest.ts';
import { canonicalJson } from '../domain/shared/json.ts';
import { differencesDigest } from '../domain/status/drift-content.ts';
import type { DriftDocument, DriftObject } from '../domain/status/drift-shape.ts';
import type { Forge, PullView } from '../ports/forge.ts';
import { placeByLayout } from './place-by-layout.ts';

export interface BackPortRequest {
  readonly fabric: string;
  readonly drift: DriftDocument;
  /** Files of the fabric at `head`, by path relative to it. */
  readonly files: ReadonlyMap<string, string>;
  /** Directory of the fabric in the repository; '' is its root. */
  readonly directory: string;
  /** The fabric is this one file; absent: it is a directory. What is new goes there. */
  readonly onlyFile?: string;
  /** Branch that is merged into, and the commit that `files` are of. */
  readonly base: string;
  readonly head: string;
  /** Empty: what the open pull request was made for. */
  readonly asked: Asked;
  /** A person asked, so a field that both sides changed takes the cluster's value. */
  readonly takeConflicts: boolean;
  /** File of an object that Git does not have. Absent: by the layout of `files`. */
  readonly placeOf?: (object: DriftObject) => string | null;
  readonly registry: KindRegistry;
  readonly digest: Digest;
  readonly limits: ParseLimits;
  readonly context: Pick<MarkdownContext, 'sourceUrl' | 'docsUrl'>;
}

/**
 * - `nothing`: nothing of what was asked for differs; an open pull request was closed.
 * - `unchanged`: the pull request says it already.
 * - `person-pushed`: somebody else has commits on the branch, so it is left alone.
 * - `declined`: a person closed it, and the cluster holds the same since.
 * - `refused`: nothing could be written into the files; see `refused`.
 */
export interface BackPortReport {
  readonly result: 'opened' | 'renewed' | 'unchanged' | 'nothing' | 'person-pushed' | 'declined' | 'refused';
  readonly pull: PullView | null;
  readonly taken: number;
  readonly refused: readonly BackPortRefusal[];
}

export function backPortBranch(fabric: string): string {
  return `hedgehog-sync/back-port/${fabric}`;
}

/** Makes the one back-port pull request of a fabric what the cluster holds. No write when nothing moved. Throws SyncError. */
export async function ensureBackPort(
  { pulls, branches }: Pick<Forge, 'pulls' | 'branches'>,
  request: BackPortRequest,
): Promise<BackPortReport> {
  const branch = backPortBranch(request.fabric);
  const known = await pulls.pullsFrom(branch);
  const open = known.find(({ isOpen, isFork }) => isOpen && !isFork) ?? null;
  const asked = joinAsked(request.asked, open === null ? null : readAsked(open.body));
  // somebody took the line out that says what was asked for: then nobody knows any more
  if (open !== null && asked.length === 0) return { result: 'unchanged', pull: open, taken: 0, refused: [] };
  const objects = askedPart(request.drift.objects, asked);
  const result = compute(request, objects);
  const report = { pull: open, taken: result.taken.length, refused: result.refused };
  const head = await branches.head(branch);
  if (head !== null && (await hasForeignCommit(branches, request.base, branch))) {
    return { ...report, result: 'person-pushed' };
  }
  if (result.files.size === 0) {
    if (open !== null) await pulls.editPull(open.number, { state: 'closed' });
    if (head !== null) await branches.delete(branch);
    return { ...report, pull: null, result: result.refused.length > 0 ? 'refused' : 'nothing' };
  }
  const marks = marksOf(objects, result, request);
  if (open === null && isDeclined(known, marks.liveDigest)) return { ...report, result: 'declined' };
  const text = backPortPull({ fabric: request.fabric, objects, result, asked, ...marks }, request.context);
  const isCurrent = head !== null && markOf(open)?.commit === marks.filesDigest;
  if (!isCurrent) await putCommit(branches, branch, head, request, result, text.message);
  if (open === null) {
    const { title, body } = text;
    const pull = await pulls.openPull({ head: branch, base: request.base, title, body });
    return { ...report, pull, result: 'opened' };
  }
  const isSaid = isCurrent && markOf(open)?.requestId === marks.liveDigest;
  if (isSaid) return { ...report, result: 'unchanged' };
  await pulls.editPull(open.number, { title: text.title, body: text.body });
  return { ...report, result: 'renewed' };
}

function compute(request: BackPortRequest, objects: readonly DriftObject[]): BackPort {
  const { registry, digest, limits, takeConflicts } = request;
  const { onlyFile, files } = request;
  const byLayout = placeByLayout(files, { registry, digest, limits });
  const placeOf = request.placeOf ?? ((object) => onlyFile ?? byLayout(object));
  return backPort({ ...request.drift, objects }, request.files, {
    registry,
    digest,
    limits,
    placeOf,
    conflicts: takeConflicts ? 'take-cluster' : 'refuse',
  });
}

/** Only a branch that holds nothing but our own commits may be put elsewhere. */
async function hasForeignCommit(branches: Forge['branches'], base: string, branch: string): Promise<boolean> {
  return (await branches.commitsAhead(base, branch)).some(({ author }) => !author.isOurs);
}

interface Marks {
  readonly liveDigest: string;
  readonly filesDigest: string;
}

/** The base counts with the files: a branch that stands on other lines of them is made anew. */
function marksOf(objects: readonly DriftObject[], result: BackPort, request: BackPortRequest): Marks {
  const pairs = [...result.files].map(([path, text]) => [path, request.files.get(path) ?? null, text]);
  return {
    liveDigest: differencesDigest(objects, request.digest) ?? 'none',
    filesDigest: request.digest(canonicalJson(pairs)).slice(0, 40),
  };
}

function markOf(pull: PullView | null): Marker | null {
  const marker = pull === null ? null : readMarker(pull.body);
  return marker?.surface === 'back-port' ? marker : null;
}

/** The newest one was closed by a person, and said what would be said now. */
function isDeclined(known: readonly PullView[], liveDigest: string): boolean {
  const [newest] = known;
  if (newest === undefined || newest.isMerged) return false;
  return markOf(newest)?.requestId === liveDigest;
}

/** A lost answer that is tried again gives the same branch: its one commit stands upon the base. */
async function putCommit(
  branches: Forge['branches'],
  branch: string,
  standing: string | null,
  { head, directory }: BackPortRequest,
  result: BackPort,
  message: string,
): Promise<void> {
  const files = new Map([...result.files].map(([path, text]) => [joined(directory, path), text]));
  await branches.replace({ branch, expectedHead: standing, parent: head, files, message });
}

function joined(directory: string, path: string): string {
  return directory === '' || directory === '.' ? path : `${directory}/${path}`;
}
