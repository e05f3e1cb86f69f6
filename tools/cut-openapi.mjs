// Cuts the operations that the fake GitHub serves, and the events that it sends, out of GitHub's OpenAPI description and
// writes them to test/fixtures/github/openapi.json, as plain JSON Schema. The description comes from a package that is far too big to
// depend on (394 MB); this program fetches it into a temporary folder. Run it by hand after changing the list below:
//   node tools/cut-openapi.mjs [api.github.com.json]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = '@octokit/openapi@23.0.2';
const DESCRIPTION = 'package/generated/api.github.com.json';
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'test', 'fixtures', 'github', 'openapi.json');

const OPERATIONS = [
  'actions/create-workflow-dispatch',
  'actions/download-artifact',
  'actions/get-workflow-run',
  'actions/list-workflow-run-artifacts',
  'actions/list-workflow-runs',
  'actions/list-workflow-runs-for-repo',
  'apps/create-installation-access-token',
  'apps/get-authenticated',
  'apps/get-installation',
  'apps/get-repo-installation',
  'apps/get-webhook-delivery',
  'apps/list-installations',
  'apps/list-repos-accessible-to-installation',
  'apps/list-webhook-deliveries',
  'apps/redeliver-webhook-delivery',
  'checks/create',
  'checks/get',
  'checks/get-suite',
  'checks/list-annotations',
  'checks/list-for-ref',
  'checks/list-suites-for-ref',
  'checks/rerequest-run',
  'checks/rerequest-suite',
  'checks/update',
  'git/create-blob',
  'git/create-commit',
  'git/create-ref',
  'git/create-tree',
  'git/delete-ref',
  'git/get-blob',
  'git/get-commit',
  'git/get-ref',
  'git/get-tree',
  'git/list-matching-refs',
  'git/update-ref',
  'issues/add-labels',
  'issues/create',
  'issues/create-comment',
  'issues/delete-comment',
  'issues/get',
  'issues/get-comment',
  'issues/list-comments',
  'issues/list-comments-for-repo',
  'issues/list-for-repo',
  'issues/list-labels-for-repo',
  'issues/remove-label',
  'issues/update',
  'issues/update-comment',
  'pulls/create',
  'pulls/create-review',
  'pulls/get',
  'pulls/list',
  'pulls/list-files',
  'pulls/list-review-comments',
  'pulls/list-reviews',
  'pulls/merge',
  'pulls/update',
  'rate-limit/get',
  'reactions/create-for-issue-comment',
  'reactions/delete-for-issue-comment',
  'reactions/list-for-issue-comment',
  'repos/compare-commits-with-basehead',
  'repos/create-commit-status',
  'repos/create-dispatch-event',
  'repos/create-or-update-file-contents',
  'repos/delete-file',
  'repos/get',
  'repos/get-branch',
  'repos/get-collaborator-permission-level',
  'repos/get-commit',
  'repos/get-content',
  'repos/list-branches',
  'repos/list-commits',
  'teams/get-membership-for-user-in-org',
];

/** Events that it sends, with their action. */
const WEBHOOKS = [
  'check-run-completed',
  'check-run-created',
  'check-run-requested-action',
  'check-run-rerequested',
  'check-suite-completed',
  'check-suite-requested',
  'check-suite-rerequested',
  'installation-created',
  'installation-deleted',
  'installation-repositories-added',
  'installation-repositories-removed',
  'issue-comment-created',
  'issue-comment-deleted',
  'issue-comment-edited',
  'issues-closed',
  'issues-edited',
  'issues-labeled',
  'issues-opened',
  'issues-reopened',
  'issues-unlabeled',
  'merge-group-checks-requested',
  'merge-group-destroyed',
  'ping',
  'pull-request-closed',
  'pull-request-edited',
  'pull-request-labeled',
  'pull-request-opened',
  'pull-request-reopened',
  'pull-request-synchronize',
  'pull-request-unlabeled',
  'push',
  'workflow-run-completed',
  'workflow-run-in-progress',
  'workflow-run-requested',
];

/** Words of a schema that say nothing about validity. */
const IDLE = new Set([
  'title',
  'description',
  'example',
  'examples',
  'default',
  'deprecated',
  'externalDocs',
  'readOnly',
  'discriminator',
]);

