import { plural } from '../shared/plural.ts';
import type { RunFacts } from '../status/run-facts.ts';
import { changedAnswer, nextAnswer } from './answer-next.ts';
import { safeAnswer } from './answer-safe.ts';
import { concludeRun } from './conclusion.ts';
import { plainSection, type Section } from './fit-bytes.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { link } from './markdown-escape.ts';
import { alert, bullets, codeLink, name, sentence } from './markdown-parts.ts';
import type { RunReport } from './run-report.ts';
import type { RunView } from './run-view.ts';
import { conclusionText, stateText } from './state-symbols.ts';
import { insecureAlert } from './status-markdown.ts';
import { durationText } from './time-text.ts';
import { insecureEnds } from './unchecked.ts';

/** What a person has to know, before anything else: the state, three answers, what darkens them. */
export function openingSections(report: RunReport, view: RunView, heading: string): Section[] {
  const { facts } = report;
  const ends = insecureEnds(facts);
  const lines = [
    ...(heading === '' ? [] : [heading]),
    stateLine(report, view.context),
    answerLines(safeAnswer(view), changedAnswer(view), nextAnswer(view)),
  ];
  return [
    plainSection(lines.join('\n\n')),
    ...(ends.length === 0 ? [] : [plainSection(insecureAlert(ends))]),
    ...failureSections(facts, view.context),
    ...noteSections(report.notes),
  ];
}

/** The three questions of whoever is on call. Answers are inline markdown. */
export function answerLines(safe: string, changed: string, next: string): string {
  return bullets([
    `**Is it safe?** ${safe}`,
    `**What changed?** ${changed}`,
    `**What do I do next?** ${next}`,
  ]);
}

function stateLine(
  { facts, document, publication }: RunReport,
  { failOn, headCommit }: MarkdownContext,
): string {
  const state =
    document === null
      ? conclusionText(concludeRun(facts, document, failOn).conclusion)
      : stateText(document.state);
  const health =
    document === null || document.health.value === null ? [] : [`health ${document.health.value.toFixed(2)}`];
  const parts = [
    `**${state}**`,
    ...health,
    `fabric ${name(facts.fabric)}`,
    facts.mode,
    ...commitText(facts, headCommit),
    ...tookText(facts),
    ...(facts.url === null ? [] : [link('run', facts.url)]),
    ...(publication.url === null ? [] : [link('status', publication.url)]),
  ];
  return parts.join(' · ');
}

function commitText({ commit }: RunFacts, headCommit: string | undefined): string[] {
  const shown = headCommit ?? commit;
  if (shown === null) return [];
  const isMerge = headCommit !== undefined && commit !== null && commit !== headCommit;
  return [`commit ${name(shown.slice(0, 12))}${isMerge ? ' merged with its base' : ''}`];
}

function tookText({ startedAt, endedAt }: RunFacts): string[] {
  const took = Date.parse(endedAt) - Date.parse(startedAt);
  return Number.isFinite(took) && took >= 0 ? [durationText(took)] : [];
}

function failureSections({ failure }: RunFacts, context: MarkdownContext): Section[] {
  if (failure === null) return [];
  const lines = [
    `**${failure.category}** ${codeLink(failure.code, context)} ${sentence(failure.message)}`,
    '',
    `**What to do:** ${sentence(failure.help)}`,
  ];
  return [plainSection(alert('WARNING', lines))];
}

function noteSections(notes: readonly string[]): Section[] {
  if (notes.length === 0) return [];
  const head = `### ${plural(notes.length, 'note')} on this run`;
  return [{ head, items: notes.map((note) => `- ${sentence(note)}`), layout: 'list', noun: 'note' }];
}
