import type { Clock } from '../../ports/clock.ts';
import type { Branches, Discussions, Forge, People, PullRequests, Workflows } from '../../ports/forge.ts';
import { Account } from './account.ts';
import { GitHubBranches } from './branches.ts';
import { GitHubDiscussions } from './discussions.ts';
import type { Fetch } from './download.ts';
import type { ForgeParts } from './forge-parts.ts';
import type { GitReader } from './git-reader.ts';
import type { GitHubClient } from './github-client.ts';
import { GitHubPeople } from './people.ts';
import { GitHubPullRequests } from './pull-requests.ts';
import { GitHubWorkflows } from './workflows.ts';

export interface GitHubForgeOptions {
  readonly client: GitHubClient;
  readonly reader: GitReader;
  readonly clock: Clock;
  readonly fetch?: Fetch;
}

/** Everything of a repository beside checks, status files and reading. */
export class GitHubForge implements Forge {
  readonly discussions: Discussions;
  readonly pulls: PullRequests;
  readonly branches: Branches;
  readonly people: People;
  readonly workflows: Workflows;
  readonly #tally = { count: 0 };

  constructor({ client, reader, clock, fetch }: GitHubForgeOptions) {
    const { owner, repo } = client.place;
    const account = new Account(client);
    const parts: ForgeParts = { client, account, clock, tally: this.#tally, repository: { owner, repo } };
    this.discussions = new GitHubDiscussions(parts);
    this.pulls = new GitHubPullRequests(parts);
    this.branches = new GitHubBranches(parts, reader);
    this.people = new GitHubPeople(parts);
    this.workflows = new GitHubWorkflows(parts, fetch ?? globalThis.fetch);
  }

  writes(): number {
    return this.#tally.count;
  }
}
