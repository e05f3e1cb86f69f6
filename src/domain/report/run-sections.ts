import type { ObjectState } from '../drift/assessment.ts';
import { countOutcomes, type OutcomeResult } from '../plan/outcome.ts';
import { plural } from '../shared/plural.ts';
import type { RunFacts } from '../status/run-facts.ts';
import { findingSections } from './findings-markdown.ts';
import { plainSection, type Section } from './fit-bytes.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { link } from './markdown-escape.ts';
import { name, sentence } from './markdown-parts.ts';
import { countSections } from './object-counts.ts';
import { objectSections } from './object-sections.ts';
import type { RunReport } from './run-report.ts';
import { componentSection, decisionSections } from './status-markdown.ts';
import { switchSections } from './switches-markdown.ts';

/** The overview: components and numbers. */
export function overviewSections({ facts, document }: RunReport): Section[] {
  return [
    ...(document === null ? [] : [componentSection(document)]),
    ...countSections(statesOf(facts), outcomesOf(facts)),
  ];
}

/** Everything that was found, by urgency. */
export function detailSections({ facts, document }: RunReport, context: MarkdownContext): Section[] {
  return [
    ...(facts.validation === null ? [] : findingSections(facts.validation, context)),
    ...objectSections(facts, context),
    ...switchSections(facts),
    ...(document === null ? [] : decisionSections(document)),
  ];
}

/** Where else to look, and what names this run everywhere. */
export function footSection(
  { facts, publication }: RunReport,
  { docsUrl }: Pick<MarkdownContext, 'docsUrl'>,
  leftOut: readonly string[],
): Section {
  const { place, commit } = publication;
  const stored =
    place === null
      ? []
      : [
          commit === null
            ? `Status on ${sentence(place)} is unchanged.`
            : `Status written to ${sentence(place)} in commit ${name(commit.slice(0, 12))}.`,
        ];
  const how =
    docsUrl === ''
      ? []
      : [`${link('How to run the commands', `${docsUrl}/action.md#7-commands-on-your-own-machine`)}.`];
  return plainSection([...leftOut, ...stored, `Request ${name(facts.requestId)}.`, ...how].join(' '));
}

/** Annotations that the forge has no room for. */
export function annotationNote(leftOut: number): string[] {
  return leftOut === 0 ? [] : [`${plural(leftOut, 'more remark')} had no room on the lines of the files.`];
}

function statesOf({ plan }: RunFacts): Readonly<Record<ObjectState, number>> | null {
  return plan === null ? null : plan.byState;
}

function outcomesOf({ mode, outcomes }: RunFacts): Readonly<Record<OutcomeResult, number>> | null {
  return mode === 'apply' && outcomes.length > 0 ? countOutcomes(outcomes) : null;
}
