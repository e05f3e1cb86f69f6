/** A fabric as the workflow has to name it. */
export interface WorkflowFabric {
  readonly name: string;
  readonly path: string;
}

export interface WorkflowWishes {
  /** At least one; several run as a matrix, by the names they have in the configuration file. */
  readonly fabrics: readonly WorkflowFabric[];
  /** Default branch of the repository. */
  readonly branch: string;
}

/** Where the workflow of a repository stands. */
export const WORKFLOW_FILE = '.github/workflows/hedgehog-sync.yml';

/** The workflow that `init` writes; `examples/workflows/hedgehog-sync.yml` is the same text for one fabric. */
export function workflowText({ fabrics, branch }: WorkflowWishes): string {
  const [only, second] = fabrics;
  const text = onBranch(WORKFLOW, branch);
  if (only === undefined || second !== undefined) return asMatrix(text, fabrics);
  return text
    .replace('  FABRIC_PATH: fabric', () => `  FABRIC_PATH: ${quoted(only.path)}`)
    .replace('  FABRIC_NAME: lab', () => `  FABRIC_NAME: ${quoted(only.name)}`);
}

function onBranch(text: string, branch: string): string {
  return text
    .replace('branches: [main]', () => `branches: [${quoted(branch)}]`)
    .replace('push to main       ', () => `push to ${branch} `.padEnd('push to main       '.length))
    .replace('deployment branches `main` only', () => `deployment branches \`${branch}\` only`)
    .replace('Branch protection of `main`', () => `Branch protection of \`${branch}\``)
    .replace('to what main says', () => `to what ${branch} says`);
}

/** Plain where YAML reads it as the text it is. */
function quoted(text: string): string {
  const isPlain =
    /^[A-Za-z_][A-Za-z0-9_./-]*$/.test(text) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(text);
  return isPlain ? text : `'${text.replaceAll("'", "''")}'`;
}

const ENVIRONMENT = 'env:\n  FABRIC_PATH: fabric\n  FABRIC_NAME: lab\n\n';

/** One job a fabric: its path and all else comes from the configuration file. */
function asMatrix(text: string, fabrics: readonly WorkflowFabric[]): string {
  // names of fabrics hold nothing that would end a text
  const names = JSON.stringify(fabrics.map(({ name }) => name));
  // a workflow_dispatch may ask for one of them
  const matrix = `fabric: \${{ fromJSON(inputs.fabric && format('[{0}]', toJSON(inputs.fabric)) || '${names}') }}`;
  return text
    .replace('# hedgehog-sync for one fabric. Copy', '# hedgehog-sync for several fabrics. Copy')
    .replace(FIRST_STEP, FIRST_STEP_OF_MANY)
    .replace(
      'require the checks `plan` and `plan without cluster`',
      'require the checks `plan (…)` and `plan without cluster (…)`',
    )
    .replace(ENVIRONMENT, '')
    .replaceAll(/ {10}path: \$\{\{ env\.FABRIC_PATH \}\}\n/g, '')
    .replaceAll(
      /fabric: \$\{\{ (inputs\.fabric \|\| )?env\.FABRIC_NAME \}\}/g,
      `fabric: \${{ matrix.fabric }}`,
    )
    .replaceAll(
      /^ {4}runs-on: .*\n/gm,
      (line) => `    strategy:\n      fail-fast: false\n      matrix:\n        ${matrix}\n${line}`,
    );
}

const FIRST_STEP =
  '#   1. `env` below: the directory with the manifests, and a name for the fabric that stays.\n';
const FIRST_STEP_OF_MANY =
  '#   1. The fabrics stand in .github/hedgehog-sync.yml; a new one is added to each `matrix` below, too.\n';

