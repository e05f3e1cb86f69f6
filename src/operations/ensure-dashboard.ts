import { type DashboardRow, dashboardText, stateSince } from '../domain/issues/dashboard.ts';
import { readIssueMark } from '../domain/issues/issue-marker.ts';
import { REOPEN_DAYS } from '../domain/issues/plan-issues.ts';
import { readMarker, writeMarker } from '../domain/report/marker.ts';
import type { Digest } from '../domain/shared/digest.ts';
import { ageStatus } from '../domain/status/age-status.ts';
import { readStatus } from '../domain/status/read-status.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';
import type { Discussions, IssueView } from '../ports/forge.ts';
import type { StatusStore } from '../ports/status-store.ts';
import { ISSUE_LABEL } from './ensure-issues.ts';
import { statusPaths } from './status-files.ts';

export interface DashboardDoors {
  readonly discussions: Pick<Discussions, 'issues' | 'openIssue' | 'editIssue'>;
  readonly store: Pick<StatusStore, 'read'>;
  readonly digest: Digest;
}

export interface DashboardRequest {
  /** The fabrics of the repository, in the order in which they are listed. */
  readonly fabrics: readonly string[];
  /** Status after this run, which the store may not have. */
  readonly own: StatusDocument;
  /** Open issues of its fabric, as this run left them; null: it looked at none. */
  readonly ownIssues: readonly number[] | null;
  /** Page of a fabric's status. */
  statusUrl(fabric: string): string | null;
  /** ISO 8601. */
  readonly now: string;
  /** May it be written? It takes one request. */
  readonly mayWrite: boolean;
}

export type DashboardResult = 'opened' | 'updated' | 'unchanged' | 'waiting';

const DAY_MS = 86_400_000;
const LABELS = [ISSUE_LABEL, `${ISSUE_LABEL}: dashboard`];

/** Keeps the one issue that lists the fabrics. No write when nothing changed in meaning. Throws SyncError. */
export async function ensureDashboard(
  { discussions, store, digest }: DashboardDoors,
  request: DashboardRequest,
): Promise<DashboardResult> {
  const { own, ownIssues, now, mayWrite } = request;
  const closedAfter = new Date(Date.parse(now) - REOPEN_DAYS * DAY_MS).toISOString();
  const views = (await discussions.issues(ISSUE_LABEL, closedAfter)).filter(({ author }) => author.isOurs);
  const names = [...new Set([...request.fabrics, own.fabric])];
  const statuses = await readStatuses(store, names, digest);
  const open = openByFabric(views);
  if (ownIssues !== null) open.set(own.fabric, ownIssues);
  const rows = names.map((fabric): DashboardRow => {
    const stored = fabric === own.fabric ? own : statuses.get(fabric);
    const document = stored === undefined ? null : ageStatus(stored, now);
    return {
      fabric,
      state: document?.state ?? 'never_synced',
      since: document === null ? null : stateSince(document),
      issues: [...(open.get(fabric) ?? [])].sort((a, b) => a - b),
      url: document === null ? null : request.statusUrl(fabric),
    };
  });
  const text = dashboardText(rows);
  const meaning = digest(`${text.title}\n${text.body}`).slice(0, 40);
  const known = dashboardOf(views);
  if (known?.isOpen && readMarker(known.body)?.commit === meaning) return 'unchanged';
  if (!mayWrite) return 'waiting';
  const marker = {
    surface: 'dashboard',
    fabric: '',
    mode: 'dashboard',
    requestId: '',
    commit: meaning,
  } as const;
  const body = `${text.body}\n\n${writeMarker(marker)}`;
  if (known === undefined) {
    await discussions.openIssue({ title: text.title, body, labels: LABELS });
    return 'opened';
  }
  await discussions.editIssue(known.number, { title: text.title, body, state: 'open' });
  return 'updated';
}

async function readStatuses(
  store: DashboardDoors['store'],
  names: readonly string[],
  digest: Digest,
): Promise<ReadonlyMap<string, StatusDocument>> {
  const { files } = await store.read(names.map((name) => statusPaths(name).status));
  return new Map(
    names.flatMap((name) => {
      const read = readStatus(files.get(statusPaths(name).status) ?? null, digest);
      return 'document' in read ? [[name, read.document] as const] : [];
    }),
  );
}

function openByFabric(views: readonly IssueView[]): Map<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  for (const { body, isOpen, number } of views) {
    const mark = isOpen ? readIssueMark(body) : null;
    if (mark !== null) found.set(mark.fabric, [...(found.get(mark.fabric) ?? []), number]);
  }
  return found;
}

/** An open one before a closed one; of several the oldest, where people look. */
function dashboardOf(views: readonly IssueView[]): IssueView | undefined {
  return views
    .filter(({ body }) => readMarker(body)?.surface === 'dashboard')
    .sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || a.number - b.number)[0];
}
