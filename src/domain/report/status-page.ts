import { plural } from '../shared/plural.ts';
import type { HistoryEntry, StatusDocument, StatusFinding } from '../status/status-document.ts';
import { fitBytes, plainSection, type Section } from './fit-bytes.ts';
import { sentenceList } from './layout.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { code, escapeMarkdown, link } from './markdown-escape.ts';
import { alert, codeLink, name, place, row, sentence, tableHead } from './markdown-parts.ts';
import { writeMarker } from './marker.ts';
import { countSections } from './object-counts.ts';
import { answerLines } from './run-opening.ts';
import { stateText } from './state-symbols.ts';
import { statusChanged, statusNext, statusSafe } from './status-answers.ts';
import { componentSection, decisionSections, insecureAlert } from './status-markdown.ts';
import { durationText, timeText } from './time-text.ts';
import { endName } from './unchecked.ts';

/** A page of a repository that is larger than this is not shown as markdown by the forge any more. */
export const STATUS_PAGE_LIMIT = 512_000;
const HISTORY_SHOWN = 20;

/** `STATUS.md`: the status for people. Its first ten lines answer: is it safe, what changed, what do I do. */
export function renderStatusPage(document: StatusDocument, context: MarkdownContext): string {
  const sections = [
    plainSection(opening(document)),
    ...alerts(document, context),
    componentSection(document),
    ...findings(document, context),
    ...countSections(document.counts.states, document.counts.outcomes, 'status'),
    checked(document),
    ...health(document),
    ...decisionSections(document),
    ...history(document),
    plainSection(foot(document, context)),
  ];
  const { fabric, lastRun, commit } = document;
  const end = writeMarker({
    surface: 'status',
    fabric,
    mode: lastRun.mode,
    requestId: lastRun.requestId,
    commit,
  });
  const text = fitBytes(sections, {
    bytes: STATUS_PAGE_LIMIT - 1,
    end,
    elsewhere: 'status.json beside this file holds all',
  });
  return `${text}\n`;
}

function opening(document: StatusDocument): string {
  const {
    fabric,
    state,
    health: { value },
    commit,
    times,
  } = document;
  const parts = [
    ...(value === null ? ['health not known yet'] : [`health ${value.toFixed(2)} of 1`]),
    ...(commit === null ? [] : [`commit ${name(commit.slice(0, 12))}`]),
    times.succeededAt === null
      ? 'no run has succeeded yet'
      : `last good run ${sentence(timeText(times.succeededAt))}`,
  ];
  return [
    `# ${stateText(state)}: fabric ${name(fabric)}`,
    answerLines(statusSafe(document), statusChanged(document), statusNext(document)),
    parts.join(' · '),
  ].join('\n\n');
}

/** Evidence of the connection names each end whose certificate nobody verified: `cluster.insecure`. */
function insecureEnds({ components }: StatusDocument): string[] {
  const { reasonCode, evidence } = components.connection;
  const named = Object.entries(evidence)
    .filter(([key, value]) => key.endsWith('.insecure') && value === true)
    .map(([key]) => endName(key.slice(0, -'.insecure'.length)));
  return named.length === 0 && reasonCode === 'connection-insecure' ? ['the connection'] : named;
}

function alerts(document: StatusDocument, context: MarkdownContext): Section[] {
  const { failure } = document;
  const insecure = insecureEnds(document);
  const failed =
    failure === null
      ? []
      : [
          plainSection(
            alert('WARNING', [
              `**The last run failed** ${codeLink(failure.code, context)} ${sentence(failure.message)}`,
              '',
              `**What to do:** ${sentence(failure.help)}`,
            ]),
          ),
        ];
  return [...(insecure.length > 0 ? [plainSection(insecureAlert(insecure))] : []), ...failed];
}

function findings({ findings: found }: StatusDocument, context: MarkdownContext): Section[] {
  if (found.length === 0) return [];
  const head = `### To be looked at\n\n${tableHead(['Object', 'State', 'Where', 'What', 'What to do'])}`;
  return [{ head, items: found.map((one) => findingRow(one, context)), layout: 'rows', noun: 'finding' }];
}

