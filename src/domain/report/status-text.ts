import { impossible } from '../shared/assert-never.ts';
import { plural } from '../shared/plural.ts';
import type { Snapshot } from '../status/snapshot.ts';
import type { StatusDocument, StatusFinding } from '../status/status-document.ts';
import { COMPONENT_NAMES, type ComponentName, type StatusState } from '../status/status-state.ts';
import type { StatusOverview, StoredStatus } from '../status/stored-status.ts';
import { decisionWords } from './decision-words.ts';
import { plainText } from './escape-text.ts';
import { sentenceList, table, wrap } from './layout.ts';
import type { Screen } from './text-style.ts';
import { durationText, timeText } from './time-text.ts';

/** Objects shown at most; the rest is counted. */
const SHOWN_FINDINGS = 10;

/** Every status, each with: is it well, why, what to do next; then what that rests on. */
export function renderStatus(overview: StatusOverview, screen: Screen): string {
  const blocks = overview.fabrics.map((stored) => storedText(stored, overview, screen));
  const commit = overview.commit === null ? '' : ` at commit ${overview.commit.slice(0, 12)}`;
  const isThere = overview.known.length > 0;
  const source = screen.style.dim(`Read from ${plainText(overview.place)}${commit}.`);
  const none = overview.fabrics.length === 0 ? [noStatus(overview, screen)] : [];
  return `${[...none, ...blocks].map((lines) => lines.join('\n')).join('\n\n')}\n${isThere ? `\n${source}\n` : ''}`;
}

function noStatus({ commit, place }: StatusOverview, { columns }: Screen): string[] {
  const why =
    commit === null ? `There is no ${plainText(place)} here.` : `There is no status on ${plainText(place)}.`;
  return wrap(`${why} ${FIRST_RUN}`, columns);
}

const FIRST_RUN =
  'The first run of the action on the default branch makes it; --fetch gets it from the remote of this clone.';

function storedText({ fabric, read }: StoredStatus, overview: StatusOverview, screen: Screen): string[] {
  const { style, columns } = screen;
  const { readAt, known } = overview;
  // a file that could not be read does not tell of which fabric it is
  const name = fabric === '' ? 'The status: ' : `Fabric ${plainText(fabric)}: `;
  switch (read.result) {
    case 'ok':
      return documentText(read.document, readAt, screen);
    case 'edited':
      return [
        ...wrap(style.red(`Not to be trusted: ${plainText(read.why)}`), columns, '', '  '),
        ...documentText(read.document, readAt, screen),
      ];
    case 'absent':
      return [
        `${name}${paintState('never_synced', screen)}`,
        ...wrap(`${knownText(known)}${FIRST_RUN}`, columns, '  '),
      ];
    case 'newer': {
      const why = `Its form ${read.version} is newer than this hedgehog-sync knows. Use the newer one.`;
      return [`${name}${style.red('not readable')}`, ...wrap(why, columns, '  ')];
    }
    case 'damaged':
      return [
        `${name}${style.red('not readable')}`,
        ...wrap(`Damaged: ${plainText(read.why)}. The next run of the action writes it anew.`, columns, '  '),
      ];
    default:
      return impossible('a status that was read in no way there is');
  }
}

function knownText(known: readonly string[]): string {
  const named = known.filter((fabric) => fabric !== '');
  if (named.length === 0) return '';
  return `There is a status of ${sentenceList(named.map(plainText))}: --fabric names one. `;
}

function documentText(document: StatusDocument, readAt: string, screen: Screen): string[] {
  const { style, columns } = screen;
  const { health, reason, next } = document;
  const worth = health.value === null ? 'health not known yet' : `health ${health.value.toFixed(2)}`;
  return [
    `Fabric ${plainText(document.fabric)}: ${paintState(document.state, screen)}, ${worth}`,
    ...wrap(plainText(reason), columns, '  '),
    ...(next === '' ? [] : wrap(style.bold(`→ ${plainText(next)}`), columns, '  ', '    ')),
    ...insecureText(document, screen),
    '',
    ...componentTable(document, readAt, screen),
    ...findingsText(document.findings, screen),
    ...doubtsText(document, screen),
    '',
    ...table(factRows(document, readAt, screen), columns),
  ];
}

function insecureText({ components }: StatusDocument, { style, columns }: Screen): string[] {
  const ends = Object.entries(components.connection.evidence).flatMap(([key, value]) =>
    key.endsWith('.insecure') && value === true ? [key.slice(0, -'.insecure'.length)] : [],
  );
  if (ends.length === 0) return [];
  const text = `INSECURE: certificates are not verified (${plainText(ends.join(', '))}). Anybody on the way can answer instead.`;
  return wrap(style.red(text), columns, '  ', '    ');
}

