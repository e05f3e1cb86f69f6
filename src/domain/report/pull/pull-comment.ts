import { byteLength } from '../../shared/byte-length.ts';
import { canonicalJson } from '../../shared/json.ts';
import { plural } from '../../shared/plural.ts';
import { fitBytes, plainSection, type Section } from '../fit-bytes.ts';
import { escapeMarkdown, link } from '../markdown-escape.ts';
import { alert, codeLink, name, sentence } from '../markdown-parts.ts';
import { type Marker, readMarker, writeMarker } from '../marker.ts';
import { conclusionText } from '../state-symbols.ts';
import type { PullContext } from './pull-context.ts';
import type { PullReport } from './pull-report.ts';
import { pullSections } from './pull-sections.ts';

/** Of a comment of the forge, which counts characters: in bytes it fits either way. */
export const COMMENT_LIMIT = 65_536;

/**
 * The one comment on a pull request. null: there is nothing to say, and nothing was said before. It ends with a marker
 * that `readCommentMark` gets back.
 */
export function renderPullComment(report: PullReport, context: PullContext): string | null {
  const isTelling = saysSomething(report);
  if (!isTelling && !context.isKnown) return null;
  const sections =
    isTelling && !hasNoEffect(report) ? longText(report, context) : [plainSection(oneLine(report, context))];
  return fitBytes(sections, {
    bytes: COMMENT_LIMIT,
    end: writeMarker(markOf(report, context)),
    elsewhere: 'the check and the job summary show more',
  });
}

/** It is of no concern to a pull request that leaves the fabric alone what else is going on there; errors are. */
function saysSomething({ touches, failure, findings, changes }: PullReport): boolean {
  return (
    touches === 'fabric' ||
    failure !== null ||
    changes.some(({ own }) => own) ||
    findings.some(({ severity }) => severity === 'error')
  );
}

function hasNoEffect({ failure, findings, changes, mends, comparedWith, conclusion }: PullReport): boolean {
  return (
    failure === null &&
    findings.length === 0 &&
    mends.length === 0 &&
    comparedWith !== null &&
    conclusion !== 'failure' &&
    !changes.some(({ own }) => own)
  );
}

function oneLine(report: PullReport, context: PullContext): string {
  const { fabric, touches } = report;
  const what =
    touches === 'nothing'
      ? `No file of fabric ${name(fabric)} is changed by this pull request any more, and nothing is wrong with it.`
      : `**No effect:** merging this changes nothing in fabric ${name(fabric)}.`;
  return `${what} ${standing(report, context)}`;
}

function longText(report: PullReport, context: PullContext): Section[] {
  const { fabric, conclusion, title, failure } = report;
  const opening = [
    `### hedgehog-sync: fabric ${name(fabric)}`,
    `**${conclusionText(conclusion)}** · ${escapeMarkdown(title)}`,
    `**What to do:** ${nextOf(report)}`,
    standing(report, context),
  ];
  return [
    plainSection(opening.join('\n\n')),
    ...(failure === null
      ? []
      : [
          plainSection(
            alert('WARNING', [
              `${codeLink(failure.code, context)} ${sentence(failure.message)}`,
              '',
              `**What to do:** ${sentence(failure.help)}`,
            ]),
          ),
        ]),
    ...pullSections(report, context),
  ];
}

/** The one thing that comes next, for who has read no further. */
function nextOf({ failure, findings, findingsLeftOut, changes }: PullReport): string {
  if (failure !== null) return 'see the warning below.';
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) {
    const more = findingsLeftOut > 0 ? ' or more' : '';
    return `mend the ${errors === 1 && more === '' ? 'error' : `${errors}${more} errors`} below; until then an apply writes nothing.`;
  }
  const own = changes.filter((change) => change.own);
  const contested = own.filter(({ group }) => group === 'conflict' || group === 'by-hand').length;
  if (contested > 0) {
    return `decide whose value is right for ${plural(contested, 'object')} that somebody changed in the cluster, too: an apply holds ${contested === 1 ? 'it' : 'them'}.`;
  }
  if (own.some(({ group }) => group === 'blocked')) return 'see below what is held back, and why.';
  if (own.some(({ group }) => group === 'dropped')) {
    return 'see whether what is taken out of Git is meant to go; nothing else is in the way of merging.';
  }
  return 'read what merging this changes; nothing else is in the way.';
}