function findingRow(
  { object, state, message, file, line, next }: StatusFinding,
  context: MarkdownContext,
): string {
  const at = file === null ? '' : line === null ? name(file) : place({ file, line }, context);
  return row([
    name(object),
    escapeMarkdown(state.replaceAll('_', ' ')),
    at,
    sentence(message),
    sentence(next),
  ]);
}

function checked({ counts }: StatusDocument): Section {
  const { documents, invalid, skipped, errors, warnings, states, switches } = counts;
  const parts = [
    `${plural(documents, 'document')}: ${invalid} invalid, ${skipped} skipped, ${plural(errors, 'error')}, ${plural(warnings, 'warning')}.`,
    states === null ? '**Not checked:** the cluster, with which nothing was compared.' : '',
    switches === null
      ? '**Not checked:** the switches.'
      : `${switches.converged} of ${plural(switches.expected, 'switch', 'switches')} run what the fabric asks of them.`,
  ];
  return plainSection(`### What was checked\n\n${parts.filter((part) => part !== '').join('<br>\n')}`);
}

function health({ health: { value, terms, formula } }: StatusDocument): Section[] {
  if (terms.length === 0) return [];
  const shown = value === null ? 'not known yet' : `${value.toFixed(2)} of 1`;
  const items = terms.map((term) =>
    row([
      escapeMarkdown(term.name),
      term.value === null ? 'not known' : term.value.toFixed(2),
      String(term.weight),
      sentence(term.because),
    ]),
  );
  return [
    {
      head: `### Health: ${shown}\n\n${tableHead(['Term', 'Value', 'Weight', 'Because'])}`,
      items,
      layout: 'rows',
      noun: 'term',
      foot: formula === '' ? '' : code(formula),
    },
  ];
}

function history({ history: runs }: StatusDocument): Section[] {
  if (runs.length === 0) return [];
  const shown = runs.slice(0, HISTORY_SHOWN);
  const older = runs.length - shown.length;
  return [
    {
      head: `### Last runs\n\n${tableHead(['When', 'Mode', 'Result', 'State', 'Health', 'Commit', 'Took'])}`,
      items: shown.map(historyRow),
      layout: 'rows',
      noun: 'run',
      ...(older === 0 ? {} : { foot: `*${plural(older, 'older run')} in status.json*` }),
    },
  ];
}

function historyRow(run: HistoryEntry): string {
  const { endedAt, mode, succeeded, failure, changed, state, health: value, commit, durationMs } = run;
  const result = succeeded
    ? changedText(changed)
    : failure === null
      ? 'failed'
      : `failed: ${sentence(failure)}`;
  return row([
    sentence(timeText(endedAt)),
    escapeMarkdown(mode),
    result,
    stateText(state),
    value === null ? '' : value.toFixed(2),
    commit === null ? '' : name(commit.slice(0, 12)),
    durationText(durationMs),
  ]);
}

function changedText(changed: number): string {
  return changed === 0 ? 'wrote nothing' : `wrote ${plural(changed, 'object')}`;
}

function foot({ times, lastRun, branch }: StatusDocument, { docsUrl }: MarkdownContext): string {
  const applied =
    times.appliedAt === null
      ? 'Nothing was applied yet'
      : `Last applied ${sentence(timeText(times.appliedAt))}`;
  const run = lastRun.url === null ? name(lastRun.requestId) : link(name(lastRun.requestId), lastRun.url);
  const made = [
    `${applied}.`,
    `Last run: ${escapeMarkdown(lastRun.mode)} ${run}${branch === null ? '' : ` on ${name(branch)}`}.`,
    `Stale when no run succeeded for ${durationText(times.staleAfterMs)}.`,
  ];
  const by = link('hedgehog-sync', docsUrl === '' ? null : docsUrl);
  return `${made.join(' ')}\n\nWritten by ${by}; ${sentenceList(['edits are overwritten', `${code('status.json')} holds the same for programs`])}.`;
}
