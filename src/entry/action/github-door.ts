import { connectGitHub, type GitHubOptions } from '../../adapters/github/connect.ts';
import { proxiesOf, proxyFetch } from '../../adapters/github/proxy-fetch.ts';
import { breakerGuard } from '../../adapters/resilience/breaker-guard.ts';
import type { OptionValues } from '../../domain/config/options.ts';
import type { CheckReport } from '../../domain/report/check-report.ts';
import type { Checks } from '../../ports/checks.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Forge } from '../../ports/forge.ts';
import type { Log } from '../../ports/log.ts';
import type { Repository } from '../../ports/repository.ts';
import type { StatusStore } from '../../ports/status-store.ts';
import type { ActionContext } from './action-context.ts';
import { redactedForge } from './redacted-forge.ts';

/** Writes to GitHub that a run may make. */
export const WRITE_BUDGET = 10;

export interface GitHubDoor {
  readonly checks: Checks;
  readonly statusStore: StatusStore;
  readonly repository: Repository;
  readonly forge: Forge;
  /** Requests so far that wrote something. */
  writes(): number;
}

export interface GitHubDoorOptions {
  readonly context: ActionContext;
  readonly values: Pick<OptionValues, 'token' | 'status' | 'status-branch'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Where a proxy may be named; absent: there is none. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Shared with other runs of this process that write with the same rights. Absent: there are none. */
  readonly gate?: NonNullable<GitHubOptions['gate']>;
  /** What this process has read before. Absent: it has just begun. */
  readonly memory?: NonNullable<GitHubOptions['memory']>;
  redact(text: string): string;
}

/** The way to GitHub; null without a token. What is sent passes the redaction once more. No request is made yet. Throws ConfigurationError. */
export function githubDoor(options: GitHubDoorOptions): GitHubDoor | null {
  const { context, values, clock, log, environment = {}, redact } = options;
  const proxies = proxiesOf(environment);
  if (values.token === null) return null;
  const sameBranch = values.status === 'same-branch';
  const { checks, statusStore, repository, forge } = connectGitHub({
    token: values.token,
    apiUrl: context.apiUrl,
    graphqlUrl: context.graphqlUrl,
    owner: context.owner,
    repo: context.repo,
    statusBranch: sameBranch ? (context.branch ?? '') : values['status-branch'],
    sameBranch,
    clock,
    log,
    ...(proxies.length === 0 ? {} : { fetch: proxyFetch(proxies) }),
    ...(options.gate === undefined ? {} : { gate: options.gate }),
    ...(options.memory === undefined ? {} : { memory: options.memory }),
    guard: breakerGuard({ name: 'github', clock, log, random: Math.random }),
  });
  return {
    checks: redactedChecks(checks, redact),
    statusStore: redactedStore(statusStore, redact),
    repository,
    forge: redactedForge(forge, redact),
    writes: () => checks.writes() + statusStore.writes() + forge.writes(),
  };
}

type Redact = (text: string) => string;

function redactedChecks(checks: Checks, redact: Redact): Checks {
  return {
    begin: (start) => checks.begin({ ...start, title: redact(start.title), summary: redact(start.summary) }),
    progress: (handle, title, summary) => checks.progress(handle, redact(title), redact(summary)),
    complete: (handle, report, at, batches) =>
      checks.complete(handle, redactedReport(report, redact), at, batches),
    writes: () => checks.writes(),
  };
}

function redactedReport(report: CheckReport, redact: Redact): CheckReport {
  const { title, summary, text, annotations } = report;
  return {
    ...report,
    title: redact(title),
    summary: redact(summary),
    text: redact(text),
    annotations: annotations.map((one) => ({
      ...one,
      title: redact(one.title),
      message: redact(one.message),
    })),
  };
}

function redactedStore(store: StatusStore, redact: Redact): StatusStore {
  return {
    place: store.place,
    read: (paths) => store.read(paths),
    commit: ({ expectedHead, files, message }) =>
      store.commit({
        expectedHead,
        files: new Map([...files].map(([path, text]) => [path, redact(text)])),
        message: redact(message),
      }),
    writes: () => store.writes(),
  };
}
