import { plainAnswer } from '../domain/commands/answer.ts';
import { plainSection, type Section } from '../domain/report/fit-bytes.ts';
import { escapeMarkdown } from '../domain/report/markdown-escape.ts';
import { fullSentence, name, objectName, sentence } from '../domain/report/markdown-parts.ts';
import { answerLines } from '../domain/report/run-opening.ts';
import { stateText } from '../domain/report/state-symbols.ts';
import { statusChanged, statusNext, statusSafe } from '../domain/report/status-answers.ts';
import { componentSection } from '../domain/report/status-markdown.ts';
import { ageStatus } from '../domain/status/age-status.ts';
import { readStatus } from '../domain/status/read-status.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';
import { ClusterSession } from './cluster-session.ts';
import { explainObject } from './explain-object.ts';
import { explainStored } from './explain-stored.ts';
import { aboutOf, type Performer, refusedAnswer, type Task } from './perform-command.ts';
import { policyWithHolds, readHoldEntries } from './read-holds.ts';
import { statusPaths } from './status-files.ts';

/** `/status`: the stored status, as old as it is, and what is on hold. */
export const performStatus: Performer = async (task) => {
  const { ports, work } = task;
  if (ports.store === null) {
    return refusedAnswer(
      task,
      'no status is kept (status: off)',
      'Let the workflow keep one: status: branch.',
    );
  }
  const path = statusPaths(work.fabric).status;
  const text = (await ports.store.read([path])).files.get(path) ?? null;
  const read = readStatus(text, ports.digest);
  if (!('document' in read)) {
    const why =
      read.result === 'absent' ? 'there is no status yet' : `the status cannot be read (${read.result})`;
    return plainAnswer(aboutOf(task), 'done', [why], 'Start a run: /resync, or the workflow by hand.');
  }
  const document = ageStatus(read.document, ports.clock.now());
  return {
    ...plainAnswer(aboutOf(task), 'done', [`the fabric is ${document.state.replaceAll('_', ' ')}`]),
    sections: [...statusSections(document), ...(await holdSection(task))],
  };
};

function statusSections(document: StatusDocument): Section[] {
  const { state, health } = document;
  const value = health.value === null ? '' : ` · health ${health.value.toFixed(2)} of 1`;
  return [
    plainSection(`**${stateText(state)}**${value}`),
    plainSection(answerLines(statusSafe(document), statusChanged(document), statusNext(document))),
    componentSection(document),
  ];
}

async function holdSection({ ports, work }: Task): Promise<Section[]> {
  const stored =
    ports.store === null ? null : await readHoldEntries({ ...ports, store: ports.store }, work.fabric);
  const holds =
    policyWithHolds(work.settings.policy, stored ?? { entries: [], unknown: null }, true)?.hold ?? [];
  if (holds.length === 0) return [];
  const items = holds.map(({ object, by, reason }) => {
    const what = object === null ? 'the whole fabric' : name(`${object.kind}/${object.name}`);
    return `- ${what}${by === null ? '' : ` by ${name(by)}`}: ${sentence(reason)}`;
  });
  return [{ head: '**On hold, so nothing is written to it:**', items, layout: 'list', noun: 'hold' }];
}

/** `/explain`: reads the cluster, writes nothing. */
export const performExplain: Performer = async (task) => {
  const { ports, work, command } = task;
  const [object] = command.objects;
  if (object !== undefined && work.elsewhere !== null)
    return await explainStored(task, work.elsewhere, object);
  if (object === undefined || work.doors.cluster === null) {
    return refusedAnswer(task, 'there is no access to the cluster here', 'Give the workflow a kubeconfig.');
  }
  const session = new ClusterSession(work.doors.cluster, work.doors.local, ports.signal);
  try {
    const wanted = { kind: object.kind, namespace: null, name: object.name };
    const { change, steps, decision } = await explainObject(await session.ports(), work.settings, wanted);
    return {
      ...plainAnswer(aboutOf(task), 'done', []),
      sections: [
        plainSection(`${objectName(change.id)} ${fullSentence(decision)}`),
        {
          head: '**What was looked at:**',
          items: steps.map(({ question, answer }) => `- ${escapeMarkdown(question)} ${fullSentence(answer)}`),
          layout: 'list',
          noun: 'answer',
        },
      ],
    };
  } finally {
    await session.close();
  }
};
