import { byteLength } from '../../shared/byte-length.ts';
import { hasShape, shapeFault } from '../../shared/check-shape.ts';
import { isJsonObject, type Json, parseJson } from '../../shared/json.ts';
import { PULL_LIMITS, PULL_REPORT_VERSION, type PullReport, pullReportShape } from './pull-report.ts';

export type ReadPullReport =
  | { readonly result: 'ok'; readonly report: PullReport }
  /** `why`: to stand inside a sentence; nothing of the text is in it. */
  | { readonly result: 'refused'; readonly why: string };

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const REQUEST_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;

/**
 * Reads the text of a report that anybody may have written: the artifact of a workflow that a pull request from a fork
 * controls. Everything is bounded, every field is known, and no path leaves the repository. Never throws.
 */
export function readPullReport(source: string): ReadPullReport {
  if (byteLength(source) > PULL_LIMITS.bytes) return refused('it is too large');
  const value = parseJson(source);
  if (value === undefined) return refused('it is no JSON');
  if (!isJsonObject(value)) return refused('it is no JSON object');
  if (value.version !== PULL_REPORT_VERSION) return refused('its version is not known to this release');
  if (!isBounded(value)) return refused(TOO_MUCH);
  if (!hasShape(pullReportShape, value)) {
    return refused(`its form is not that of a report (${faultOf(value)})`);
  }
  const fault = contentFault(value);
  return fault === null ? { result: 'ok', report: value } : refused(fault);
}

const TOO_MUCH = 'it holds more than a report may';

/** What keeps a report of the right form from being used, to stand inside a sentence; null: nothing. */
export function pullReportFault(report: PullReport): string | null {
  return isBounded(report) ? contentFault(report) : TOO_MUCH;
}

function refused(why: string): ReadPullReport {
  return { result: 'refused', why };
}

/** The names in a fault may be the sender's. */
function faultOf(value: Json): string {
  return (shapeFault(pullReportShape, value) ?? '').replaceAll(/[^A-Za-z0-9 /]/g, '').slice(0, 100);
}

const LONGEST_LIST = Math.max(PULL_LIMITS.findings, PULL_LIMITS.changes, PULL_LIMITS.edges);
const DEEPEST = 6;

function isBounded(value: Json, depth = 0): boolean {
  if (typeof value === 'string') return value.length <= PULL_LIMITS.text + 1;
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  if (typeof value !== 'object' || value === null) return true;
  if (depth > DEEPEST) return false;
  if (Array.isArray(value)) {
    return value.length <= LONGEST_LIST && value.every((item: Json) => isBounded(item, depth + 1));
  }
  const members = Object.values(value);
  return members.length <= 60 && members.every((member) => isBounded(member, depth + 1));
}

function contentFault(report: PullReport): string | null {
  const { fabric, requestId, head, base, live, changes, findings, mends, picture } = report;
  if (!NAME.test(fabric)) return 'the name of its fabric is none';
  if (!REQUEST_ID.test(requestId)) return 'its request id is none';
  if (!COMMIT.test(head) || (base !== null && !COMMIT.test(base))) return 'its head or base is no commit';
  if (live !== null && !/^[A-Za-z0-9:]{1,100}$/.test(live)) return 'its stamp of the cluster is none';
  const paths = [...changes, ...findings, ...mends].flatMap(({ file }) => file ?? []);
  if (!paths.every(isRepositoryPath)) return 'a path in it leaves the repository, or is none';
  if (
    changes.some(
      ({ words, fields }) => words.length > PULL_LIMITS.words || fields.length > PULL_LIMITS.fields,
    )
  )
    return 'a change in it has too many parts';
  const nodes = picture?.nodes.length ?? 0;
  if (nodes > PULL_LIMITS.nodes) return 'its picture is too large';
  if (picture?.edges.some(({ from, to }) => from >= nodes || to >= nodes) === true)
    return 'its picture points at nothing';
  return null;
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Of a file inside of a repository, with `/`. `.` is the fabric itself. */
function isRepositoryPath(path: string): boolean {
  if (path === '.') return true;
  if (LONE_SURROGATE.test(path)) return false;
  return path !== '' && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
