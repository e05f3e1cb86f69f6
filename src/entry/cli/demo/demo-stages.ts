import { type CommandRun, check, type DemoGround, type Stage, type StageCheck } from './demo-stage.ts';

interface PlanJson {
  readonly objects: readonly {
    readonly kind: string;
    readonly name: string;
    readonly state: string;
    readonly file: string | null;
    readonly line: number | null;
    readonly fields: readonly {
      readonly pointer: string;
      readonly desired: unknown;
      readonly live: unknown;
      readonly manager: string | null;
      readonly time: string | null;
    }[];
  }[];
}

const WEB = '/apis/vpc.githedgehog.com/v1beta1/namespaces/default/vpcs/web';
const HAND_EDIT = { spec: { subnets: { default: { dhcp: { range: { end: '10.20.1.99' } } } } } };
const POINTER = '/spec/subnets/default/dhcp/range/end';

/** The story: a mistake found on its line, the fix, the rollout, a hand edit with blame, and the way back. */
export function demoStages(objects: number): readonly Stage[] {
  return [
    brokenManifest(),
    fixed(objects),
    planned(objects),
    applied(objects),
    appliedAgain(objects),
    drifted(),
    held(),
    accepted(),
    clean(),
  ];
}

function brokenManifest(): Stage {
  return {
    title: 'A typing mistake is found on its line, before anything touches the cluster',
    command: 'hedgehog-sync validate',
    async play(ground) {
      ground.edit('vpcs.yaml', '      subnet: 10.20.2.0/24\n', '      sbunet: 10.20.2.0/24\n');
      const run = await ground.run(['validate']);
      const line = ground.lineOf('vpcs.yaml', 'sbunet');
      return shown(run, [
        exits(run, 1),
        check(`names vpcs.yaml line ${line}`, run.stdout.includes(`vpcs.yaml:${line}:`), run.stdout),
        check('says what was meant', run.stdout.includes('subnet'), run.stdout),
      ]);
    },
  };
}

function fixed(objects: number): Stage {
  return {
    title: 'Fixed: every document was checked',
    command: 'hedgehog-sync validate',
    async play(ground) {
      ground.edit('vpcs.yaml', '      sbunet: 10.20.2.0/24\n', '      subnet: 10.20.2.0/24\n');
      const run = await ground.run(['validate']);
      const text = await json(ground, ['validate']);
      return shown(run, [exits(run, 0), check(`${objects} validated`, validated(text) === objects, text)]);
    },
  };
}

function planned(objects: number): Stage {
  return {
    title: 'The plan: what an apply would do, in the order of the references',
    command: 'hedgehog-sync plan',
    async play(ground) {
      const run = await ground.run(['plan']);
      const plan = await json(ground, ['plan']);
      return shown(run, [
        exits(run, 2),
        check(`${objects} objects to create`, states(plan, 'git_ahead').length === objects, plan),
      ]);
    },
  };
}

function applied(objects: number): Stage {
  return {
    title: 'Applied, and waited for: one switch takes its time, and only then it counts',
    command: 'hedgehog-sync apply',
    async play(ground) {
      const run = await ground.run(['apply']);
      return shown(run, [
        exits(run, 0),
        check(`${objects} created`, run.stdout.includes(`${objects} created`), run.stdout),
        check('12 of 12 switches converged', run.stdout.includes('12 of 12 switches'), run.stdout),
      ]);
    },
  };
}

function appliedAgain(objects: number): Stage {
  return {
    title: 'Applied again: nothing to do, so nothing is written',
    command: 'hedgehog-sync apply',
    async play(ground) {
      const run = await ground.run(['apply']);
      return shown(run, [
        exits(run, 0),
        check(`${objects} unchanged`, run.stdout.includes(`${objects} unchanged`), run.stdout),
      ]);
    },
  };
}

function drifted(): Stage {
  return {
    title: 'Somebody edits a DHCP range in the cluster by hand: drift, with who and where',
    command: 'hedgehog-sync drift',
    async play(ground) {
      await ground.editInCluster(WEB, HAND_EDIT);
      const run = await ground.run(['drift']);
      const found = await json(ground, ['drift']);
      const drift = states(found, 'cluster_ahead');
      const [object] = drift;
      const [field] = object?.fields ?? [];
      const line = ground.lineOf('vpcs.yaml', 'end: 10.20.1.199');
      return shown(run, [
        exits(run, 3),
        check('exactly one object drifted', drift.length === 1 && object?.name === 'web', drift),
        check('exactly one field', object?.fields.length === 1 && field?.pointer === POINTER, object),
        check('both values', field?.desired === '10.20.1.199' && field.live === '10.20.1.99', field),
        check('by whom and when', field?.manager === 'kubectl-edit' && field.time !== null, field),
        check(`on vpcs.yaml line ${line}`, run.stdout.includes(`vpcs.yaml:${line}`), run.stdout),
      ]);
    },
  };
}

function held(): Stage {
  return {
    title: 'An apply does not overwrite it: the object is held',
    command: 'hedgehog-sync apply',
    async play(ground) {
      const run = await ground.run(['apply']);
      return shown(run, [exits(run, 3), check('1 held', run.stdout.includes('1 held'), run.stdout)]);
    },
  };
}

function accepted(): Stage {
  return {
    title: 'Git is right: that one field, and nothing else, is forced',
    command: `hedgehog-sync apply --accept-git VPC/web:${POINTER}`,
    async play(ground) {
      const run = await ground.run(['apply', '--accept-git', `VPC/web:${POINTER}`]);
      return shown(run, [
        exits(run, 0),
        check('1 configured', run.stdout.includes('1 configured'), run.stdout),
      ]);
    },
  };
}

function clean(): Stage {
  return {
    title: 'Clean again',
    command: 'hedgehog-sync drift',
    async play(ground) {
      const run = await ground.run(['drift']);
      return shown(run, [exits(run, 0)]);
    },
  };
}

function shown(run: CommandRun, checks: readonly StageCheck[]) {
  return { output: run.stdout, checks };
}

function exits(run: CommandRun, code: number): StageCheck {
  return check(`exit code ${code}`, run.code === code, `exit code ${run.code}: ${run.stderr}${run.stdout}`);
}

async function json(ground: DemoGround, args: readonly string[]): Promise<unknown> {
  const run = await ground.run([...args, '--output', 'json']);
  try {
    return JSON.parse(run.stdout);
  } catch {
    return run.stdout + run.stderr;
  }
}

function states(plan: unknown, state: string): PlanJson['objects'] {
  const objects = (plan as Partial<PlanJson> | null)?.objects;
  return Array.isArray(objects) ? (objects as PlanJson['objects']).filter((one) => one.state === state) : [];
}

function validated(result: unknown): number {
  return (result as { coverage?: { validated?: number } } | null)?.coverage?.validated ?? -1;
}
