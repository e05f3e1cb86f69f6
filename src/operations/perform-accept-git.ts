import type { CommandObject } from '../domain/commands/command.ts';
import { isWithin } from '../domain/shared/pointer.ts';
import type { DriftDocument } from '../domain/status/drift-shape.ts';
import type { AcceptedField } from './fabric-ports.ts';
import { kindOf, type Performer, refusedAnswer, type Task } from './perform-command.ts';
import { runOnce } from './perform-run.ts';
import { readStoredDrift } from './stored-drift.ts';

/** The forge cuts the times of comments to the second. */
const COMMENT_STEP_MS = 1_000;

const LOOK_FIRST =
  'Look at the values as they are now, in the status or by /plan, and give the command again.';

/**
 * `/accept-git`: forces exactly the fields that were shown, with the values that were shown beside them. What was shown is
 * the stored drift; where it is younger than the command, the person cannot have seen it.
 */
export const performAcceptGit: Performer = async (task) => {
  const { ports, event, work } = task;
  // by now the drift that is stored may be what that run left of it
  if (await work.elsewhere?.begun(task.position)) return await runOnce(task, 'apply', BEGUN);
  const drift = ports.store === null ? null : await readStoredDrift(ports.store, work.fabric);
  if (drift === null) {
    const next = 'Let a drift run look at the fabric; its status shows the values that can be accepted.';
    return refusedAnswer(task, 'nothing was shown yet that could be accepted: no drift is stored', next);
  }
  if (Date.parse(drift.observedAt) > Date.parse(event.createdAt) + COMMENT_STEP_MS) {
    const because =
      'what differs was found anew after the command had been written, so other values stand there';
    return refusedAnswer(task, because, LOOK_FIRST);
  }
  const accept: AcceptedField[] = [];
  for (const object of task.command.objects) {
    const fields = shownFields(task, object, drift);
    if (typeof fields === 'string') return refusedAnswer(task, fields, LOOK_FIRST);
    accept.push(...fields);
  }
  return await runOnce(task, 'apply', accept);
};

/** What was accepted went with the order that started the run. */
const BEGUN = 'begun';

/** The fields as they were shown; a plain sentence where there are none. */
function shownFields(
  task: Task,
  { kind: written, name, pointer }: CommandObject,
  drift: DriftDocument,
): readonly AcceptedField[] | string {
  const kind = kindOf(task, written);
  if (kind === null) return `\`${written}\` is no kind of the fabric`;
  const what = `${kind}/${name}`;
  const object = drift.objects.find((one) => one.kind === kind && one.name === name);
  if (object === undefined) return `\`${what}\` is not among what was shown as different`;
  const fields = object.fields.filter((field) => pointer === null || isWithin(field.pointer, pointer));
  if (fields.length === 0)
    return `\`${what}:${pointer ?? ''}\` is not among the fields that were shown as different`;
  return fields.map((field) => ({
    kind,
    name,
    pointer: field.pointer,
    shown: {
      desired: field.sides.includes('desired') ? field.desired : undefined,
      live: field.sides.includes('live') ? field.live : undefined,
    },
  }));
}
