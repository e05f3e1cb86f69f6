import { plainAnswer } from '../domain/commands/answer.ts';
import { ignorePull } from '../domain/commands/ignore-pull.ts';
import { addIgnoreRules, type WantedRule } from '../domain/commands/ignore-rules-edit.ts';
import { plainSection } from '../domain/report/fit-bytes.ts';
import { link } from '../domain/report/markdown-escape.ts';
import type { PullView } from '../ports/forge.ts';
import { aboutOf, kindOf, type Performer, refusedAnswer, type Task } from './perform-command.ts';

/** `/ignore`: a pull request that adds the rules to the configuration; merged, they count. */
export const performIgnore: Performer = async (task) => {
  const { as, base, work } = task;
  const rules = rulesOf(task);
  if (typeof rules === 'string') return refusedAnswer(task, rules, 'Write the kind as the status shows it.');
  if (base.configText === null || base.config === null) {
    return refusedAnswer(
      task,
      `the default branch has no configuration (${as.configPath}) that a rule could stand in`,
      '`hedgehog-sync init` writes one.',
    );
  }
  const edited = addIgnoreRules(base.configText, base.config, work.fabric, rules, task.ports.registry);
  if (!edited.ok) return refusedAnswer(task, edited.message, edited.help);
  const pull = await pullWith(task, edited.text, rules);
  return {
    ...plainAnswer(
      aboutOf(task),
      'done',
      ['a pull request adds the rule to the configuration; until it is merged, nothing is ignored'],
      'Look at it and merge it.',
    ),
    sections: [plainSection(`Pull request: ${link(`#${pull.number}`, pull.url)}`)],
  };
};

function rulesOf(task: Task): readonly WantedRule[] | string {
  const { objects, until, because } = task.command;
  const rules: WantedRule[] = [];
  for (const { kind: written, name, pointer } of objects) {
    const kind = kindOf(task, written);
    if (kind === null) return `\`${written}\` is no kind of the fabric`;
    rules.push({ kind, name, path: pointer, reason: because ?? '', expires: until ?? '' });
  }
  return rules;
}

/** Found again by its branch, which is named after the comment: the same command twice gives one pull request. */
async function pullWith(
  { ports, as, base, event, work }: Task,
  text: string,
  rules: readonly WantedRule[],
): Promise<PullView> {
  const { pulls, branches } = ports.forge;
  const branch = `hedgehog-sync/ignore/${work.fabric}-${event.id}`;
  const [known] = await pulls.pullsFrom(branch);
  if (known !== undefined) return known;
  const { title, body, message } = ignorePull(work.fabric, rules, event.author.login);
  const there = await branches.head(branch);
  if (there === null) await branches.create(branch, base.head);
  if (there === null || there === base.head) {
    await branches.commit({
      branch,
      expectedHead: base.head,
      files: new Map([[as.configPath, text]]),
      deleted: [],
      message,
    });
  }
  return await pulls.openPull({ head: branch, base: base.name, title, body });
}
