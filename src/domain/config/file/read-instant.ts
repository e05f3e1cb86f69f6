const DAY = 86_400_000;

/** `2026-12-31`, or an instant of RFC 3339 with its zone, in ms since 1970; null: neither, or no day of the calendar. */
export function readInstant(text: string, endOfDay: boolean): number | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?(Z|z|[+-]\d{2}:\d{2}))?$/.exec(text);
  if (match === null) return null;
  const [, day = '', time, seconds = ':00', zone = 'Z'] = match;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return null;
  if (time === undefined) return endOfDay ? midnight + DAY : midnight;
  const ms = Date.parse(`${day}T${time}${seconds.slice(0, 7)}${zone.toUpperCase()}`);
  return Number.isNaN(ms) ? null : ms;
}

/** `2026-12-31T16:00:00Z`: the instant as people and configuration write it. */
export function instantText(ms: number): string {
  return new Date(ms)
    .toISOString()
    .replace(/(:00)?\.000Z$/, (_, seconds: string | undefined) => `${seconds ?? ''}Z`);
}
