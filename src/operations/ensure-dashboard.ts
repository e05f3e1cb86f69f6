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
  readonly discussions: Pick<Discussions, 'openIssues' | 'closedIssues' | 'openIssue' | 'editIssue'>;
  readonly store: Pick<StatusStore, 'read'>;
  readonly digest: Digest;
}

export interface DashboardRequest {
  /** The fabrics of the repository, in the order in which they are listed. */
  readonly fabrics: readonly string[];
  /** Status after this run, which the store may not have; null: the store has all. */
  readonly own: StatusDocument | null;
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
  const views = await discussions.openIssues(ISSUE_LABEL);
  const names = [...new Set([...request.fabrics, ...(own === null ? [] : [own.fabric])])];
  const statuses = await readStatuses(store, names, digest);
  const open = openByFabric(views);
  if (own !== null && ownIssues !== null) open.set(own.fabric, ownIssues);
  const rows = names.map((fabric): DashboardRow => {
    const stored = fabric === own?.fabric ? own : statuses.get(fabric);
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
  const known = dashboardOf(views) ?? (await closedDashboard(discussions, now));
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

/** Where none is open, one that was closed lately is opened again. */
async function closedDashboard(
  discussions: DashboardDoors['discussions'],
  now: string,
): Promise<IssueView | undefined> {
  const after = new Date(Date.parse(now) - REOPEN_DAYS * DAY_MS).toISOString();
  return dashboardOf(await discussions.closedIssues(ISSUE_LABEL, after));
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
  for (const { body, number, author } of views) {
    const mark = author.isOurs ? readIssueMark(body) : null;
    if (mark !== null) found.set(mark.fabric, [...(found.get(mark.fabric) ?? []), number]);
  }
  return found;
}

/** Of several the oldest, where people look. */
function dashboardOf(views: readonly IssueView[]): IssueView | undefined {
  return views
    .filter(({ author, body }) => author.isOurs && readMarker(body)?.surface === 'dashboard')
    .sort((a, b) => a.number - b.number)[0];
}
