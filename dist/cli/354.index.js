export const id = 354;
export const ids = [354];
export const modules = {

/***/ 6354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runInit: () => (/* binding */ runInit)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(4379);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/domain/config/file/fields.js + 2 modules
var fields = __webpack_require__(837);
;// CONCATENATED MODULE: ./lib/domain/config/file/file-schema.js

/** Name of the schema among the published ones. */
const SCHEMA_NAME = 'sync-config';
/** Where editors find the schema: the line that `init` writes at the top of the file. */
const SCHEMA_URL = `https://raw.githubusercontent.com/OWNER/hedgehog-sync/v0/docs/reference/schemas/${SCHEMA_NAME}.json`;
/** The line by which editors check the file while it is written. */
function schemaLine(url = SCHEMA_URL) {
    return `# yaml-language-server: $schema=${url}`;
}
/** JSON Schema of `.github/hedgehog-sync.yml`, from the table that the reader reads by. */
function fileSchema() {
    return {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: 'hedgehog-sync configuration',
        ...sectionSchema('The configuration of a repository: .github/hedgehog-sync.yml', FILE_FIELDS),
    };
}
function sectionSchema(description, table) {
    const required = Object.keys(table).filter((key) => table[key]?.required === true);
    return {
        description,
        type: 'object',
        properties: Object.fromEntries(Object.entries(table).map(([key, field]) => [key, fieldSchema(field)])),
        additionalProperties: false,
        ...(required.length === 0 ? {} : { required }),
    };
}
const DURATION = (/* unused pure expression or super */ null && (String.raw `^(\d+(\.\d+)?|(\d+(\.\d+)?(ms|s|m|h|d))+)$`));
const INSTANT = (/* unused pure expression or super */ null && (String.raw `^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2}))?$`));
function fieldSchema(field) {
    const description = describe(field);
    switch (field.kind) {
        case 'section':
            return sectionSchema(description, field.fields);
        case 'list':
            return {
                description,
                type: 'array',
                items: fieldSchema(field.of),
                maxItems: field.most,
                ...(field.atLeastOne === true ? { minItems: 1 } : {}),
            };
        case 'boolean':
            return { description, type: 'boolean' };
        case 'integer':
            return { description, type: 'integer', minimum: field.minimum, maximum: field.maximum };
        case 'choice':
            return { description, enum: [...field.choices, ...field.choices.flatMap(asNumber)] };
        case 'text':
            return { description, type: 'string', pattern: field.form.pattern.source };
        case 'duration':
            return { description, type: ['string', 'number'], pattern: DURATION };
        case 'instant':
            return { description, type: 'string', pattern: INSTANT };
    }
}
/** A choice such as 26.03 is a number where it stands without quotes; an editor sees 26.03 and 1. */
function asNumber(choice) {
    return /^\d+(\.\d+)?$/.test(choice) ? [Number(choice)] : [];
}
function describe({ summary, detail, absent }) {
    const parts = [summary, ...(absent === undefined ? [] : [`left out: ${absent}`])];
    return [`${parts.join('; ')}.`, ...(detail === undefined ? [] : [detail])].join(' ');
}

;// CONCATENATED MODULE: ./lib/domain/config/file/config-sample.js

/** A new `.github/hedgehog-sync.yml`: the fabrics that were found, and what else may be said, as comments. */
function configText(fabrics) {
    const entries = fabrics.flatMap(({ name, path }) => [`  - name: ${name}`, `    path: ${yamlText(path)}`]);
    return [
        schemaLine(),
        '# Which fabrics this repository holds, and what is left alone in them (configuration.md of hedgehog-sync has all).',
        '# Runs of a pull request read this file at its base: a change counts once it is merged.',
        'version: 1',
        'fabrics:',
        ...entries,
        '    # what somebody else writes in the cluster, with a reason and a last day',
        '    # ignore:',
        '    #   - { kind: Switch, path: /spec/description, manager: netbox, reason: NetBox writes it, expires: 2027-03-31 }',
        '    # times in which nothing is written; cron times are in UTC',
        '    # freeze:',
        "    #   - { cron: '0 16 * * fri', duration: 62h, reason: no changes at the weekend }",
        '',
    ].join('\n');
}
/** Quoted where YAML would read it in another way. */
function yamlText(text) {
    return /^[A-Za-z_][\w./-]*$/.test(text) && !/^(y|yes|n|no|on|off|true|false|null)$/i.test(text)
        ? text
        : `'${text.replaceAll("'", "''")}'`;
}

// EXTERNAL MODULE: ./lib/domain/config/file/read-sync-config.js + 8 modules
var read_sync_config = __webpack_require__(3904);
;// CONCATENATED MODULE: ./lib/domain/config/init/workflow-text.js
/** Where the workflow of a repository stands. */
const WORKFLOW_FILE = '.github/workflows/hedgehog-sync.yml';
/** The workflow that `init` writes; `examples/workflows/hedgehog-sync.yml` is the same text for one fabric. */
function workflowText({ fabrics, branch }) {
    const [only, second] = fabrics;
    const text = onBranch(WORKFLOW, branch);
    if (only === undefined || second !== undefined)
        return asMatrix(text, fabrics);
    return text
        .replace('  FABRIC_PATH: fabric', () => `  FABRIC_PATH: ${quoted(only.path)}`)
        .replace('  FABRIC_NAME: lab', () => `  FABRIC_NAME: ${quoted(only.name)}`);
}
function onBranch(text, branch) {
    return text
        .replace('branches: [main]', () => `branches: [${quoted(branch)}]`)
        .replace('push to main       ', () => `push to ${branch} `.padEnd('push to main       '.length))
        .replace('deployment branches `main` only', () => `deployment branches \`${branch}\` only`)
        .replace('Branch protection of `main`', () => `Branch protection of \`${branch}\``)
        .replace('to what main says', () => `to what ${branch} says`);
}
/** Plain where YAML reads it as the text it is. */
function quoted(text) {
    const isPlain = /^[A-Za-z_][A-Za-z0-9_./-]*$/.test(text) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(text);
    return isPlain ? text : `'${text.replaceAll("'", "''")}'`;
}
const ENVIRONMENT = 'env:\n  FABRIC_PATH: fabric\n  FABRIC_NAME: lab\n\n';
/** One job a fabric: its path and all else comes from the configuration file. */
function asMatrix(text, fabrics) {
    // names of fabrics hold nothing that would end a text
    const names = JSON.stringify(fabrics.map(({ name }) => name));
    // a workflow_dispatch may ask for one of them
    const matrix = `fabric: \${{ fromJSON(inputs.fabric && format('[{0}]', toJSON(inputs.fabric)) || '${names}') }}`;
    return text
        .replace('# hedgehog-sync for one fabric. Copy', '# hedgehog-sync for several fabrics. Copy')
        .replace(FIRST_STEP, FIRST_STEP_OF_MANY)
        .replace('require the checks `plan` and `plan without cluster`', 'require the checks `plan (…)` and `plan without cluster (…)`')
        .replace(ENVIRONMENT, '')
        .replaceAll(/ {10}path: \$\{\{ env\.FABRIC_PATH \}\}\n/g, '')
        .replaceAll(/fabric: \$\{\{ (inputs\.fabric \|\| )?env\.FABRIC_NAME \}\}/g, `fabric: \${{ matrix.fabric }}`)
        .replaceAll(/^ {4}runs-on: .*\n/gm, (line) => `    strategy:\n      fail-fast: false\n      matrix:\n        ${matrix}\n${line}`);
}
const FIRST_STEP = '#   1. `env` below: the directory with the manifests, and a name for the fabric that stays.\n';
const FIRST_STEP_OF_MANY = '#   1. The fabrics stand in .github/hedgehog-sync.yml; a new one is added to each `matrix` below, too.\n';
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

// EXTERNAL MODULE: ./lib/domain/fabric/registry.js + 159 modules
var registry = __webpack_require__(1362);
// EXTERNAL MODULE: ./lib/domain/report/layout.js
var layout = __webpack_require__(8041);
// EXTERNAL MODULE: ./lib/domain/shared/assert-never.js
var assert_never = __webpack_require__(4251);
// EXTERNAL MODULE: ./lib/domain/shared/errors.js
var errors = __webpack_require__(7593);
// EXTERNAL MODULE: ./lib/domain/shared/plural.js
var plural = __webpack_require__(2716);
// EXTERNAL MODULE: ./lib/entry/exit-policy.js + 1 modules
var exit_policy = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/entry/sync-config.js + 3 modules
var sync_config = __webpack_require__(6585);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/adapters/git/run-git.js + 1 modules
var run_git = __webpack_require__(1966);
// EXTERNAL MODULE: ./lib/domain/shared/compare-text.js
var compare_text = __webpack_require__(1155);
// EXTERNAL MODULE: ./lib/domain/config/fabric-name.js
var fabric_name = __webpack_require__(1171);
;// CONCATENATED MODULE: ./lib/domain/config/init/find-fabrics.js


/**
 * The folders that hold a fabric each. A folder with manifests of its own is one, and so is a folder whose subfolders
 * refer to each other's objects; otherwise the subfolders are looked at one by one. `rootName` names a fabric that is the
 * whole checkout.
 */
function findFabrics(manifests, registry, rootName) {
    const paths = manifests.length === 0 ? [] : split('.', manifests, registry);
    const used = new Set();
    return paths.sort(compare_text/* compareText */.n).map((path) => ({
        path,
        name: freeName((0,fabric_name/* fabricNameOf */.m)(path === '.' ? rootName : (path.split('/').at(-1) ?? path)), used),
        objects: manifests.filter((manifest) => isBelow(manifest.file, path)).length,
    }));
}
function isBelow(file, folder) {
    return folder === '.' || file.startsWith(`${folder}/`);
}
function freeName(wanted, used) {
    let name = wanted;
    for (let count = 2; used.has(name); count += 1)
        name = `${wanted.slice(0, 58)}-${count}`;
    used.add(name);
    return name;
}
function split(folder, manifests, registry) {
    const depth = folder === '.' ? 0 : folder.split('/').length;
    const children = new Map();
    for (const manifest of manifests) {
        const parts = manifest.file.split('/');
        // a manifest of the folder's own
        if (parts.length === depth + 1)
            return [folder];
        const child = parts.slice(0, depth + 1).join('/');
        children.set(child, [...(children.get(child) ?? []), manifest]);
    }
    if (children.size > 1 && belongTogether(children, registry))
        return [folder];
    return [...children].flatMap(([child, own]) => split(child, own, registry));
}
/** Does an object of one folder refer to an object that only another folder has? */
function belongTogether(children, registry) {
    const homes = new Map();
    for (const [child, manifests] of children) {
        for (const { id } of manifests) {
            const key = `${id.kind}/${id.name}`;
            homes.set(key, (homes.get(key) ?? new Set()).add(child));
        }
    }
    for (const [child, manifests] of children) {
        for (const { id, object } of manifests) {
            for (const { kind, name } of registry.find(id.group, id.kind)?.references(object) ?? []) {
                const home = homes.get(`${kind}/${name}`);
                if (home !== undefined && !home.has(child))
                    return true;
            }
        }
    }
    return false;
}

// EXTERNAL MODULE: ./lib/operations/load-fabric.js + 8 modules
var load_fabric = __webpack_require__(5683);
// EXTERNAL MODULE: ./lib/entry/compose.js + 4 modules
var compose = __webpack_require__(1326);
;// CONCATENATED MODULE: ./lib/entry/cli/init/look-around.js







const GIT_TIMEOUT_MS = 30_000;
/** Reads the files and asks git; nothing is written, and nothing leaves the machine. */
async function lookAround(root, values, around) {
    const here = { ...values, path: (0,external_node_path_.relative)(around.cwd, root) || '.' };
    const ports = await (0,compose/* composeLocal */.qj)(here, around);
    const settings = (0,compose/* settingsOf */.f5)(here, [], around);
    const snapshot = await ports.source.read(settings.selection);
    // file by file: two fabrics may have objects of the same name, which is an error inside of one
    const manifests = snapshot.files.flatMap((file) => (0,load_fabric/* parseSnapshot */.E$)({ ...snapshot, files: [file] }, ports, settings).manifests);
    const git = async (...args) => {
        const answer = await (0,run_git/* runGit */.EO)({ directory: root, env: around.environment, timeoutMs: GIT_TIMEOUT_MS }, args);
        return answer.ok ? Buffer.from(answer.output).toString('utf8').trim() : null;
    };
    const remoteHead = await git('symbolic-ref', '--short', 'refs/remotes/origin/HEAD');
    const current = await git('symbolic-ref', '--short', 'HEAD');
    // somebody may stand on a branch of a change
    const usual = remoteHead === null ? await firstBranch(git, ['main', 'master']) : null;
    const branch = remoteHead?.replace(/^origin\//, '') ?? usual ?? current;
    const isUsable = branch !== null && /^[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}$/.test(branch);
    return {
        root,
        fabrics: findFabrics(manifests, registry/* fabricRegistry */.J, (0,external_node_path_.basename)(root)),
        defaultBranch: isUsable ? branch : 'main',
        branchFrom: !isUsable
            ? 'a guess'
            : remoteHead !== null
                ? 'the remote origin'
                : branch === current
                    ? 'the branch of this checkout'
                    : 'a branch of this clone',
        repository: repositoryName(await git('remote', 'get-url', 'origin')),
        workflows: workflowsOf(root),
    };
}
/** The first that there is; null: none of them. */
async function firstBranch(git, names) {
    for (const name of names) {
        if ((await git('rev-parse', '--verify', '--quiet', `refs/heads/${name}`)) !== null)
            return name;
    }
    return null;
}
/** Never the address itself: it may hold a token. */
function repositoryName(address) {
    const match = /[/:]([A-Za-z0-9_.-]+)\/([A-Za-z0-9_.-]+?)(?:\.git)?\/?$/.exec(address ?? '');
    return match === null ? null : `${match[1]}/${match[2]}`;
}
function workflowsOf(root) {
    const folder = (0,external_node_path_.join)(root, '.github', 'workflows');
    if (!(0,external_node_fs_.existsSync)(folder))
        return [];
    return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
        .filter(({ name }) => /uses:\s*\S*hedgehog-sync[@/]/.test((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(folder, name), 'utf8')))
        .map(({ name }) => `.github/workflows/${name}`);
}

;// CONCATENATED MODULE: ./lib/entry/cli/init/planned-file.js



function planFile(root, path, text, mayOverwrite) {
    const absolute = (0,external_node_path_.join)(root, path);
    const there = textOf(absolute);
    const action = there === null ? 'create' : there === text ? 'same' : mayOverwrite ? 'overwrite' : 'keep';
    return { path, absolute, text, action };
}
/** Never over a file that came into being meanwhile. Throws ConfigurationError HHS-1101. */
function writePlanned({ path, absolute, text, action }) {
    try {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(absolute), { recursive: true });
        (0,external_node_fs_.writeFileSync)(absolute, text, { flag: action === 'create' ? 'wx' : 'w' });
    }
    catch (error) {
        const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
        throw new errors/* ConfigurationError */.j1({
            code: 'HHS-1101',
            message: `${path} cannot be written${why}`,
            help: 'Look at the folder and its rights, and run it again.',
        }, { cause: error });
    }
}
function textOf(path) {
    return (0,external_node_fs_.existsSync)(path) ? (0,external_node_fs_.readFileSync)(path, 'utf8') : null;
}

;// CONCATENATED MODULE: ./lib/entry/cli/init/run-init.js















/** Looks, asks, shows and writes. Throws ConfigurationError where there is no fabric to be found. */
async function runInit(context) {
    const { values, around, print, host } = context;
    const root = (0,sync_config/* repositoryRoot */.Hn)((0,external_node_path_.resolve)(around.cwd, values.path));
    const checkout = await lookAround(root, values, around);
    if (checkout.fabrics.length === 0)
        throw nothingFound(root);
    print(`${foundText(checkout)}\n`);
    const isAsking = host.ask !== undefined && !values.yes;
    const names = isAsking ? await askNames(checkout.fabrics, context) : checkout.fabrics;
    const branch = isAsking ? await askBranch(checkout, context) : checkout.defaultBranch;
    if (names === null || branch === null)
        return left(context, 'Nothing was written.');
    const files = [
        planFile(root, fields/* CONFIG_FILE */.g2, checkedConfig(configText(names)), values.overwrite),
        planFile(root, WORKFLOW_FILE, checkedWorkflow(workflowText({ fabrics: names, branch })), values.overwrite),
    ];
    for (const file of files)
        print(`${fileText(file, !values.yes)}\n`);
    const toWrite = files.filter(({ action }) => action === 'create' || action === 'overwrite');
    const kept = files.filter(({ action }) => action === 'keep');
    if (toWrite.length > 0 && !values.yes) {
        if (!isAsking)
            return left(context, 'Nothing was written: nobody can be asked here. `hedgehog-sync init --yes` writes it.');
        const answer = await host.ask?.(`Write ${(0,layout/* sentenceList */.MT)(toWrite.map(({ path }) => path))}? [Y/n] `);
        if (!/^(y|yes|)$/i.test((answer ?? 'n').trim()))
            return left(context, 'Nothing was written.');
    }
    for (const file of toWrite)
        writePlanned(file);
    print(`${endText(checkout, toWrite, kept)}\n`);
    return kept.length > 0 ? exit_policy/* EXIT_CODES */.ai.changes : exit_policy/* EXIT_CODES */.ai.clean;
}
function left({ print }, sentence) {
    print(`${sentence}\n`);
    return exit_policy/* EXIT_CODES */.ai.changes;
}
function nothingFound(root) {
    return new errors/* ConfigurationError */.j1({
        code: 'HHS-1101',
        message: `no manifest of a fabric was found below ${root}`,
        help: 'Run it in the repository that holds the manifests; validate says why a file is not read.',
    });
}
function foundText({ fabrics, defaultBranch, branchFrom, repository, workflows }) {
    const lines = [
        `Found ${(0,plural/* plural */.L)(fabrics.length, 'fabric')}:`,
        ...fabrics.map(({ name, path, objects }) => `  ${name}  ${path}  (${(0,plural/* plural */.L)(objects, 'object')})`),
        `Default branch: ${defaultBranch} (${branchFrom})`,
        ...(repository === null ? [] : [`Repository: ${repository}`]),
        ...(workflows.length === 0 ? [] : [`Workflows that use hedgehog-sync already: ${workflows.join(', ')}`]),
        '',
    ];
    return lines.join('\n');
}
const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
/** null: broken off. */
async function askNames(fabrics, { host, print }) {
    const named = [];
    for (const fabric of fabrics) {
        for (;;) {
            const answer = await host.ask?.(`Name of the fabric in ${fabric.path} (- leaves it out) [${fabric.name}] `);
            if (answer === null || answer === undefined)
                return null;
            const name = answer.trim() === '' ? fabric.name : answer.trim();
            if (name === '-')
                break;
            if (NAME.test(name) && !named.some((other) => other.name === name)) {
                named.push({ ...fabric, name });
                break;
            }
            print('Lower-case letters, digits and -, at most 63, and no name twice.\n');
        }
    }
    return named.length === 0 ? null : named;
}
async function askBranch({ defaultBranch }, { host, print }) {
    for (;;) {
        const answer = await host.ask?.(`Branch that is applied [${defaultBranch}] `);
        if (answer === null || answer === undefined)
            return null;
        const branch = answer.trim() === '' ? defaultBranch : answer.trim();
        if (/^[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}$/.test(branch))
            return branch;
        print('The name of a branch: letters, digits, _, ., / and -.\n');
    }
}
/** What is written must be what is read. */
function checkedConfig(text) {
    const { diagnostics } = (0,read_sync_config/* readSyncConfig */.Y)(text, fields/* CONFIG_FILE */.g2, registry/* fabricRegistry */.J);
    const [first] = diagnostics;
    if (first !== undefined)
        (0,assert_never/* impossible */.y)(`the new ${fields/* CONFIG_FILE */.g2} is wrong: line ${first.line}: ${first.message}`);
    return text;
}
function checkedWorkflow(text) {
    const workflow = (0,dist/* parse */.qg)(text);
    if (typeof workflow !== 'object' || workflow === null || !('jobs' in workflow)) {
        (0,assert_never/* impossible */.y)('the new workflow has no jobs');
    }
    return text;
}
const HEADS = {
    create: 'to be written',
    overwrite: 'to be written over what is there',
    same: 'is there already, and the same',
    keep: 'is there already and stays as it is (--overwrite replaces it)',
};
/** `isShown`: somebody decides by it, and there is something to decide; the file itself is there to be read otherwise. */
function fileText({ path, action, text }, isShown) {
    const head = `${path}: ${HEADS[action]}`;
    if (action === 'same' || !isShown)
        return `${head}\n`;
    const lines = text.trimEnd().split('\n');
    return [head, ...lines.map((line) => (line === '' ? '  |' : `  | ${line}`)), ''].join('\n');
}
function endText({ repository }, written, kept) {
    const settings = repository === null
        ? 'Settings > Environments'
        : `https://github.com/${repository}/settings/environments`;
    return [
        written.length === 0 ? 'Nothing was written.' : `Written: ${written.map(({ path }) => path).join(', ')}.`,
        ...(kept.length === 0 ? [] : [`Left as they are: ${kept.map(({ path }) => path).join(', ')}.`]),
        'Next:',
        '  1. put the owner of hedgehog-sync, as in its address on GitHub, in place of OWNER in both files',
        `  2. make the environments fabric-read and fabric-apply, each with its secret FABRIC_KUBECONFIG: ${settings}`,
        '  3. hedgehog-sync validate, then commit both files and open a pull request',
        '',
    ].join('\n');
}


/***/ })

};
