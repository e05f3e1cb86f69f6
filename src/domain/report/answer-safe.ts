import { plural } from '../shared/plural.ts';
import { sentenceList } from './layout.ts';
import { fullSentence, sentence } from './markdown-parts.ts';
import { differenceCounts, planCounts, switchCount } from './run-counts.ts';
import type { RunView } from './run-view.ts';
import { insecureEnds, seenSwitches } from './unchecked.ts';

/** Is it safe? The first thing that speaks against it, or why it is. */
export function safeAnswer(view: RunView): string {
  return (
    brokenRun(view) ??
    badSource(view) ??
    badApply(view) ??
    difference(view) ??
    badStatus(view) ??
    doubt(view) ??
    good(view)
  );
}

function brokenRun({ facts, wrote }: RunView): string | null {
  const { failure, validation, interrupted } = facts;
  const written = wrote === 0 ? 'nothing was written' : `${plural(wrote, 'object')} had been written by then`;
  if (failure?.code === 'HHS-1301') return `**Not known.** The run was cancelled; ${written}.`;
  if (failure !== null || validation === null) return `**Not known.** The run failed; ${written}.`;
  return interrupted === null ? null : `**No.** The apply stopped early: ${fullSentence(interrupted)}`;
}

function badSource({ facts, errors, wrote }: RunView): string | null {
  const { validation, mode } = facts;
  if (validation?.coverage.documents === 0 || (validation?.coverage.validated === 0 && errors === 0)) {
    return '**No.** Not a single manifest was found, so nothing was checked.';
  }
  if (errors === 0) return null;
  const found = plural(errors, 'error');
  if (mode !== 'apply')
    return `**No.** The files have ${found}; an apply would write nothing until they are mended.`;
  return wrote === 0
    ? `**Nothing was written**, because the files have ${found}. The cluster is as it was.`
    : `**Not in full.** The files have ${found}; only the valid part was written.`;
}

function badApply({ facts, groups }: RunView): string | null {
  const failed = groups.failed.length;
  if (failed > 0) return `**No.** ${plural(failed, 'object')} could not be written; what was written stays.`;
  if (facts.mode !== 'apply') return null;
  const ended = facts.convergence?.result;
  if (ended !== 'timed-out' && ended !== 'cancelled') return null;
  const behind = lagging(facts);
  const why = behind === null ? fullSentence(facts.convergence?.summary ?? '') : `only ${behind}.`;
  return `**Not yet.** The cluster took everything, but it is not in force: ${why}`;
}

function difference({ groups }: RunView): string | null {
  const counts = differenceCounts(groups);
  if (counts.length === 0) return null;
  const count = countOf(groups);
  const word = groups.conflicts.length > 0 ? 'No' : 'With care';
  const differ = `${plural(count, 'object')} differ${count === 1 ? 's' : ''} from Git: ${sentenceList(counts)}`;
  return `**${word}.** ${differ}. Nothing of that was overwritten.`;
}

function countOf({ conflicts, merges, byHand, missing }: RunView['groups']): number {
  return conflicts.length + merges.length + byHand.length + missing.length;
}

/** `10 of 12 switches run it`; null where none is known to be behind. */
function lagging(facts: RunView['facts']): string | null {
  const behind = (seenSwitches(facts) ?? []).some(({ state }) => state !== 'converged');
  return behind ? switchCount(facts) : null;
}

function badStatus({ facts, document }: RunView): string | null {
  const behind = lagging(facts);
  if (behind !== null) return `**Not everywhere.** Git and cluster agree, but only ${behind}.`;
  if (document === null) return null;
  switch (document.state) {
    case 'error':
      return `**No.** ${sentence(document.reason)}`;
    case 'stale':
      return `**Not known any more.** ${sentence(document.reason)}`;
    case 'unknown':
    case 'syncing':
      return `**Not known.** ${sentence(document.reason)}`;
    case 'never_synced':
      return `**Not known yet.** ${sentence(document.reason)}`;
    case 'healthy':
    case 'warning':
      return null;
  }
}

function doubt({ facts, unchecked, document }: RunView): string | null {
  const insecure = insecureEnds(facts);
  if (insecure.length > 0)
    return `**Nobody can tell.** The certificate of ${sentenceList(insecure)} is not verified.`;
  const [first, ...more] = unchecked;
  if (first !== undefined) {
    const rest = more.length === 0 ? '' : `, and ${plural(more.length, 'other thing')}`;
    return `**As far as it was checked**, and this was not: ${sentence(first)}${rest}.`;
  }
  return document?.state === 'warning' ? `**With care.** ${sentence(document.reason)}` : null;
}

function good({ facts, groups }: RunView): string {
  const { mode, plan, validation } = facts;
  const inSync = plural(groups.inSync.length, 'object');
  const switches = switchCount(facts);
  const force = switches === null ? '' : `, and ${switches}`;
  switch (mode) {
    case 'validate': {
      const checked = plural(validation?.coverage.validated ?? 0, 'manifest');
      return `**The files are.** ${checked} passed every check that needs no cluster. The cluster was not asked.`;
    }
    case 'plan': {
      const written = plan === null ? 0 : planCounts(plan).written;
      return written === 0
        ? `**Yes.** There is nothing to write: ${inSync} in sync.`
        : `**Yes.** An apply would write ${plural(written, 'object')}, overwrite nobody's change and delete nothing.`;
    }
    case 'apply':
      return groups.dropped.length + groups.blocked.length === 0
        ? `**Yes.** Everything in Git is in the cluster${force}.`
        : `**Yes.** What could be written is in the cluster${force}; the rest is held, see below.`;
    case 'drift':
      return groups.waiting.length + groups.dropped.length + groups.blocked.length === 0
        ? `**Yes.** The cluster holds what Git says: ${inSync} in sync${force}.`
        : `**Yes.** Nobody changed the cluster: ${inSync} in sync${force}. Changes in Git wait for an apply.`;
  }
}
