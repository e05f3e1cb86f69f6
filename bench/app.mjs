// Measures the App against the founding targets: from an event to its check, finding a conflict, applying, comparing, and
// memory over many runs. The built App as a process, the fake GitHub and the embedded API server over HTTP, all on this
// machine. node bench/app.mjs --help
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadAppRig } from './support/app-rig.mjs';
import { filesOf, generateFabric } from './support/generate-fabric.mjs';

const usage = `node bench/app.mjs [--objects 300] [--samples 40] [--runs 1000]
  --objects  size of the fabric
  --samples  of each time: pull requests that are pushed to, changes by hand, pushes, looks at the whole fabric
  --runs     runs for the growth of memory`;

const { values } = parseArgs({
  options: {
    objects: { type: 'string', default: '300' },
    samples: { type: 'string', default: '40' },
    runs: { type: 'string', default: '1000' },
    help: { type: 'boolean', default: false },
  },
});
const samples = Number(values.samples);

/** ms; the founding documents' numbers. */
const targets = {
  'event to check': 5_000,
  'conflict detection': 2_000,
  reconciliation: 10_000,
  'consistency check': 2_000,
};

/** How much more the last tenth of the runs may hold than the second: after a warm start nothing may grow. */
const growthLimit = 1.1;

const preload = fileURLToPath(new URL('support/tell-memory.mjs', import.meta.url));
const quietProcess = { LOG_LEVEL: 'info', NODE_OPTIONS: `--import=${preload}` };

async function main() {
  const rig = await loadAppRig();
  const { AppStage, AppProcess, embeddedCluster, until } = rig;
  const { cluster, stop } = await embeddedCluster();
  const wide = { contentPerMinute: 1_000_000, pointsPerMinute: 10_000_000 };
  const stage = await AppStage.start({ kubeconfig: cluster.kubeconfig(), limits: wide, hourly: 1_000_000 });
  stage.repository.collaborators.set('somebody', 'admin');
  const files = filesOf(generateFabric(Number(values.objects)));
  for (const { path, text } of files) stage.workspace.write(path, text);
  stage.push();
  const app = new AppProcess(stage, quietProcess);
  try {
    const port = await app.listening(stage);
    await app.ready();
    const bench = { ...rig, stage, app, cluster, files, port };
    await until('the first apply', () => isDone(stage, 'apply'), 120_000);
    await quiet(bench);
    const rows = [
      ['event to check', await eventToCheck(bench)],
      ['conflict detection', await conflictDetection(bench)],
      ['reconciliation', await reconciliation(bench)],
      ['consistency check', await consistencyCheck(bench, samples)],
    ];
    console.log(`${values.objects} objects, the built App as a process\n`);
    console.log('what                 n    p50 ms    p95 ms    target ms');
    for (const [name, times] of rows) console.log(rowText(name, times, targets[name]));
    const growth = await memory(bench);
    const isOver = rows.some(([name, times]) => quantile(times, 0.95) > targets[name]);
    if (isOver || growth > growthLimit) process.exitCode = 1;
  } finally {
    await app.kill('SIGKILL');
    await stage.stop();
    await stop();
  }
}

/** From the delivery of a push to a pull request to its completed check. */
async function eventToCheck({ stage, until, files, port }) {
  const { workspace } = stage;
  const [{ path, text }] = files;
  workspace.git('checkout', '--quiet', '-b', 'change');
  workspace.write(path, `${text}# 0\n`);
  stage.push('refs/heads/change');
  await stage.openPull('change');
  const times = [];
  // the first is the one that clones and warms up
  for (let round = 0; round <= samples; round += 1) {
    if (round > 0) workspace.write(path, `${text}# ${round}\n`);
    const begun = performance.now();
    const head = stage.push('refs/heads/change');
    await until('the plan', () => isDone(stage, 'plan', head), 60_000);
    if (round > 0) times.push(performance.now() - begun);
    await quiet({ stage, port });
  }
  workspace.git('checkout', '--quiet', 'main');
  return times;
}

/** Time of the comparison that finds what somebody has just changed in the cluster by hand. */
async function conflictDetection({ stage, app, cluster, until, files, port }) {
  const times = [];
  for (let round = 0; round < samples; round += 1) {
    const before = durations(app, 'drift').length;
    await cluster.editByHand(serverPath(files), { spec: { description: `by hand ${round}` } });
    await until('the drift run', () => durations(app, 'drift').length > before, 60_000);
    times.push(durations(app, 'drift').at(-1));
    await quiet({ stage, port });
  }
  // as Git has it, for what follows
  await cluster.editByHand(serverPath(files), { spec: { description: null } });
  await quiet({ stage, port });
  return times;
}

