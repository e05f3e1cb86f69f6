import { compareText } from '../shared/compare-text.ts';

/** A step of a run, and the steps that must have ended well before it. Requirement: "Task dependency management". */
export interface StepNode {
  readonly name: string;
  readonly needs: readonly string[];
}

export type StepOrder =
  /** Steps of one wave do not need each other. */
  | { readonly ok: true; readonly waves: readonly (readonly string[])[] }
  /** `cycle`: they need each other in a ring; `unknown`: they need a step that does not exist; `twice`: one name for two. */
  | {
      readonly ok: false;
      readonly problem: 'cycle' | 'unknown' | 'twice';
      readonly names: readonly string[];
    };

/** Waves in which the steps may run: each as early as what it needs allows, by name inside a wave. */
export function orderSteps(steps: readonly StepNode[]): StepOrder {
  const names = steps.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) return { ok: false, problem: 'twice', names: unique(twice) };
  const unknown = steps.flatMap(({ needs }) => needs).filter((name) => !names.includes(name));
  if (unknown.length > 0) return { ok: false, problem: 'unknown', names: unique(unknown) };
  const waves: string[][] = [];
  const done = new Set<string>();
  let left = [...steps];
  while (left.length > 0) {
    const ready = left.filter(({ needs }) => needs.every((name) => done.has(name)));
    if (ready.length === 0) return { ok: false, problem: 'cycle', names: ringIn(left) };
    waves.push(unique(ready.map(({ name }) => name)));
    for (const { name } of ready) done.add(name);
    left = left.filter(({ name }) => !done.has(name));
  }
  return { ok: true, waves };
}

/** One ring among steps that all wait for another of them, beginning with its first name. */
function ringIn(steps: readonly StepNode[]): readonly string[] {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const path: string[] = [];
  let name: string | undefined = unique([...byName.keys()])[0];
  while (name !== undefined && !path.includes(name)) {
    path.push(name);
    name = byName.get(name)?.needs.find((need) => byName.has(need));
  }
  const ring = path.slice(path.indexOf(name ?? ''));
  const first = ring.indexOf(unique(ring)[0] ?? '');
  return [...ring.slice(first), ...ring.slice(0, first)];
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort(compareText);
}
