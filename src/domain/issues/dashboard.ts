import { fitBytes } from '../report/fit-bytes.ts';
import { link } from '../report/markdown-escape.ts';
import { name, row, sentence, tableHead } from '../report/markdown-parts.ts';
import { stateText } from '../report/state-symbols.ts';
import { timeText } from '../report/time-text.ts';
import { plural } from '../shared/plural.ts';
import type { StatusDocument } from '../status/status-document.ts';
import type { StatusState } from '../status/status-state.ts';

/** One fabric as the dashboard lists it. */
export interface DashboardRow {
  readonly fabric: string;
  readonly state: StatusState;
  /** ISO 8601; null: not known. */
  readonly since: string | null;
  /** Numbers of its open issues, ascending. */
  readonly issues: readonly number[];
  /** Page of its status; null: there is none. */
  readonly url: string | null;
}

export interface DashboardText {
  readonly title: string;
  /** Without marker. It holds no time that moves by itself: equal text = equal meaning. */
  readonly body: string;
}

const BODY_LIMIT = 60_000;
const ISSUES_SHOWN = 8;

/** The one issue of a repository that lists its fabrics. */
export function dashboardText(rows: readonly DashboardRow[]): DashboardText {
  const intro = `${plural(rows.length, 'fabric')}, as the last runs on the default branch left them. This issue is kept up to date; closed, it comes back with the next run. \`dashboard: false\` ends it.`;
  const table = {
    head: `${intro}\n\n${tableHead(['Fabric', 'State', 'Since', 'Open issues'])}`,
    items: rows.map(fabricRow),
    layout: 'rows' as const,
    noun: 'fabric',
  };
  const body = fitBytes([table], { bytes: BODY_LIMIT, end: '', elsewhere: 'the status branch has all' });
  return { title: 'hedgehog-sync: fabrics of this repository', body: body.trimEnd() };
}

function fabricRow({ fabric, state, since, issues, url }: DashboardRow): string {
  return row([
    link(name(fabric), url),
    stateText(state),
    since === null ? 'not known' : sentence(timeText(since)),
    issuesText(issues),
  ]);
}

function issuesText(issues: readonly number[]): string {
  if (issues.length === 0) return 'none';
  const more = issues.length - ISSUES_SHOWN;
  const shown = issues.slice(0, ISSUES_SHOWN).map((number) => `#${number}`);
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/**
 * Since when a fabric is in its state: the end of the first of the runs that found it so, as far as the history goes. A
 * status that became stale is so since its limit.
 */
export function stateSince({ state, history, times }: StatusDocument): string | null {
  if (state === 'stale' && times.succeededAt !== null) {
    return new Date(Date.parse(times.succeededAt) + times.staleAfterMs).toISOString();
  }
  let since: string | null = null;
  for (const entry of history) {
    if (entry.state !== state) break;
    since = entry.endedAt;
  }
  return since;
}
