import { byteLength } from '../../shared/byte-length.ts';
import { hasShape, shapeFault } from '../../shared/check-shape.ts';
import { isJsonObject, type Json, parseJson } from '../../shared/json.ts';
import { CHECK_BUTTONS } from '../check-buttons.ts';
import { pullReportFault } from '../pull/read-pull-report.ts';
import { inertMarkdown } from './inert-markdown.ts';
import {
  RESULT_LIMITS,
  type ResultConcern,
  type ResultSection,
  RUN_RESULT_VERSION,
  type RunResult,
  runResultShape,
} from './run-result.ts';

export type ReadRunResult =
  | { readonly result: 'ok'; readonly run: RunResult }
  /** `why`: to stand inside a sentence; nothing of the text is in it. */
  | { readonly result: 'refused'; readonly why: string };

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const REQUEST_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;
const MARK = '<!-- hedgehog-sync:';

/**
 * Reads the text of a result that anybody may have written. Everything is bounded, every field is known, no path leaves
 * the repository; markdown does nothing but show, and carries no marker of ours. Never throws.
 */
export function readRunResult(source: string): ReadRunResult {
  if (byteLength(source) > RESULT_LIMITS.bytes) return refused('it is too large');
  const value = parseJson(source);
  if (value === undefined) return refused('it is no JSON');
  if (!isJsonObject(value)) return refused('it is no JSON object');
  if (value.version !== RUN_RESULT_VERSION) return refused('its version is not known to this release');
  if (!isShallow(value)) return refused('it holds more than a result may');
  if (!hasShape(runResultShape, value))
    return refused(`its form is not that of a result (${faultOf(value)})`);
  const fault = contentFault(value);
  return fault === null ? { result: 'ok', run: shownOnly(value) } : refused(fault);
}

function refused(why: string): ReadRunResult {
  return { result: 'refused', why };
}

/** The names in a fault may be the sender's. */
function faultOf(value: Json): string {
  return (shapeFault(runResultShape, value) ?? '').replaceAll(/[^A-Za-z0-9 /]/g, '').slice(0, 100);
}

const DEEPEST = 8;

/** Before the form is looked at, which goes as deep as the value does. */
function isShallow(value: Json, depth = 0): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth > DEEPEST) return false;
  return Object.values(value).every((member) => isShallow(member, depth + 1));
}

function contentFault(run: RunResult): string | null {
  const { fabric, requestId, head, check, answer, issues, pull, failure } = run;
  if (!NAME.test(fabric)) return 'the name of its fabric is none';
  if (!REQUEST_ID.test(requestId)) return 'its request id is none';
  if (!COMMIT.test(head)) return 'its head is no commit';
  const lines = [check.title, ...answer.said, ...Object.values(failure ?? {})];
  if (!lines.every(isLine)) return 'a line in it is too long';
  if (check.buttons.length > CHECK_BUTTONS.length) return 'it has too many buttons';
  if (check.annotations.length > RESULT_LIMITS.annotations) return 'it has too many remarks';
  if (!check.annotations.every(({ file }) => isRepositoryPath(file)))
    return 'a path in it leaves the repository, or is none';
  const texts = [check.summary, check.text, ...check.annotations.flatMap((one) => [one.title, one.message])];
  if (!texts.every(isPage)) return 'a text in it is too long';
  if (answer.said.length > RESULT_LIMITS.said) return 'its answer says too much';
  if (answer.sections.length > RESULT_LIMITS.sections || !answer.sections.every(isSection))
    return 'its answer has too many parts';
  return issuesFault(issues) ?? (pull === null ? null : pullFault(pull, run));
}

function issuesFault(issues: RunResult['issues']): string | null {
  if (issues === null) return null;
  const { concerns, looked, solved } = issues;
  const { line } = RESULT_LIMITS;
  if (concerns.length > RESULT_LIMITS.concerns || solved.length > RESULT_LIMITS.solved || looked.length > 10)
    return 'it is about too many issues';
  if (!concerns.every(isConcern)) return 'an issue in it is none';
  const isSaid = solved.every(({ object, because }) => object.length <= line && because.length <= line);
  return isSaid ? null : 'a line in it is too long';
}

function pullFault(pull: NonNullable<RunResult['pull']>, { fabric, requestId }: RunResult): string | null {
  const isOwn = pull.fabric === fabric && pull.requestId === requestId;
  return isOwn ? pullReportFault(pull) : 'its parts are of different runs';
}

function isLine(text: string): boolean {
  return text.length <= RESULT_LIMITS.line;
}

function isPage(text: string): boolean {
  return text.length <= RESULT_LIMITS.page;
}

function isSection({ head, items, noun, foot }: ResultSection): boolean {
  if (items.length > RESULT_LIMITS.items || !/^[A-Za-z -]{1,40}$/.test(noun)) return false;
  return [head, foot ?? '', ...items].every(isPage);
}

function isConcern({ topic, fingerprint, meaning, object, title, body, labels }: ResultConcern): boolean {
  const isNamed = fingerprint.startsWith(`${topic}:`) && /^[a-z]+:[A-Za-z0-9:]{1,80}$/.test(fingerprint);
  const isBounded = /^[A-Za-z0-9:]{1,80}$/.test(meaning) && title.length <= 256 && isPage(body);
  const isLabelled =
    labels.length <= RESULT_LIMITS.labels && labels.every((one) => one.length <= 50 && one !== '');
  return isNamed && isBounded && isLabelled && Object.values(object ?? {}).every(isLine);
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Of a file inside of a repository, with `/`. */
function isRepositoryPath(path: string): boolean {
  if (path.length > RESULT_LIMITS.line || LONE_SURROGATE.test(path)) return false;
  return path !== '' && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** Markers are put by whoever writes a text: one that came with it would let it stand for another. */
function shownOnly(run: RunResult): RunResult {
  const { check, answer, issues } = run;
  return {
    ...run,
    check: { ...check, summary: shown(check.summary), text: shown(check.text) },
    answer: { ...answer, sections: answer.sections.map(shownSection) },
    issues:
      issues === null
        ? null
        : { ...issues, concerns: issues.concerns.map((one) => ({ ...one, body: shown(one.body) })) },
  };
}

function shownSection(section: ResultSection): ResultSection {
  const { head, items, foot } = section;
  return { ...section, head: shown(head), items: items.map(shown), foot: foot === null ? null : shown(foot) };
}

function shown(text: string): string {
  const lines = text.split('\n').filter((line) => !line.trimStart().startsWith(MARK));
  return inertMarkdown(lines.join('\n')).trimEnd();
}