/** What it was compared with, and of which commits it speaks: a reader sees whether it is of today. */
function standing({ comparedWith, base, head }: PullReport, { runUrl, secondHand }: PullContext): string {
  const short = (commit: string) => name(commit.slice(0, 12));
  const of = `Commit ${short(head)}`;
  const onto = base === null ? '' : ` onto ${short(base)}`;
  const compared = {
    cluster: `${of}${onto}, compared with the cluster.`,
    commit: `${of} compared with its base${base === null ? '' : ` ${short(base)}`}; **the cluster was not asked**.`,
    none: `${of}${onto}; nothing was compared.`,
  }[comparedWith ?? 'none'];
  const more = [
    ...(secondHand ? ['The run had no credentials, and was controlled by the pull request itself.'] : []),
    ...(runUrl === null ? [] : [`${link('Details', runUrl)}.`]),
  ];
  return [compared, ...more].join(' ');
}

/** The comment as a later run finds it. */
export interface CommentMark {
  readonly fabric: string;
  /** Stamp of what was compared with: it has moved when the base or the cluster has. */
  readonly against: string;
  /** Of equal meaning: nothing has to be written. */
  readonly meaning: string;
}

function markOf(report: PullReport, context: PullContext): Marker {
  const against = againstOf(report);
  return {
    surface: 'comment',
    fabric: report.fabric,
    mode: report.mode,
    requestId: against,
    commit: meaningOf(report, context),
  };
}

/** First twelve characters of the base and of the stamp of the cluster, each or `none`. */
export function againstOf({ base, live }: Pick<PullReport, 'base' | 'live'>): string {
  return `${base?.slice(0, 12) ?? 'none'}:${live?.slice(0, 12) ?? 'none'}`;
}

/** Everything that is said but for what names the run. */
function meaningOf(report: PullReport, { digest, secondHand }: PullContext): string {
  const { requestId: _id, ...said } = report;
  return digest(canonicalJson({ ...said, secondHand })).slice(0, 40);
}

/** null: no comment of ours, or its marker was taken out by hand. */
export function readCommentMark(body: string): CommentMark | null {
  const marker = readMarker(body);
  if (marker?.surface !== 'comment' || marker.commit === null) return null;
  return { fabric: marker.fabric, against: marker.requestId, meaning: marker.commit };
}

/** In the place of the meaning, so that whatever the next run has to say is something else. */
const OUTDATED = 'outdated';

/** Whether a comment speaks of a base or a cluster that has moved. `now`: as in `againstOf`; a part that is not known is `none`. */
export function isOutdated({ against, meaning }: CommentMark, now: string): boolean {
  if (meaning === OUTDATED) return false;
  const [base, live] = against.split(':');
  const [baseNow, liveNow] = now.split(':');
  // a cluster that was asked says more than a base, which moves without any effect, too
  if (live !== 'none') return liveNow !== 'none' && live !== liveNow;
  return base !== 'none' && base !== baseNow;
}

/** The same comment with a warning on top. null: it is no comment of ours. */
export function markOutdated(body: string): string | null {
  const text = body.replaceAll('\r\n', '\n').trimEnd();
  const marker = readMarker(text);
  if (marker?.surface !== 'comment') return null;
  const end = writeMarker({ ...marker, commit: OUTDATED });
  const rest = text.slice(0, text.lastIndexOf('\n') + 1).trimEnd();
  const marked = `${OUTDATED_ALERT}\n\n${rest}\n\n${end}`;
  return byteLength(marked) <= COMMENT_LIMIT ? marked : `${OUTDATED_ALERT}\n\n${end}`;
}

const OUTDATED_ALERT = alert('WARNING', [
  '**Outdated:** what this was compared with has changed since. The next run of the pull request looks again.',
]);
