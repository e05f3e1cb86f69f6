/** A cron expression of five fields, in UTC. A day fits by month day or weekday where both are restricted, as cron has it. */
export interface Cron {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** 0 is Sunday. */
  readonly weekdays: ReadonlySet<number>;
  readonly anyDay: boolean;
  readonly anyWeekday: boolean;
}

interface CronField {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly words?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const FIELDS = [
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day of the month', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, words: MONTHS },
  { name: 'weekday', from: 0, to: 7, words: WEEKDAYS },
] as const satisfies readonly CronField[];

export type ReadCron =
  | { readonly ok: true; readonly cron: Cron }
  | { readonly ok: false; readonly problem: string };

/** Reads `minute hour day month weekday` with `*`, lists, ranges, steps and the English names of months and days. */
export function readCron(text: string): ReadCron {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) {
    return { ok: false, problem: 'has not five fields (minute, hour, day of the month, month, weekday)' };
  }
  const sets: ReadonlySet<number>[] = [];
  for (const [index, field] of FIELDS.entries()) {
    const values = valuesOf(parts[index] ?? '', field);
    if (values === null) {
      return {
        ok: false,
        problem: `has a ${field.name} that is no number, list, range or step from ${field.from} to ${field.to}`,
      };
    }
    sets.push(values);
  }
  const [minutes, hours, days, months, weekdays] = sets as [
    ReadonlySet<number>,
    ReadonlySet<number>,
    ReadonlySet<number>,
    ReadonlySet<number>,
    ReadonlySet<number>,
  ];
  const sundays = weekdays.has(7) ? new Set([...weekdays, 0]) : weekdays;
  const isAny = (part: string | undefined) => part?.startsWith('*') === true;
  return {
    ok: true,
    cron: {
      ...{ minutes, hours, days, months, weekdays: sundays },
      anyDay: isAny(parts[2]),
      anyWeekday: isAny(parts[4]),
    },
  };
}

/** Does the minute that `ms` (since 1970, UTC) lies in fit? */
export function cronMatches(cron: Cron, ms: number): boolean {
  const date = new Date(ms);
  if (!cron.minutes.has(date.getUTCMinutes()) || !cron.hours.has(date.getUTCHours())) return false;
  if (!cron.months.has(date.getUTCMonth() + 1)) return false;
  const day = cron.days.has(date.getUTCDate());
  const weekday = cron.weekdays.has(date.getUTCDay());
  return cron.anyDay || cron.anyWeekday ? day && weekday : day || weekday;
}

function valuesOf(text: string, field: CronField): Set<number> | null {
  const values = new Set<number>();
  for (const item of text.split(',')) {
    const match = /^(\*|[a-z0-9]{1,3})(?:-([a-z0-9]{1,3}))?(?:\/(\d{1,2}))?$/i.exec(item);
    if (match === null) return null;
    const [, first = '', last, step] = match;
    if (first === '*' && last !== undefined) return null;
    const from = first === '*' ? field.from : numberOf(first, field);
    const open = first === '*' || step !== undefined ? field.to : from;
    const to = last === undefined ? open : numberOf(last, field);
    const by = step === undefined ? 1 : Number(step);
    if (from === null || to === null || from > to || by < 1) return null;
    for (let value = from; value <= to; value += by) values.add(value);
  }
  return values;
}

function numberOf(text: string, { from, to, words }: CronField): number | null {
  const word = words?.indexOf(text.toLowerCase()) ?? -1;
  const value =
    word >= 0 ? word + (words === MONTHS ? 1 : 0) : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : null;
}
