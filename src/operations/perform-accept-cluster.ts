import type { Asked, AskedObject } from '../domain/backport/asked-objects.ts';
import { placeObject } from '../domain/backport/place-object.ts';
import { type CommandAnswer, plainAnswer } from '../domain/commands/answer.ts';
import { plainSection, type Section } from '../domain/report/fit-bytes.ts';
import { link } from '../domain/report/markdown-escape.ts';
import { fullSentence } from '../domain/report/markdown-parts.ts';
import { plural } from '../domain/shared/plural.ts';
import { AT_HEAD_HELP, notAtHead } from './at-head.ts';
import { type BackPortReport, ensureBackPort } from './ensure-back-port.ts';
import { loadFabric } from './load-fabric.ts';
import { aboutOf, kindOf, type Performer, refusedAnswer, type Task } from './perform-command.ts';
import { readStoredDrift } from './stored-drift.ts';

/** `/accept-cluster`: opens or renews the back-port, from what the last comparison stored; the cluster is not asked. */
export const performAcceptCluster: Performer = async (task) => {
  const { ports, base, work } = task;
  const problem = await notAtHead(task);
  if (problem !== null) return refusedAnswer(task, `nothing was done, because ${problem}`, AT_HEAD_HELP);
  const asked = askedOf(task);
  if ('problem' in asked) return refusedAnswer(task, asked.problem, 'Write the kind as the status shows it.');
  const drift = ports.store === null ? null : await readStoredDrift(ports.store, work.fabric);
  if (drift === null) {
    return refusedAnswer(
      task,
      'no drift is stored, so nobody knows what the cluster holds',
      'Let a drift run look at the fabric, and give the command again.',
    );
  }
  const { local } = work.doors;
  const { snapshot, parsed } = await loadFabric(local, work.settings);
  const report = await ensureBackPort(ports.forge, {
    fabric: work.fabric,
    drift,
    files: new Map(snapshot.files.map(({ path, text }) => [path, text])),
    directory: work.directory,
    base: base.name,
    head: base.head,
    asked: asked.asked,
    takeConflicts: true,
    placeOf: (object) => placeObject(object, parsed.manifests, local.registry),
    registry: local.registry,
    digest: local.digest,
    limits: work.settings.limits,
    context: work.context,
  });
  return answerOf(task, report);
};

/** `problem`: a plain sentence. */
function askedOf(task: Task): { readonly asked: Asked } | { readonly problem: string } {
  if (task.command.objects.length === 0) return { asked: 'all' };
  const asked: AskedObject[] = [];
  for (const { kind: written, name, pointer } of task.command.objects) {
    const kind = kindOf(task, written);
    if (kind === null) return { problem: `\`${written}\` is no kind of the fabric` };
    asked.push({ kind, name, pointer });
  }
  return { asked };
}

function answerOf(task: Task, report: BackPortReport): CommandAnswer {
  const { result, taken, refused } = report;
  const answer = (how: CommandAnswer['result'], said: string, next: string | null = null): CommandAnswer => ({
    ...plainAnswer(aboutOf(task), how, [said], next),
    sections: [...pullSection(report), ...refusedSection(report)],
  });
  const fields = plural(taken, 'field');
  const how = refused.length === 0 ? 'done' : 'partly';
  const merge = 'Look at the lines and merge it: Git and the cluster agree then.';
  switch (result) {
    case 'opened':
      return answer(how, `a pull request writes ${fields} of the cluster into the files`, merge);
    case 'renewed':
      return answer(how, `the open pull request was renewed: it writes ${fields} of the cluster now`, merge);
    case 'unchanged':
      return answer(how, `the open pull request says it already: ${fields}`, merge);
    case 'nothing':
      return answer('done', 'nothing of it differs any more, so there is nothing to take');
    case 'person-pushed':
      return answer(
        'refused',
        'somebody has pushed to the branch of the pull request, so it is left alone',
        'Merge or close it, delete its branch, and give the command again.',
      );
    case 'declined':
      return answer(
        'refused',
        'a pull request with the same values was closed, and the cluster holds the same since',
        'Open that one again if it is wanted after all.',
      );
    case 'refused':
      return answer('refused', 'none of the values can be written into the files', null);
  }
}

function pullSection({ pull }: BackPortReport): Section[] {
  return pull === null ? [] : [plainSection(`Pull request: ${link(`#${pull.number}`, pull.url)}`)];
}

function refusedSection({ refused }: BackPortReport): Section[] {
  if (refused.length === 0) return [];
  const items = refused.map(({ message, help }) => `- ${fullSentence(message)} ${fullSentence(help)}`);
  return [{ head: '**What could not be taken:**', items, layout: 'list', noun: 'field' }];
}
