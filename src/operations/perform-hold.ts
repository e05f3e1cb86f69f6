import { plainAnswer } from '../domain/commands/answer.ts';
import type { CommandObject } from '../domain/commands/command.ts';
import { plural } from '../domain/shared/plural.ts';
import {
  HOLDS_LIMIT,
  type Hold,
  type HoldsDocument,
  holdsPath,
  readHolds,
  renderHolds,
  withHolds,
  withoutHolds,
} from '../domain/status/holds.ts';
import { changeStored } from './change-stored.ts';
import { aboutOf, kindOf, type Performer, refusedAnswer, type Task } from './perform-command.ts';

const DAY_MS = 86_400_000;
const NO_STORE = 'holds are kept beside the status, and no status is kept (status: off)';
const NO_STORE_HELP = 'Let the workflow keep one: status: branch.';

/** `/hold`: from the commit on, every run leaves the objects alone, or the whole fabric. */
export const performHold: Performer = async (task) => {
  const { ports, command, event } = task;
  const objects = objectsOf(task);
  if (typeof objects === 'string')
    return refusedAnswer(task, objects, 'Write the kind as the status shows it.');
  const now = ports.clock.now();
  const untilMs = command.until === null ? null : Date.parse(`${command.until}T00:00:00Z`) + DAY_MS;
  if (untilMs !== null && untilMs <= Date.parse(now)) {
    return refusedAnswer(task, `${command.until} is over already`, 'Give a day that is to come.');
  }
  const holds = objects.map(
    (object): Hold => ({
      object,
      by: event.author.login,
      at: event.createdAt,
      until: untilMs === null ? null : new Date(untilMs).toISOString(),
      reason: command.because ?? '',
      comment: event.url,
    }),
  );
  let isFull = false;
  const done = await changeHolds(task, (document) => {
    const next = withHolds(document, holds, Date.parse(now));
    isFull = next.holds.length > HOLDS_LIMIT;
    return isFull ? document : next;
  });
  if (done !== null) return refusedAnswer(task, done, NO_STORE_HELP);
  if (isFull)
    return refusedAnswer(task, `there are ${HOLDS_LIMIT} holds already`, 'Release some, or hold the fabric.');
  const until = command.until === null ? 'until it is released' : `until ${command.until} is over`;
  const text = `nothing is written to ${namesOf(objects)} from now on, ${until}`;
  const release = `/release${objects[0] === null ? '' : ` ${objects.map((one) => argumentOf(one)).join(' ')}`}`;
  return plainAnswer(aboutOf(task), 'done', [text, UNDER_WAY], `\`${release}\` ends it.`);
};

const UNDER_WAY = 'A run that is under way already is not stopped by it';

/** `/release`: ends holds that were given by command. */
export const performRelease: Performer = async (task) => {
  const objects = objectsOf(task);
  if (typeof objects === 'string')
    return refusedAnswer(task, objects, 'Write the kind as the status shows it.');
  let released: readonly Hold[] = [];
  const done = await changeHolds(task, (document) => {
    const result = withoutHolds(document, objects, task.ports.clock.epochMs());
    released = result.released;
    return result.released.length === 0 ? document : result.document;
  });
  if (done !== null) return refusedAnswer(task, done, NO_STORE_HELP);
  const configured = (task.base.config?.fabrics ?? [])
    .filter(({ name }) => name === task.work.fabric)
    .flatMap(({ hold }) => hold)
    .filter(({ object }) => objects.some((one) => argumentOf(one) === argumentOf(object)));
  const left = configured.length > 0 ? 'A hold in the configuration file stays; take it out there.' : null;
  if (released.length === 0) {
    return plainAnswer(
      aboutOf(task),
      configured.length > 0 ? 'partly' : 'done',
      [`${namesOf(objects)} was not on hold by command`],
      left,
    );
  }
  const text = `${plural(released.length, 'hold')} ended: ${namesOf(released.map(({ object }) => object))} is written to again by the next run`;
  return plainAnswer(
    aboutOf(task),
    left === null ? 'done' : 'partly',
    [text],
    left ?? 'Write /resync to run it now.',
  );
};

type HeldObject = Hold['object'];

/** [null]: the whole fabric. A plain sentence where a kind is none. */
function objectsOf(task: Task): readonly HeldObject[] | string {
  if (task.command.objects.length === 0) return [null];
  const objects: HeldObject[] = [];
  for (const { kind: written, name } of task.command.objects as readonly CommandObject[]) {
    const kind = kindOf(task, written);
    if (kind === null) return `\`${written}\` is no kind of the fabric`;
    objects.push({ kind, name });
  }
  return objects;
}

/** Why nothing was changed, as a plain sentence; null: it was, or had not to be. */
async function changeHolds(
  { ports, as, work, command, event }: Task,
  change: (document: HoldsDocument) => HoldsDocument,
): Promise<string | null> {
  if (ports.store === null) return NO_STORE;
  const path = holdsPath(work.fabric);
  let damage: string | null = null;
  const message = [
    `${work.fabric}: /${command.name} by ${event.author.login}`,
    '',
    `Run: ${as.requestId}`,
    '',
    '[skip ci]',
  ].join('\n');
  await changeStored(
    { ...ports, store: ports.store },
    {
      paths: [path],
      message,
      change: ({ files }) => {
        const text = files.get(path) ?? null;
        const read = readHolds(text, work.fabric);
        if (read.result === 'damaged') {
          damage = `${path} on ${ports.store?.place ?? ''} cannot be used: ${read.why}`;
          return new Map();
        }
        const next = change(read.document);
        const same = next === read.document || renderHolds(next) === text;
        return same ? new Map() : new Map([[path, renderHolds(next)]]);
      },
    },
  );
  return damage;
}

function argumentOf(object: HeldObject): string {
  return object === null ? 'fabric' : `${object.kind}/${object.name}`;
}

function namesOf(objects: readonly HeldObject[]): string {
  return objects.map((one) => (one === null ? 'the whole fabric' : `\`${argumentOf(one)}\``)).join(', ');
}
