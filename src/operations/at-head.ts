import type { Task } from './perform-command.ts';

/**
 * Why the files at hand are not those of the default branch's head, as a plain sentence; null: they are, or what came
 * since leaves the fabric and the configuration alone. What a pull request proposes is never taken for it.
 */
export async function notAtHead({ ports, as, base, work }: Task): Promise<string | null> {
  const { commit } = await work.doors.local.source.read(work.settings.selection);
  const head = `${base.name} is at commit ${base.head.slice(0, 12)}`;
  if (commit === null) {
    return `the checkout of fabric ${work.fabric} has changes that no commit holds, and ${head}`;
  }
  if (commit === base.head) return null;
  const here = `the files here are of commit ${commit.slice(0, 12)}, and ${head}`;
  const paths = await ports.repository.changedSince(commit, base.head);
  if (paths === null) return here;
  const folder = work.directory === '' ? '' : `${work.directory}/`;
  const matters = paths.some((path) => path === as.configPath || path.startsWith(folder));
  return matters ? here : null;
}

export const AT_HEAD_HELP =
  'Let the workflow check out the default branch (actions/checkout without `ref`), and write the command again.';
