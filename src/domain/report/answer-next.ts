import { plural } from '../shared/plural.ts';
import { type SeenChange, UNSETTLED } from './change-groups.ts';
import { sortFindings } from './findings-markdown.ts';
import { sentenceList } from './layout.ts';
import { code } from './markdown-escape.ts';
import { name, objectName, place, sentence } from './markdown-parts.ts';
import { countedOutcomes, differenceCounts, planCounts } from './run-counts.ts';
import type { RunView } from './run-view.ts';
import { insecureEnds, seenSwitches } from './unchecked.ts';

const NAMES_SHOWN = 3;

/** What changed? For a run that only looks: what differs, or what an apply would do. */
export function changedAnswer({ facts, groups, wrote }: RunView): string {
  const { mode, plan, failure } = facts;
  const outcomes = countedOutcomes(facts.outcomes);
  if (mode === 'apply' && outcomes.length > 0) {
    return `${wrote === 0 ? 'Nothing was written' : 'In the cluster'}: ${sentenceList(outcomes)}.`;
  }
  if (failure !== null || plan === null) return 'Nothing: this run wrote nothing to the cluster.';
  if (mode === 'plan') return `Nothing yet. The plan: ${planCounts(plan).text}.`;
  const found = [...groups.conflicts, ...groups.merges, ...groups.byHand, ...groups.missing];
  const waiting = groups.waiting.length + groups.blocked.length + groups.dropped.length;
  const inCluster =
    found.length === 0 ? 'nothing' : `${namesOf(found)} (${sentenceList(differenceCounts(groups))})`;
  const inGit = waiting === 0 ? 'nothing' : `${plural(waiting, 'object')}, not applied yet`;
  return `In the cluster: ${inCluster}. In Git: ${inGit}.`;
}

function namesOf(found: readonly SeenChange[]): string {
  const names = found.slice(0, NAMES_SHOWN).map(({ change }) => objectName(change.id));
  const more = found.length - names.length;
  return sentenceList([...names, ...(more > 0 ? [`${more} more`] : [])]);
}

/** What do I do next? The most urgent thing, with the line or the command. */
export function nextAnswer(view: RunView): string {
  const { facts, groups, document, context } = view;
  return (
    mendRun(view) ??
    mendSource(view) ??
    decide(view) ??
    lookAtSwitches(view) ??
    (insecureEnds(facts).length > 0 ? 'Put the right certificate authority into the kubeconfig.' : null) ??
    (groups.skipped.length + groups.blocked.length > 0 ? 'Look at what was held back, below.' : null) ??
    (groups.dropped.length > 0
      ? `Decide on ${plural(groups.dropped.length, 'object')} gone from Git: the commands are below.`
      : null) ??
    (groups.waiting.length > 0 && facts.comparedWith === 'cluster'
      ? `Apply: merge it where a push applies, or run ${code(context.commandLine('apply'))}.`
      : null) ??
    lookFurther(view) ??
    (document === null || document.next === '' ? 'Nothing.' : sentence(document.next))
  );
}

function lookFurther({ facts, unchecked }: RunView): string | null {
  if (unchecked.length === 0) return null;
  return facts.comparedWith === 'commit'
    ? 'Review the change. What it does to the cluster is shown where a run has a kubeconfig.'
    : 'See below what was not checked, and why.';
}

function mendRun({ facts, groups }: RunView): string | null {
  if (facts.failure !== null) return sentence(facts.failure.help);
  if (facts.validation === null) return 'Look at the log of the run.';
  if (facts.interrupted !== null) return 'Run apply again: it goes on where it ended.';
  const [first, ...more] = groups.failed;
  if (first === undefined) return null;
  const help = first.outcome?.error?.help ?? 'Look at the reason below, then run apply again.';
  return `${objectName(first.change.id)}: ${sentence(help)}${more.length === 0 ? '' : ` And ${more.length} more, below.`}`;
}

function mendSource({ facts, errors, context }: RunView): string | null {
  const { validation } = facts;
  if (validation === null) return null;
  const { documents, validated } = validation.coverage;
  if (documents === 0 || (validated === 0 && errors === 0)) {
    return 'Check the path of the fabric, and what it includes and excludes.';
  }
  if (errors === 0) return null;
  const first = sortFindings(validation.diagnostics)[0];
  if (first === undefined) return null;
  const more = errors - 1;
  const rest = more === 0 ? '' : ` and ${plural(more, 'more error')}`;
  return `Mend ${place(first, context)} (${sentence(first.help).replace(/\.$/, '')})${rest}; then push again.`;
}

function decide({ groups }: RunView): string | null {
  const open = UNSETTLED.flatMap((group) => groups[group]);
  if (open.length === 0) return null;
  const one = open.length === 1;
  const which = one ? namesOf(open) : `the ${open.length} objects below`;
  if (open.length === groups.missing.length) {
    return `Find out who deleted ${which}; an apply makes ${one ? 'it' : 'them'} again.`;
  }
  return `Decide on ${which}: take Git's side or the cluster's, ${one ? 'with the command below' : 'each has its commands'}.`;
}

function lookAtSwitches({ facts }: RunView): string | null {
  const behind = (seenSwitches(facts) ?? []).filter(({ state }) => state !== 'converged');
  if (behind.length === 0) {
    return facts.convergence?.result === 'timed-out'
      ? 'Run drift: it shows whether the switches caught up.'
      : null;
  }
  const names = behind.slice(0, NAMES_SHOWN).map((one) => name(one.name));
  const more = behind.length - names.length;
  return `Look at ${sentenceList([...names, ...(more > 0 ? [`${more} more`] : [])])}, then run drift to see whether ${behind.length === 1 ? 'it' : 'they'} caught up.`;
}
