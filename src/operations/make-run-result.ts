import type { RunAnswer } from '../domain/commands/run-answer.ts';
import type { CheckButton } from '../domain/report/check-buttons.ts';
import type { Annotation, CheckReport } from '../domain/report/check-report.ts';
import type { Section } from '../domain/report/fit-bytes.ts';
import { shorten } from '../domain/report/layout.ts';
import type { PullReport } from '../domain/report/pull/pull-report.ts';
import {
  RESULT_LIMITS,
  type ResultConcern,
  type ResultSection,
  RUN_RESULT_VERSION,
  type RunResult,
} from '../domain/report/result/run-result.ts';
import { byteLength } from '../domain/shared/byte-length.ts';
import type { RunFacts } from '../domain/status/run-facts.ts';
import type { JudgedIssues } from './ensure-issues.ts';

export interface ResultSources {
  readonly facts: RunFacts;
  /** Commit that the run is about; of a pull request its head. */
  readonly head: string;
  readonly check: CheckReport;
  readonly buttons: readonly CheckButton[];
  readonly answer: RunAnswer;
  /** null: the run judges none. */
  readonly issues: JudgedIssues | null;
  readonly pull: PullReport | null;
}

/** What a run hands to whoever tells of it, within the bounds that the reader has. */
export function makeRunResult(sources: ResultSources): RunResult {
  const { facts, head, check, buttons, answer, issues, pull } = sources;
  const { fabric, mode, requestId, failure } = facts;
  return {
    version: RUN_RESULT_VERSION,
    ...{ fabric, mode, requestId, head },
    conclusion: check.conclusion,
    failure:
      failure === null
        ? null
        : {
            code: line(failure.code),
            category: failure.category,
            message: line(failure.message),
            help: line(failure.help),
          },
    check: {
      title: line(check.title),
      summary: check.summary,
      text: check.text,
      annotations: check.annotations.slice(0, RESULT_LIMITS.annotations).map(annotationOf),
      buttons,
    },
    answer: {
      result: answer.result,
      said: answer.said.slice(0, RESULT_LIMITS.said).map(line),
      sections: sectionsOf(answer.sections),
    },
    issues: issues === null ? null : issuesOf(issues),
    pull,
  };
}

/** What a result is about. */
export type ResultSubject = Pick<RunResult, 'fabric' | 'mode' | 'requestId' | 'head'>;

/** Of a run that ended before it looked at its fabric. */
export function makeRefusedResult(
  subject: ResultSubject,
  failure: NonNullable<RunResult['failure']>,
  check: CheckReport,
): RunResult {
  const { code, message, help } = failure;
  return {
    ...unbegunResult(subject, check),
    failure: { ...failure, message: line(message), help: line(help) },
    answer: { result: 'failed', said: [line(`${code}: ${message}`), line(help)], sections: [] },
  };
}

/** Of a run that did not begin though nothing is wrong; `sentence` says why. Whoever asked for it got nothing. */
export function makeIdleResult(subject: ResultSubject, sentence: string, check: CheckReport): RunResult {
  return {
    ...unbegunResult(subject, check),
    failure: null,
    answer: { result: 'failed', said: [line(sentence)], sections: [] },
  };
}

function unbegunResult(subject: ResultSubject, check: CheckReport): Omit<RunResult, 'failure' | 'answer'> {
  const { fabric, mode, requestId, head } = subject;
  const { conclusion, summary, text } = check;
  return {
    version: RUN_RESULT_VERSION,
    ...{ fabric, mode, requestId, head, conclusion },
    check: { title: line(check.title), summary, text, annotations: [], buttons: [] },
    ...{ issues: null, pull: null },
  };
}

function line(text: string): string {
  return shorten(text, RESULT_LIMITS.line - 1);
}

function annotationOf({ file, startLine, endLine, level, title, message }: Annotation): Annotation {
  return { file, startLine, endLine, level, title, message: shorten(message, RESULT_LIMITS.page - 1) };
}

/** Sections whole, items from their beginning, until there is no room. */
function sectionsOf(sections: readonly Section[]): ResultSection[] {
  let room: number = RESULT_LIMITS.sectionBytes;
  return sections.slice(0, RESULT_LIMITS.sections).flatMap(({ head, items, layout, noun, foot }) => {
    room -= byteLength(head) + byteLength(foot ?? '');
    if (room < 0 || head.length > RESULT_LIMITS.page) return [];
    const kept: string[] = [];
    for (const item of items.slice(0, RESULT_LIMITS.items)) {
      room -= byteLength(item);
      if (room < 0 || item.length > RESULT_LIMITS.page) break;
      kept.push(item);
    }
    const left = items.length - kept.length;
    const more = left === 0 ? [] : [`*${left} more left out: the job summary shows more.*`];
    const shownFoot = [...more, ...(foot === undefined ? [] : [foot])].join('\n\n');
    return [{ head, items: kept, layout, noun, foot: shownFoot === '' ? null : shownFoot }];
  });
}

/** null where there are so many that leaving some out would close their issues. */
function issuesOf({ concerns, looked, solved }: JudgedIssues): RunResult['issues'] {
  if (concerns.length > RESULT_LIMITS.concerns) return null;
  let room: number = RESULT_LIMITS.bodies;
  return {
    concerns: concerns.map(({ concern, meaning }): ResultConcern => {
      const { topic, fingerprint, object, title, body, labels } = concern;
      room -= byteLength(body);
      return {
        ...{ topic, fingerprint, meaning, title },
        object:
          object === null
            ? null
            : { group: object.group, kind: object.kind, namespace: object.namespace, name: object.name },
        body: room < 0 ? NO_ROOM : body,
        labels: [...labels],
      };
    }),
    looked: [...looked],
    solved: solved.objects
      .slice(0, RESULT_LIMITS.solved)
      .map(({ object, because }) => ({ object: line(object), because: line(because) })),
  };
}

const NO_ROOM =
  'There were so many at once that the details had no room here: the status and `drift` have them.';

/** What a result says of issues, as the run that made it judged. null: it judges none. */
export function judgedOf({ fabric, head, issues }: RunResult): JudgedIssues | null {
  if (issues === null) return null;
  return {
    fabric,
    concerns: issues.concerns.map(({ meaning, ...concern }) => ({
      concern: { fabric, ...concern },
      meaning,
    })),
    looked: new Set(KNOWN_TOPICS.filter((topic) => issues.looked.includes(topic))),
    solved: { fabric, commit: head, objects: issues.solved },
  };
}

const KNOWN_TOPICS = ['conflict', 'drift', 'refused', 'many', 'invalid', 'stale', 'critical'] as const;

/** What a result says to whoever asked for the run by a command. */
export function answerOf({ answer }: RunResult): RunAnswer {
  const sections = answer.sections.map(
    ({ head, items, layout, noun, foot }): Section => ({
      ...{ head, items, layout, noun },
      ...(foot === null ? {} : { foot }),
    }),
  );
  return { result: answer.result, said: answer.said, sections };
}
