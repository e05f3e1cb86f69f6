import { median, spread } from './measure.mjs';

/**
 * One line of the result: `ours` and `floor` are the times of the rounds in ms (or what `unit` says). The ratio is the
 * median of the rounds' own ratios where floor and ours took turns, because a machine that is slow for a while is slow
 * for both; else that of the medians. `budget` is the largest that is allowed, null where the line only informs.
 * `gate: false`: being over does not fail the run.
 */
export function ratioRow({ name, size, floor, ours, budget = null, unit = 'ms', note = '', gate = true }) {
  const ratio =
    ours.length === floor.length
      ? median(ours.map((value, round) => value / floor[round]))
      : median(ours) / median(floor);
  const verdict = budget === null ? '' : ratio <= budget ? 'met' : 'over';
  return { name, size, unit, floor, ours, ratio, budget, verdict, note, gate };
}

/** A value with a bound of its own and no floor: a count, or memory. */
export function valueRow({ name, size, ours, limit = null, unit, note = '', gate = true }) {
  const verdict = limit === null ? '' : median(ours) <= limit ? 'met' : 'over';
  return { name, size, unit, floor: null, ours, ratio: null, budget: limit, verdict, note, gate };
}

/** Something that could not be measured here, and why. */
export function absentRow(name, size, note) {
  return {
    name,
    size,
    unit: '',
    floor: null,
    ours: null,
    ratio: null,
    budget: null,
    verdict: '',
    note,
    gate: false,
  };
}

const columns = [
  { title: 'what', width: 36, left: true, of: (row) => row.name },
  { title: 'N', width: 6, of: (row) => (row.size === null ? '' : String(row.size)) },
  { title: 'floor', width: 11, of: (row) => quantity(row.floor, row.unit) },
  { title: '±%', width: 4, of: (row) => percent(row.floor) },
  { title: 'ours', width: 11, of: (row) => quantity(row.ours, row.unit) },
  { title: '±%', width: 4, of: (row) => percent(row.ours) },
  { title: 'ratio', width: 7, of: (row) => (row.ratio === null ? '' : row.ratio.toFixed(2)) },
  { title: 'budget', width: 8, of: (row) => (row.budget === null ? '' : `≤ ${row.budget}`) },
  { title: '', width: 5, left: true, of: (row) => row.verdict },
  { title: '', width: 0, left: true, of: (row) => row.note },
];

export function headerText() {
  return lineOf((column) => column.title);
}

export function rowText(row) {
  return lineOf((column) => column.of(row));
}

function lineOf(cell) {
  const cells = columns.map((column) =>
    column.left ? cell(column).padEnd(column.width) : cell(column).padStart(column.width),
  );
  return cells.join(' ').trimEnd();
}

function quantity(values, unit) {
  if (values === null) return '';
  const value = median(values);
  const digits = Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}`.trim();
}

function percent(values) {
  return values === null || values.length < 2 ? '' : String(Math.round(spread(values) * 100));
}

/** Rows that make the run fail. */
export function overBudget(rows) {
  return rows.filter((row) => row.gate && row.verdict === 'over');
}