const WORKFLOW = `# hedgehog-sync for one fabric. Copy to .github/workflows/hedgehog-sync.yml of the repository that holds the manifests.
#
#   pull request       what would change, as a check on the pull request; nothing is written to the cluster
#   push to main       apply it, wait until the switches run it, and commit the status
#   every four hours   did somebody change the cluster? (drift; reads only)
#   by hand            Actions > hedgehog-sync > Run workflow
#
# Before the first run (docs/action.md of hedgehog-sync has it step by step):
#   1. \`env\` below: the directory with the manifests, and a name for the fabric that stays.
#   2. Settings > Environments: make \`fabric-read\` and \`fabric-apply\`. In each, a secret FABRIC_KUBECONFIG with the text
#      of a kubeconfig. In fabric-read its user may get, list and watch, no more. In fabric-apply it may write, so protect
#      that one: required reviewers, and deployment branches \`main\` only.
#   3. Is the API server out of reach for GitHub's runners? Then make a variable FABRIC_RUNNER with the label of a
#      self-hosted runner beside the fabric. Pull requests from strangers never run there.
#   4. Put the owner of hedgehog-sync in place of OWNER below, and better the full hash of a release in place of its tag.
#   5. Branch protection of \`main\`: require the checks \`plan\` and \`plan without cluster\`. The one that a pull request
#      does not need is skipped, and a skipped check counts as passed.
name: hedgehog-sync
# a request of the app finds its run by this name
run-name: \${{ inputs.request-id && format('hedgehog-sync {0} {1}', inputs.mode, inputs.request-id) || '' }}

on:
  pull_request:
  merge_group:
  push:
    branches: [main]
  schedule:
    # Keep it under half of \`stale-after\` (24 h): the status of an idle fabric stays fresh by these runs. GitHub may start
    # them late, and stops them in a public repository after 60 days without a commit.
    - cron: '23 */4 * * *'
  workflow_dispatch:
    inputs:
      mode:
        description: what to do; apply asks the reviewers of fabric-apply
        type: choice
        options: [drift, plan, validate, apply]
        default: drift
      fabric:
        description: name of the fabric, where it is not the one of this file
        type: string
        required: false
      request-id:
        description: a name to find this run by in checks, status and logs
        type: string
        required: false

# A job has no right that it does not name.
permissions: {}

# One run of a kind at a time, and a run under way is never cut off: an apply in the middle of its writes is worse than a
# late one. Of those that wait GitHub keeps the newest, which holds the older commits. Runs of different kinds may meet:
# the lock in the cluster (a Lease) puts them in order.
concurrency:
  group: hedgehog-sync-\${{ github.event_name }}-\${{ inputs.request-id || github.event.pull_request.number || github.ref }}
  cancel-in-progress: false

env:
  FABRIC_PATH: fabric
  FABRIC_NAME: lab

jobs:
  # A pull request from a branch of this repository: compared with the cluster, by a credential that cannot write.
  plan:
    name: plan
    if: >-
      github.event_name == 'merge_group' ||
      (github.event_name == 'pull_request' &&
      github.event.pull_request.head.repo.full_name == github.repository &&
      github.event.pull_request.user.login != 'dependabot[bot]')
    runs-on: \${{ vars.FABRIC_RUNNER || 'ubuntu-latest' }}
    timeout-minutes: 15
    environment: fabric-read
    permissions:
      contents: read
      # the check \`hedgehog-sync / <fabric> / plan\` with its remarks on lines
      checks: write
      # the comment, and suggestions on lines
      pull-requests: write
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with:
          # the commit that was applied last is needed, too
          fetch-depth: 0
          persist-credentials: false
      - uses: OWNER/hedgehog-sync@v0
        with:
          path: \${{ env.FABRIC_PATH }}
          fabric: \${{ env.FABRIC_NAME }}
          kubeconfig: \${{ secrets.FABRIC_KUBECONFIG }}

  # A pull request from a fork or from Dependabot. It has no secrets, so the files are validated and compared with the
  # branch it goes to. It runs on GitHub's runner, never beside the fabric.
  plan-without-cluster:
    name: plan without cluster
    if: >-
      github.event_name == 'pull_request' &&
      (github.event.pull_request.head.repo.full_name != github.repository ||
      github.event.pull_request.user.login == 'dependabot[bot]')
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: OWNER/hedgehog-sync@v0
        with:
          path: \${{ env.FABRIC_PATH }}
          fabric: \${{ env.FABRIC_NAME }}

  # Merged: bring the cluster to what main says. Waits for the reviewers of the environment.
  apply:
    name: apply
    if: github.event_name == 'push' || (github.event_name == 'workflow_dispatch' && inputs.mode == 'apply')
    runs-on: \${{ vars.FABRIC_RUNNER || 'ubuntu-latest' }}
    timeout-minutes: 60
    environment: fabric-apply
    permissions:
      # the status, on the branch hedgehog-sync/status
      contents: write
      checks: write
      # an issue for each thing that people have to decide
      issues: write
      # the pull request that takes a change of the cluster into Git
      pull-requests: write
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: OWNER/hedgehog-sync@v0
        with:
          mode: apply
          path: \${{ env.FABRIC_PATH }}
          fabric: \${{ inputs.fabric || env.FABRIC_NAME }}
          request-id: \${{ inputs.request-id }}
          kubeconfig: \${{ secrets.FABRIC_KUBECONFIG }}
          # how long the switches may take; a slow one fails the run, and nothing is taken back
          wait: 10m
          # red when somebody else's change was held, too; \`error\` would only list it
          fail-on: drift

  # On schedule and by hand: look, write nothing to the cluster.
  look:
    name: look
    if: github.event_name == 'schedule' || (github.event_name == 'workflow_dispatch' && inputs.mode != 'apply')
    runs-on: \${{ vars.FABRIC_RUNNER || 'ubuntu-latest' }}
    timeout-minutes: 15
    environment: fabric-read
    permissions:
      contents: write
      checks: write
      issues: write
      pull-requests: write
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: OWNER/hedgehog-sync@v0
        with:
          mode: \${{ inputs.mode || 'drift' }}
          path: \${{ env.FABRIC_PATH }}
          fabric: \${{ inputs.fabric || env.FABRIC_NAME }}
          request-id: \${{ inputs.request-id }}
          kubeconfig: \${{ secrets.FABRIC_KUBECONFIG }}
`;