function componentTable({ components }: StatusDocument, readAt: string, screen: Screen): string[] {
  const head = ['part', 'state', 'seen', 'why'].map(screen.style.dim);
  const rows = COMPONENT_NAMES.map((name) => componentRow(name, components[name], readAt, screen));
  return table([head, ...rows], screen.columns);
}

function componentRow(name: ComponentName, snapshot: Snapshot, readAt: string, screen: Screen): string[] {
  const seen = snapshot.observedAt === null ? 'never' : agoText(snapshot.observedAt, readAt);
  return [name.replaceAll('_', ' '), paintState(snapshot.state, screen), seen, plainText(snapshot.reason)];
}

function findingsText(findings: readonly StatusFinding[], { style, columns }: Screen): string[] {
  if (findings.length === 0) return [];
  const lines = findings.slice(0, SHOWN_FINDINGS).flatMap(({ object, state, message, file, line, next }) => {
    const place = file === null ? '' : `  ${plainText(file)}${line === null ? '' : `:${line}`}`;
    return [
      `  ! ${style.bold(plainText(object))}${place}`,
      ...wrap(`${plainText(state)}: ${plainText(message)}`, columns, '      '),
      ...(next === '' ? [] : wrap(`→ ${plainText(next)}`, columns, '      ', '        ')),
    ];
  });
  const more = findings.length - SHOWN_FINDINGS;
  return ['', 'Objects to look at:', ...lines, ...(more > 0 ? [`  and ${more} more (--output json)`] : [])];
}

function doubtsText({ inconsistencies, decisions }: StatusDocument, { style, columns }: Screen): string[] {
  const doubts = inconsistencies.map((text) => style.red(plainText(text)));
  const decided = decisionWords(decisions).map(({ text }) => plainText(text));
  const lines = [...doubts, ...decided].flatMap((text) => wrap(text, columns, '  - ', '    '));
  return lines.length === 0 ? [] : ['', 'Contradictions, and how they were decided:', ...lines];
}

function factRows(document: StatusDocument, readAt: string, { style }: Screen): string[][] {
  const { counts, times, commit, branch, lastRun, failure, severity, health } = document;
  const at = (time: string | null) =>
    time === null ? 'never' : `${agoText(time, readAt)}, ${timeText(time)}`;
  const where = `${commit === null ? 'not known' : commit.slice(0, 12)}${branch === null ? '' : ` on ${plainText(branch)}`}`;
  const rows = [
    ['commit', where],
    ['files', filesText(counts)],
    ['objects', counts.states === null ? 'never compared with the cluster' : countsText(counts.states)],
    ...(counts.outcomes === null ? [] : [['last apply', countsText(counts.outcomes)]]),
    ['switches', switchesText(counts.switches)],
    ['drift', severity === null ? 'not known' : `severity ${severity.toFixed(2)} (1 is worst)`],
    ['tried', at(times.attemptedAt)],
    ['succeeded', at(times.succeededAt)],
    ['applied', at(times.appliedAt)],
    [
      'last run',
      `${lastRun.mode} ${plainText(lastRun.requestId)}${lastRun.url === null ? '' : `  ${plainText(lastRun.url)}`}`,
    ],
    ...(failure === null
      ? []
      : [['failure', style.red(`${plainText(failure.code)}: ${plainText(failure.message)}`)]]),
    ['health', plainText(health.formula)],
  ];
  return rows.map(([name = '', text = '']) => [style.dim(name), text]);
}

function filesText({ documents, invalid, skipped, errors, warnings }: StatusDocument['counts']): string {
  const parts = [plural(documents, 'document')];
  if (invalid > 0) parts.push(`${invalid} invalid`);
  if (skipped > 0) parts.push(`${skipped} skipped`);
  if (errors > 0) parts.push(plural(errors, 'error'));
  if (warnings > 0) parts.push(plural(warnings, 'warning'));
  return sentenceList(parts);
}

function countsText(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).flatMap(([name, count]) =>
    count === 0 ? [] : [`${count} ${plainText(name.replaceAll('_', ' '))}`],
  );
  return parts.length === 0 ? 'none' : sentenceList(parts);
}

function switchesText(switches: StatusDocument['counts']['switches']): string {
  if (switches === null) return 'not looked at';
  return `${switches.converged} of ${switches.expected} run what the fabric asks of them`;
}

/** `3 min ago`; a time that lies ahead is shown as it is, because then a clock is wrong. */
export function agoText(time: string, now: string): string {
  const ms = Date.parse(now) - Date.parse(time);
  return ms >= 0 ? `${durationText(ms)} ago` : timeText(time);
}

/** `HEALTHY`, in its colour; the word alone is enough to tell. */
export function paintState(state: StatusState, { style }: Screen): string {
  const word = plainText(state.replaceAll('_', ' '));
  switch (state) {
    case 'healthy':
      return style.green(word);
    case 'error':
      return style.red(word);
    case 'syncing':
      return style.blue(word);
    default:
      return style.yellow(word);
  }
}
