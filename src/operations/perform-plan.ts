import { plainAnswer } from '../domain/commands/answer.ts';
import { untrustedOf } from '../domain/config/untrusted.ts';
import { aboutOf, type Performer, type Task } from './perform-command.ts';
import { runOnce } from './perform-run.ts';

/**
 * `/plan`: reads only. Of the default branch's head; but on a pull request whose fabric is run elsewhere, of what the pull
 * request proposes, where it is one of the repository's own people.
 */
export const performPlan: Performer = async (task) => {
  const { elsewhere } = task.work;
  const pull = elsewhere === null ? null : await proposed(task);
  if (elsewhere === null || pull === null) return await runOnce(task, 'plan', []);
  const { result, said, sections, head } = await elsewhere.run({
    ...{ mode: 'plan', command: task.command.name, position: task.position, pull },
    accept: [],
  });
  const about = `It is about commit ${head.slice(0, 12)} of pull request #${pull.number}, as it would be after the merge`;
  return { ...plainAnswer(aboutOf(task), result, [...said, about]), sections };
};

/** The pull request that the comment stands on; null: none, or one that must not meet credentials. */
async function proposed({ ports, event }: Task): Promise<{ number: number; head: string } | null> {
  const pull = await ports.forge.pulls.pull(event.number);
  if (pull === null || !pull.isOpen || untrustedOf(pull.isFork, pull.author.login) !== null) return null;
  return { number: pull.number, head: pull.headSha };
}
