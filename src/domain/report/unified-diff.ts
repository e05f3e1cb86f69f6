/** Lines around a change. */
const CONTEXT = 3;

/** Steps of the search for a shortest script; what is further apart is told as one replacement. */
const MOST_STEPS = 1_500;

/**
 * The difference of two texts as `git diff` shows it, that `git apply` takes. `before` null: the file is new. '' where
 * they are equal.
 */
export function unifiedDiff(path: string, before: string | null, after: string): string {
  const [from, to] = [linesOf(before ?? ''), linesOf(after)];
  const hunks = hunksOf(scriptOf(from, to));
  if (hunks.length === 0) return '';
  const heads = before === null ? ['--- /dev/null', `+++ b/${path}`] : [`--- a/${path}`, `+++ b/${path}`];
  return [...heads.map((line) => `${line}\n`), ...hunks.map(hunkText)].join('');
}

/** With their line ends; the last may have none. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

interface Step {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
  /** 1-based number of the line, in the text before and after. */
  readonly from: number;
  readonly to: number;
}

function scriptOf(from: readonly string[], to: readonly string[]): Step[] {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start += 1;
  let end = 0;
  while (end < from.length - start && end < to.length - start && from.at(-1 - end) === to.at(-1 - end))
    end += 1;
  const signs = shortest(from.slice(start, from.length - end), to.slice(start, to.length - end));
  const all = [
    ...Array.from({ length: start }, () => ' '),
    ...signs,
    ...Array.from({ length: end }, () => ' '),
  ];
  let [at, there] = [0, 0];
  return all.map((sign): Step => {
    const step = { from: at + 1, to: there + 1 };
    if (sign === '+') {
      there += 1;
      return { sign, line: to[there - 1] ?? '', ...step };
    }
    at += 1;
    if (sign === '-') return { sign, line: from[at - 1] ?? '', ...step };
    there += 1;
    return { sign: ' ', line: from[at - 1] ?? '', ...step };
  });
}

/** Myers' greedy search. Signs of the lines in order. */
function shortest(from: readonly string[], to: readonly string[]): string[] {
  const trace: Map<number, number>[] = [];
  let reach = new Map([[1, 0]]);
  for (let steps = 0; steps <= Math.min(from.length + to.length, MOST_STEPS); steps += 1) {
    trace.push(new Map(reach));
    const next = new Map(reach);
    for (let k = -steps; k <= steps; k += 2) {
      const [below, above] = [next.get(k - 1) ?? -1, next.get(k + 1) ?? -1];
      let x = k === -steps || (k !== steps && below < above) ? above : below + 1;
      while (x < from.length && x - k < to.length && from[x] === to[x - k]) x += 1;
      next.set(k, x);
      if (x >= from.length && x - k >= to.length) return walkBack(trace, from.length, to.length);
    }
    reach = next;
  }
  return [...from.map(() => '-'), ...to.map(() => '+')];
}

function walkBack(trace: readonly Map<number, number>[], width: number, height: number): string[] {
  const signs: string[] = [];
  let [x, y] = [width, height];
  for (let steps = trace.length - 1; steps >= 0; steps -= 1) {
    const reach = trace[steps] ?? new Map<number, number>();
    const k = x - y;
    const [below, above] = [reach.get(k - 1) ?? -1, reach.get(k + 1) ?? -1];
    const isDown = k === -steps || (k !== steps && below < above);
    const beforeK = isDown ? k + 1 : k - 1;
    const beforeX = steps === 0 ? 0 : (reach.get(beforeK) ?? 0);
    const beforeY = steps === 0 ? 0 : beforeX - beforeK;
    while (x > beforeX && y > beforeY && x > 0 && y > 0) {
      signs.push(' ');
      x -= 1;
      y -= 1;
    }
    if (steps === 0) break;
    signs.push(isDown ? '+' : '-');
    [x, y] = [beforeX, beforeY];
  }
  return signs.reverse();
}

function hunksOf(steps: readonly Step[]): Step[][] {
  const hunks: Step[][] = [];
  let end = 0;
  for (const [index, { sign }] of steps.entries()) {
    if (sign === ' ') continue;
    const from = Math.max(index - CONTEXT, 0);
    const to = Math.min(index + CONTEXT + 1, steps.length);
    const last = hunks.at(-1);
    if (last === undefined || from > end) hunks.push(steps.slice(from, to));
    else last.push(...steps.slice(end, to));
    end = Math.max(end, to);
  }
  return hunks;
}

function hunkText(steps: readonly Step[]): string {
  const count = (sign: '-' | '+') => steps.filter((step) => step.sign === ' ' || step.sign === sign).length;
  const [first] = steps;
  const range = (start: number, lines: number) => `${lines === 0 ? start - 1 : start},${lines}`;
  const head = `@@ -${range(first?.from ?? 1, count('-'))} +${range(first?.to ?? 1, count('+'))} @@\n`;
  const body = steps.map(({ sign, line }) =>
    line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`,
  );
  return head + body.join('');
}
