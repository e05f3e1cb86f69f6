import { type AnswerResult, type CommandAnswer, plainAnswer } from '../domain/commands/answer.ts';
import { meaningsOfRun } from '../domain/report/run-meanings.ts';
import { openingSections } from '../domain/report/run-opening.ts';
import type { RunReport } from '../domain/report/run-report.ts';
import { detailSections, overviewSections } from '../domain/report/run-sections.ts';
import { runTitle } from '../domain/report/run-title.ts';
import { viewOf } from '../domain/report/run-view.ts';
import type { RunMode } from '../domain/status/status-state.ts';
import { AT_HEAD_HELP, notAtHead } from './at-head.ts';
import type { AcceptedField } from './fabric-ports.ts';
import { aboutOf, type Performer, refusedAnswer, type Task } from './perform-command.ts';

/** `/plan`: reads only. */
export const performPlan: Performer = (task) => runOnce(task, 'plan', []);

/** `/apply`: the head of the default branch, whatever the comment stands on. */
export const performApply: Performer = (task) => runOnce(task, 'apply', []);

/** `/resync`: what a run by the fabric's policy does, once more. It accepts nothing, so it forces nothing. */
export const performResync: Performer = (task) => runOnce(task, task.work.policyMode, []);

/** One run of the default branch's head, told as an answer. */
export async function runOnce(
  task: Task,
  mode: RunMode,
  accept: readonly AcceptedField[],
): Promise<CommandAnswer> {
  const problem = await notAtHead(task);
  if (problem !== null) return refusedAnswer(task, `nothing was done, because ${problem}`, AT_HEAD_HELP);
  const report = await task.work.run(mode, accept);
  const { failure } = report.facts;
  // of what was accepted: it is no fault that it cannot be had any more
  if (failure !== null && accept.length > 0 && REFUSING.has(failure.code)) {
    return refusedAnswer(task, failure.message, failure.help);
  }
  return runAnswer(task, report);
}

/** Nothing to accept; not as it was shown; a freeze. */
const REFUSING: ReadonlySet<string> = new Set(['HHS-2004', 'HHS-2407', 'HHS-1242']);

function runAnswer(task: Task, report: RunReport): CommandAnswer {
  const { context } = task.work;
  const { facts, document } = report;
  const branch = `${task.base.name} at commit ${task.base.head.slice(0, 12)}`;
  const said = [runTitle(facts, document), `It is about ${branch}, never about what a pull request proposes`];
  return {
    ...plainAnswer(aboutOf(task), resultOf(report), said),
    sections: [
      ...openingSections(report, viewOf(report, context), ''),
      ...overviewSections(report),
      ...detailSections(report, context),
    ],
  };
}

function resultOf({ facts, document }: RunReport): AnswerResult {
  const meanings = meaningsOfRun(facts, document);
  if (facts.failure !== null || meanings.has('error')) return 'failed';
  const isLeft = facts.mode === 'apply' && (meanings.has('conflict') || meanings.has('drift'));
  return isLeft ? 'partly' : 'done';
}