const description = JSON.parse(process.argv[2] ? readFileSync(process.argv[2], 'utf8') : fetchDescription());
const operations = {};
for (const [path, item] of Object.entries(description.paths)) {
  for (const [method, operation] of Object.entries(item)) {
    if (!OPERATIONS.includes(operation.operationId)) continue;
    operations[operation.operationId] = cutOperation(path, method, item, operation);
  }
}
const missing = OPERATIONS.filter((id) => operations[id] === undefined);
if (missing.length > 0) throw new Error(`the description does not know ${missing.join(', ')}`);
// described as a user and an enterprise at once, which nothing can be
operations['apps/list-installations'].responses['200'] = {
  type: 'array',
  items: { $ref: '#/components/schemas/installation' },
};
const webhooks = Object.fromEntries(WEBHOOKS.map((name) => [name, payloadSchema(name)]));
const schemas = reachable({ operations, webhooks, error: { $ref: '#/components/schemas/validation-error' } });
const result = {
  source: `${PACKAGE} (MIT), cut by tools/cut-openapi.mjs`,
  operations: Object.fromEntries(OPERATIONS.map((id) => [id, operations[id]])),
  webhooks,
  components: { schemas },
};
const text = `${JSON.stringify(result)}\n`;
writeFileSync(target, text);
execFileSync(join(root, 'node_modules', '.bin', 'biome'), ['format', '--write', '--colors=off', target], {
  cwd: root,
});
console.log(
  `${OPERATIONS.length} operations, ${WEBHOOKS.length} webhooks, ${Object.keys(schemas).length} schemas, ${text.length} bytes`,
);

function fetchDescription() {
  const folder = mkdtempSync(join(tmpdir(), 'cut-openapi-'));
  try {
    const [{ filename }] = JSON.parse(
      execFileSync('npm', ['pack', PACKAGE, '--json', '--silent'], { cwd: folder, encoding: 'utf8' }),
    );
    return execFileSync('tar', ['xzOf', filename, DESCRIPTION], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function payloadSchema(name) {
  const event = description['x-webhooks'][name];
  if (event === undefined) throw new Error(`the description does not know the event ${name}`);
  return jsonSchema(resolve(event.post.requestBody));
}

function cutOperation(path, method, item, operation) {
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
  const body = resolve(operation.requestBody);
  return {
    method: method.toUpperCase(),
    path,
    parameters: parameters.map((each) => ({
      name: each.name,
      in: each.in,
      required: each.required === true,
      // takes the slashes of a path or ref as they are
      ...(each['x-multi-segment'] === true && { multiSegment: true }),
      schema: plain(each.schema),
    })),
    body: body === undefined ? null : { required: body.required === true, schema: jsonSchema(body) },
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [
        status,
        jsonSchema(resolve(response)),
      ]),
    ),
  };
}

function resolve(node) {
  if (node?.$ref === undefined) return node;
  return node.$ref
    .slice(2)
    .split('/')
    .reduce((at, key) => at[key], description);
}

/** null: no JSON body. */
function jsonSchema({ content }) {
  const schema = content?.['application/json']?.schema;
  return schema === undefined ? null : plain(schema);
}

/** OpenAPI 3.0's schema words as JSON Schema: without idle words, `nullable` as a type. */
function plain(schema) {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(plain);
  const kept = {};
  for (const [word, value] of Object.entries(schema)) {
    if (IDLE.has(word) || word.startsWith('x-') || word === 'nullable') continue;
    kept[word] = word === 'properties' ? mapValues(value, plain) : plain(value);
  }
  if (schema.nullable !== true) return kept;
  if (kept.enum !== undefined && !kept.enum.includes(null)) kept.enum = [...kept.enum, null];
  if (typeof kept.type === 'string') return { ...kept, type: [kept.type, 'null'] };
  return { anyOf: [kept, { type: 'null' }] };
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

/** Component schemas that something refers to, directly or through others. */
function reachable(start) {
  const found = {};
  const waiting = [start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const [, name] of JSON.stringify(next).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (found[name] !== undefined) continue;
      found[name] = plain(description.components.schemas[name]);
      waiting.push(found[name]);
    }
  }
  return Object.fromEntries(Object.entries(found).sort(([left], [right]) => (left < right ? -1 : 1)));
}
