import { eventFiles } from '../entry/action/event-files.ts';
import type { ActionStage } from '../support/action-stage.ts';

export const SERVERS = '/apis/wiring.githedgehog.com/v1beta1/namespaces/default/servers';

/** Manifests of servers, one a name; the descriptions are on the last line of each. */
export function servers(descriptions: Readonly<Record<string, string>>): string {
  return Object.entries(descriptions)
    .map(([name, description]) =>
      [
        'apiVersion: wiring.githedgehog.com/v1beta1',
        'kind: Server',
        'metadata:',
        `  name: ${name}`,
        'spec:',
        `  description: ${description}`,
        '',
      ].join('\n'),
    )
    .join('---\n');
}

/** A pull request as it lies in a checkout of its merge. */
export interface OpenPullRequest {
  readonly head: string;
  readonly base: string;
  readonly merge: string;
  readonly payload: object;
}

/** Changes files on a branch, and checks out its merge with `main`, in which `onMain` was changed meanwhile. */
export function openPullRequest(
  stage: ActionStage,
  change: (stage: ActionStage) => void,
  options: { readonly onMain?: (stage: ActionStage) => void; readonly from?: string } = {},
): OpenPullRequest {
  const { workspace } = stage;
  workspace.git('checkout', '--quiet', '-b', 'change');
  change(stage);
  workspace.commit();
  const head = stage.push('refs/heads/change');
  workspace.git('checkout', '--quiet', 'main');
  options.onMain?.(stage);
  workspace.commit();
  const base = stage.push();
  workspace.git('checkout', '--quiet', '--detach');
  workspace.git('merge', '--quiet', '--no-ff', '--message', 'Merge', head);
  const merge = stage.push('refs/pull/7/merge');
  const payload = eventFiles.pullRequest({
    head,
    base,
    ...(options.from === undefined ? {} : { from: options.from }),
  });
  return { head, base, merge, payload };
}