/** Time of an apply that writes what a push changed. */
async function reconciliation({ stage, app, until, files, port }) {
  const { path, text } = files.at(-1);
  const times = [];
  for (let round = 0; round < samples; round += 1) {
    const before = durations(app, 'apply').length;
    stage.workspace.write(path, text.replace('\nspec:\n', `\n  labels: { round: "${round}" }\nspec:\n`));
    const head = stage.push();
    await until('the apply', () => isDone(stage, 'apply', head), 60_000);
    await quiet({ stage, port });
    times.push(...durations(app, 'apply').slice(before));
  }
  return times;
}

/** Time of a look at the whole fabric that finds nothing. */
async function consistencyCheck(bench, count) {
  const { app, until } = bench;
  const times = [];
  for (let round = 0; round < count; round += 1) {
    const before = durations(app, 'drift').length;
    await lookAtFabric(bench);
    await until('the drift run', () => durations(app, 'drift').length > before, 60_000);
    times.push(durations(app, 'drift').at(-1));
  }
  return times;
}

/** An event that asks for a look and for nothing else: somebody closed an issue of the App's. */
async function lookAtFabric({ stage, port, sendSigned, writeMarker }) {
  const marker = { surface: 'issue', fabric: 'lab', mode: '-', requestId: 'bench', commit: null };
  const payload = {
    action: 'closed',
    issue: { number: 1, body: writeMarker(marker) },
    repository: { name: 'fabrics', owner: { login: 'acme' }, default_branch: 'main' },
    installation: { id: stage.installed.app.installationId },
    sender: { login: 'somebody', type: 'User' },
  };
  await sendSigned({ app: { port } }, 'issues', JSON.stringify(payload));
}

/** Memory after each of many runs, garbage collected. The growth from the second tenth to the last. */
async function memory(bench) {
  const held = [];
  const from = bench.stage.fake.requests.length;
  for (let run = 0; run < Number(values.runs); run += 1) {
    await consistencyCheck(bench, 1);
    held.push(await memoryOf(bench));
  }
  const asked = bench.stage.fake.requests.slice(from);
  const each = (requests) => (requests.length / held.length).toFixed(1);
  const counted = asked.filter(({ status }) => status !== 304);
  console.log(
    `\n${each(asked)} requests to GitHub a look that finds nothing, the schedule's between them included; ${each(counted)} count against its limit`,
  );
  const tenth = Math.max(1, Math.floor(held.length / 10));
  const first = held.slice(tenth, 2 * tenth);
  const last = held.slice(-tenth);
  const medians = (of) => [first, last].map((part) => quantile(part.map(of), 0.5) / 1_048_576);
  console.log(`\nmemory over ${held.length} runs, medians of ${tenth} runs each, garbage collected`);
  const heap = medians(({ heapUsed }) => heapUsed);
  for (const [name, [from, to]] of [
    ['heap', heap],
    ['rss', medians(({ rss }) => rss)],
  ]) {
    console.log(
      `${name.padEnd(5)} ${from.toFixed(1)} MB, at the end ${to.toFixed(1)} MB (${(to / from).toFixed(2)} ×)`,
    );
  }
  return heap[1] / heap[0];
}

async function memoryOf({ app, until }) {
  const told = () => app.lines.filter(({ message }) => message === 'memory');
  const before = told().length;
  app.child.kill('SIGUSR2');
  await until('its memory', () => told().length > before);
  return told().at(-1);
}

function isDone(stage, mode, head = null) {
  const check = stage.check(`hedgehog-sync / lab / ${mode}`);
  return check?.status === 'completed' && (head === null || check.headSha === head);
}

function durations({ lines }, mode) {
  return lines
    .filter((line) => line.message === 'the run ends' && line.mode === mode)
    .map(({ durationMs }) => durationMs);
}

function serverPath(files) {
  const name = /kind: Server\nmetadata:\n {2}name: (\S+)/.exec(files[0].text)?.[1];
  return `/apis/wiring.githedgehog.com/v1beta1/namespaces/default/servers/${name}`;
}

/** Until nothing runs or could run, for as long as the watch takes to speak up. */
async function quiet({ stage, port }) {
  for (let calm = 0; calm < 10; ) {
    await stage.fake.webhooks.settled();
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const isBusy = /hedgehog_sync_queue_jobs\{pool="\w+",phase="(running|ready)"\} [1-9]/.test(text);
    calm = isBusy ? 0 : calm + 1;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function rowText(name, times, target) {
  const cells = [String(times.length), ...[0.5, 0.95].map((share) => quantile(times, share).toFixed(0))];
  const [n, p50, p95] = cells;
  return `${name.padEnd(20)} ${n.padStart(3)} ${p50.padStart(9)} ${p95.padStart(9)} ${String(target).padStart(12)}`;
}

function quantile(times, share) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

if (values.help) console.log(usage);
else await main();
