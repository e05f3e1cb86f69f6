import {
  connectGitHub,
  type GitHubConnection,
  type GitHubOptions,
} from '../../../src/adapters/github/connect.ts';
import { breakerGuard } from '../../../src/adapters/resilience/breaker-guard.ts';
import type { CheckReport } from '../../../src/domain/report/check-report.ts';
import type { RepeatingGuard } from '../../../src/ports/call-guard.ts';
import type { CheckStart } from '../../../src/ports/checks.ts';
import type { Permissions } from '../../../src/simulator/github/access/permissions.ts';
import { type FakeGitHub, startFakeGitHub } from '../../../src/simulator/github/fake-github.ts';
import type { CheckRun } from '../../../src/simulator/github/state/check-run.ts';
import type { Repository } from '../../../src/simulator/github/state/repository.ts';
import { assertJudged } from '../../support/github-judge.ts';
import { FakeClock } from '../kubernetes/fake-clock.ts';
import { silentLog } from '../kubernetes/rig.ts';

export const STATUS_BRANCH = 'hedgehog-sync/status';

export interface GitHubRig {
  readonly fake: FakeGitHub;
  readonly repository: Repository;
  readonly token: string;
  readonly clock: FakeClock;
  readonly guard: RepeatingGuard;
  readonly hub: GitHubConnection;
  /** Commit of the default branch. */
  readonly sha: string;
  /** Another client to the same repository, as another run would have it. */
  connect(options?: Partial<GitHubOptions>): GitHubConnection;
  checkRuns(): readonly CheckRun[];
  /** `GET git/get-ref 200` and so on, since the start or the last `fake.clearRequests()`. */
  asked(): readonly string[];
  /** Ends the fake, and fails when anything asked or answered was not as GitHub describes itself. */
  stop(): Promise<void>;
}

export const WORKFLOW_RIGHTS: Partial<Permissions> = { checks: 'write', contents: 'write' };

export interface RigOptions extends Partial<GitHubOptions> {
  readonly rights?: Partial<Permissions>;
  readonly user?: boolean;
  /** Slug of the App whose token it is. */
  readonly app?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly isPublic?: boolean;
  readonly isEmpty?: boolean;
}

/** A repository `acme/net` on a fake GitHub, and the adapter connected to it. Pauses pass at once. */
export async function githubRig(options: RigOptions = {}): Promise<GitHubRig> {
  const { rights = WORKFLOW_RIGHTS, user = false, app, isPublic = false, isEmpty = false, ...rest } = options;
  const files = { 'fabrics/net/vpc.yaml': 'kind: VPC\n', 'README.md': '# net\n', ...options.files };
  const fake = await startFakeGitHub({
    repositories: [{ owner: 'acme', name: 'net', private: !isPublic, ...(isEmpty ? {} : { files }) }],
  });
  const repository = fake.state.repository('acme/net');
  const token = fake.token(
    user
      ? { kind: 'user', login: 'mona', permissions: rights }
      : app === undefined
        ? { kind: 'workflow', permissions: rights, repositories: ['acme/net'] }
        : { kind: 'app', app, permissions: rights, repositories: ['acme/net'] },
  );
  const clock = new FakeClock('instant');
  const guard = breakerGuard({ name: 'github', clock, log: silentLog, random: () => 0.5 });
  const connect = (more: Partial<GitHubOptions> = {}): GitHubConnection =>
    connectGitHub({
      token,
      apiUrl: fake.apiUrl,
      graphqlUrl: fake.graphqlUrl,
      owner: 'acme',
      repo: 'net',
      statusBranch: STATUS_BRANCH,
      clock,
      log: silentLog,
      guard,
      ...rest,
      ...more,
    });
  return {
    fake,
    repository,
    token,
    clock,
    guard,
    hub: connect(),
    sha: repository.head() ?? '',
    connect,
    checkRuns: () => [...repository.checkRuns.values()],
    asked: () =>
      fake.requests.map(({ method, operation, status }) => `${method} ${operation ?? '?'} ${status}`),
    stop: async () => {
      await fake.stop();
      assertJudged(fake.requests);
    },
  };
}

export function startOf(sha: string, externalId = 'run-1'): CheckStart {
  return {
    name: 'hedgehog-sync / net / plan',
    sha,
    externalId,
    startedAt: '2026-01-01T00:00:00.000Z',
    detailsUrl: 'https://ci.example.com/runs/1',
    title: 'Planning',
    summary: 'Reading the files.',
  };
}

export function reportWith(annotations: number, more: Partial<CheckReport> = {}): CheckReport {
  return {
    conclusion: 'failure',
    title: `${annotations} errors`,
    summary: 'What was found.',
    text: 'All of it.',
    annotations: Array.from({ length: annotations }, (_, index) => ({
      file: 'fabrics/net/vpc.yaml',
      startLine: index + 1,
      endLine: index + 1,
      level: 'failure',
      title: `HHS-4001 number ${index + 1}`,
      message: 'This is wrong.',
    })),
    ...more,
  };
}

export const COMPLETED_AT = '2026-01-01T00:01:00.000Z';

/** Numbers of the annotations that a check shows, in their order. */
export function shownNumbers(check: CheckRun | undefined): number[] {
  return (check?.annotations ?? []).map(({ title }) => Number(/\d+$/.exec(title ?? '')?.[0]));
}

export function numbersTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

export function filesOf(text: string): ReadonlyMap<string, string> {
  return new Map([
    ['net/status.json', `${text}\n`],
    ['audit.jsonl', '{"run":1}\n'],
  ]);
}
