import type { ProbotOctokit } from 'probot';
import { getOwn, isJsonObject, type Json } from '../../domain/shared/json.ts';
import { appError } from './probot-errors.ts';

/** What GitHub says the App is, and may. */
export interface OwnApp {
  readonly id: number;
  readonly slug: string;
  /** `checks: write` as `{checks: 'write'}`. */
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
}

export interface Installation {
  readonly id: number;
  readonly account: string;
  readonly suspended: boolean;
  readonly permissions: Readonly<Record<string, string>>;
}

/** A repository that an installation covers. */
export interface CoveredRepository {
  readonly installation: number;
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
}

export interface InstallationToken {
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** A try to deliver an event. */
export interface DeliveryView {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly deliveredAt: string;
  readonly failed: boolean;
}

export interface OpenPull {
  readonly number: number;
  readonly headSha: string;
  readonly base: string;
}

/** A check run of this App on a commit. */
export interface OwnCheck {
  readonly id: number;
  readonly name: string;
  readonly completed: boolean;
  /** The request that it was begun for, '' where none was named. */
  readonly request: string;
  /** ISO 8601, by our own clock; null: not told. */
  readonly startedAt: string | null;
}

type Octokit = InstanceType<typeof ProbotOctokit>;

/** Signs in: as the App itself, or as one of its installations. */
export type SignIn = (installation?: number) => Promise<Octokit>;

const PAGE = 100;
const MOST_DELIVERY_PAGES = 10;
const MOST_CHECK_PAGES = 10;

/** What the App asks about itself and its installations. Every method throws SyncError. */
export class AppApi {
  readonly #signIn: SignIn;

  constructor(signIn: SignIn) {
    this.#signIn = signIn;
  }

  ownApp(): Promise<OwnApp> {
    return asked('asking what the App may do', async () => {
      const { data } = await (await this.#signIn()).rest.apps.getAuthenticated();
      if (data === null) throw new Error('no App');
      return {
        id: data.id,
        slug: data.slug ?? '',
        permissions: levels(data.permissions as Json),
        events: data.events,
      };
    });
  }

  installations(): Promise<readonly Installation[]> {
    return asked('listing the installations of the App', async () => {
      const octokit = await this.#signIn();
      const all = await octokit.paginate(octokit.rest.apps.listInstallations, { per_page: PAGE });
      return all.map(({ id, account, suspended_at, permissions }) => ({
        id,
        account: account !== null && 'login' in account ? account.login : '',
        suspended: suspended_at !== null,
        permissions: levels(permissions as Json),
      }));
    });
  }

  repositories(installation: number): Promise<readonly CoveredRepository[]> {
    return asked(`listing the repositories of installation ${installation}`, async () => {
      const octokit = await this.#signIn(installation);
      const found: CoveredRepository[] = [];
      for (let page = 1; ; page += 1) {
        const { data } = await octokit.rest.apps.listReposAccessibleToInstallation({ per_page: PAGE, page });
        for (const { owner, name, default_branch: defaultBranch, archived } of data.repositories) {
          if (!archived) found.push({ installation, owner: owner.login, name, defaultBranch });
        }
        if (data.repositories.length < PAGE) return found;
      }
    });
  }

  /** A fresh one with all rights of the installation. */
  token(installation: number): Promise<InstallationToken> {
    return asked(`making a token of installation ${installation}`, async () => {
      const octokit = await this.#signIn();
      const { data } = await octokit.rest.apps.createInstallationAccessToken({
        installation_id: installation,
      });
      return { token: data.token, expiresAt: data.expires_at };
    });
  }

  /** Newest first, back to the time. */
  deliveries(since: string): Promise<readonly DeliveryView[]> {
    return asked('listing the deliveries of events', async () => {
      const octokit = await this.#signIn();
      const found: DeliveryView[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MOST_DELIVERY_PAGES; page += 1) {
        const { data, headers } = await octokit.rest.apps.listWebhookDeliveries({
          per_page: PAGE,
          ...(cursor === undefined ? {} : { cursor }),
        });
        for (const { id, guid, event, delivered_at: deliveredAt, status_code: code } of data) {
          if (Date.parse(deliveredAt) < Date.parse(since)) return found;
          found.push({ id, guid, event, deliveredAt, failed: code < 200 || code > 299 });
        }
        cursor = /[?&]cursor=([^&>]+)[^>]*>; rel="next"/.exec(headers.link ?? '')?.[1];
        if (cursor === undefined) return found;
      }
      return found;
    });
  }

  redeliver(delivery: number): Promise<void> {
    return asked(`asking for delivery ${delivery} once more`, async () => {
      await (await this.#signIn()).rest.apps.redeliverWebhookDelivery({ delivery_id: delivery });
    });
  }

  openPulls({ installation, owner, name }: CoveredRepository): Promise<readonly OpenPull[]> {
    return asked(`listing the open pull requests of ${owner}/${name}`, async () => {
      const octokit = await this.#signIn(installation);
      const all = await octokit.paginate(octokit.rest.pulls.list, {
        ...{ owner, repo: name, per_page: PAGE },
        state: 'open',
      });
      return all.map(({ number, head, base }) => ({ number, headSha: head.sha, base: base.ref }));
    });
  }

  /** The newest of each name, or all of them (the newest thousand). */
  ownChecks(
    { installation, owner, name }: CoveredRepository,
    sha: string,
    app: number,
    filter: 'latest' | 'all' = 'latest',
  ): Promise<readonly OwnCheck[]> {
    return asked(`listing the checks of ${owner}/${name} at ${sha}`, async () => {
      const octokit = await this.#signIn(installation);
      const found: OwnCheck[] = [];
      for (let page = 1; page <= MOST_CHECK_PAGES; page += 1) {
        const { data } = await octokit.rest.checks.listForRef({
          ...{ owner, repo: name, ref: sha, per_page: PAGE, page },
          filter,
        });
        for (const {
          id,
          name: check,
          status,
          started_at: startedAt,
          external_id: request,
          app: by,
        } of data.check_runs) {
          if (by?.id !== app) continue;
          found.push({
            id,
            name: check,
            startedAt,
            request: request ?? '',
            completed: status === 'completed',
          });
        }
        if (data.check_runs.length < PAGE) break;
      }
      return found;
    });
  }
}

function levels(permissions: Json): Record<string, string> {
  if (!isJsonObject(permissions)) return {};
  const texts: Record<string, string> = {};
  for (const name of Object.keys(permissions)) {
    const level = getOwn(permissions, name);
    if (typeof level === 'string') texts[name] = level;
  }
  return texts;
}

async function asked<T>(what: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw appError(what, error);
  }
}
