import type { OptionValues } from '../../../domain/config/options.ts';
import { formatDuration } from '../../../domain/config/read-value.ts';
import { statusResultJson } from '../../../domain/report/status-json.ts';
import { statusLine } from '../../../domain/report/status-line.ts';
import { renderStatusStats } from '../../../domain/report/status-stats-text.ts';
import { renderStatus } from '../../../domain/report/status-text.ts';
import type { Screen } from '../../../domain/report/text-style.ts';
import { type StatusOverview, storedMeanings } from '../../../domain/status/stored-status.ts';
import { unlessCancelled } from '../../../operations/cancellation.ts';
import { readStoredStatus } from '../../../operations/read-stored-status.ts';
import { exitCodeOf } from '../../exit-policy.ts';
import type { Surroundings } from '../../surroundings.ts';
import type { CliHost } from '../cli-host.ts';
import { statusDoors, statusQuestion } from './status-source.ts';
import { type WatchView, watchStatus } from './watch-status.ts';

export interface StatusCommand {
  readonly values: OptionValues;
  readonly around: Surroundings;
  readonly host: Pick<CliHost, 'signal' | 'isTerminal'>;
  readonly screen: Screen;
  print(text: string): void;
}

/** Shows the stored status once, or until Ctrl-C. The exit code is that of the worst fabric in what was seen last. */
export async function runStatus(command: StatusCommand): Promise<number> {
  const { values, around, host } = command;
  const doors = await statusDoors(values, around);
  const question = statusQuestion(values, around);
  const look = () => unlessCancelled(readStoredStatus(doors, question), host.signal);
  if (!values.watch) {
    const overview = await look();
    command.print(textOf(overview, command));
    return exitCodeOfAll(overview);
  }
  const last = await watchStatus(look, viewOf(command), {
    intervalMs: values.interval,
    clock: doors.clock,
    log: around.log,
    signal: host.signal,
  });
  return exitCodeOfAll(last);
}

/** No status at all is an error, too: nobody can say that the fabric is well. */
function exitCodeOfAll({ fabrics }: StatusOverview): number {
  return exitCodeOf(fabrics.length === 0 ? ['error'] : fabrics.flatMap(storedMeanings));
}

function textOf(overview: StatusOverview, { values, screen }: StatusCommand): string {
  if (values.output === 'json')
    return `${JSON.stringify(statusResultJson(overview, values.stats), null, 2)}\n`;
  return values.stats ? renderStatusStats(overview, screen) : renderStatus(overview, screen);
}

function viewOf(command: StatusCommand): WatchView {
  if (command.values.output === 'json') return jsonView(command);
  return command.host.isTerminal ? screenView(command) : lineView(command);
}

const CLEAR = '\u001b[H\u001b[2J';

function screenView(command: StatusCommand): WatchView {
  const { screen, values } = command;
  const footer = screen.style.dim(`Looked at every ${formatDuration(values.interval)}; Ctrl-C ends.`);
  return { show: (overview) => command.print(`${CLEAR}${textOf(overview, command)}${footer}\n`) };
}

function lineView({ print }: StatusCommand): WatchView {
  let isFirst = true;
  return {
    show({ readAt, fabrics, place }, changed) {
      const lines = changed.map((stored) => `${readAt} ${statusLine(stored)}\n`);
      if (isFirst && fabrics.length === 0) lines.push(`${readAt} - never_synced - no status on ${place}\n`);
      isFirst = false;
      if (lines.length > 0) print(lines.join(''));
    },
  };
}

function jsonView({ print, values }: StatusCommand): WatchView {
  let isFirst = true;
  return {
    show(overview, changed) {
      if (isFirst || changed.length > 0)
        print(`${JSON.stringify(statusResultJson(overview, values.stats))}\n`);
      isFirst = false;
    },
  };
}
