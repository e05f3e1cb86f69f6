import { parse } from 'yaml';
import { getOwn, isJsonObject, type Json, type JsonObject } from '../../../domain/shared/json.ts';
import { entryAt } from '../git/tree-files.ts';
import { type Answer, NO_CONTENT } from '../http/answer.ts';
import type { RepositoryCall, RepositoryOperation } from '../http/call.ts';
import { GitHubError, invalidRequest, notFound } from '../http/github-error.ts';
import { optionalObject, requiredText } from '../http/read-fields.ts';
import { startRun } from '../state/run-workflow.ts';
import { findCommit } from './resolve-commit.ts';

const REPO = '/repos/{owner}/{repo}';
const FOLDER = '.github/workflows';
const MAX_INPUTS = 25;
const MAX_PAYLOAD_FIELDS = 10;

export const ACTION_OPERATIONS: readonly RepositoryOperation[] = [
  {
    id: 'actions/create-workflow-dispatch',
    method: 'POST',
    path: `${REPO}/actions/workflows/{workflow_id}/dispatches`,
    docs: 'actions/workflows#create-a-workflow-dispatch-event',
    needs: [{ permission: 'actions', level: 'write' }],
    handle: dispatchWorkflow,
  },
  {
    id: 'repos/create-dispatch-event',
    method: 'POST',
    path: `${REPO}/dispatches`,
    docs: 'repos/repos#create-a-repository-dispatch-event',
    needs: [{ permission: 'contents', level: 'write' }],
    handle: dispatchRepository,
  },
];

/** The workflow file of the ref says which inputs there are. A run is queued, and stays so: nothing runs here. */
function dispatchWorkflow(call: RepositoryCall): Answer {
  const { repository, body, caller, params } = call;
  const workflow = params.workflow_id ?? '';
  const ref = requiredText(body, 'ref');
  const inputs = optionalObject(body, 'inputs') ?? {};
  if (Object.keys(inputs).length > MAX_INPUTS) {
    throw invalidRequest(
      `No more than ${MAX_INPUTS} properties are allowed; ${Object.keys(inputs).length} were supplied.`,
    );
  }
  if (workflowText(call, repository.defaultBranch, workflow) === undefined) throw notFound();
  if (findCommit(repository, ref) === undefined) throw new GitHubError(422, `No ref found for: ${ref}`);
  const text = workflowText(call, ref, workflow);
  const trigger = dispatchTrigger(text);
  if (trigger === undefined) throw new GitHubError(422, "Workflow does not have 'workflow_dispatch' trigger");
  const given = checkedInputs(trigger, inputs);
  repository.workflowDispatches.push({ workflow, ref, inputs: given, login: caller?.login ?? '' });
  startRun(call.state, repository, {
    workflow,
    ...namesOf(text ?? '', workflow, given),
    event: 'workflow_dispatch',
    headBranch: ref.replace(/^refs\/heads\//, ''),
    headSha: findCommit(repository, ref)?.id ?? '',
    inputs: given,
    actor: { login: caller?.login ?? '', app: caller?.app ?? null },
  });
  return NO_CONTENT;
}

/** `name`, and `run-name` with the inputs put in; other expressions stay empty. */
function namesOf(
  text: string,
  workflow: string,
  inputs: Readonly<Record<string, string>>,
): { readonly name: string; readonly displayTitle: string } {
  const read: unknown = parse(text);
  const field = (key: string): string | undefined => {
    const value = isJsonObject(read) ? getOwn(read, key) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const name = field('name') ?? `${FOLDER}/${workflow}`;
  const title = field('run-name')?.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const input = /^(?:github\.event\.)?inputs\.([\w-]+)$/.exec(expression)?.[1];
    return input === undefined ? '' : (inputs[input] ?? '');
  });
  return { name, displayTitle: title ?? name };
}

function workflowText({ repository }: RepositoryCall, ref: string, workflow: string): string | undefined {
  const tree = findCommit(repository, ref)?.tree;
  const found = tree === undefined ? undefined : entryAt(repository.objects, tree, `${FOLDER}/${workflow}`);
  return found === undefined ? undefined : repository.objects.blob(found.id)?.toString('utf8');
}

/** Declared inputs by name; undefined: the workflow cannot be dispatched. */
function dispatchTrigger(text: string | undefined): JsonObject | undefined {
  const workflow: unknown = text === undefined ? undefined : parse(text);
  const triggers = isJsonObject(workflow) ? getOwn(workflow, 'on') : undefined;
  const names = typeof triggers === 'string' ? [triggers] : Array.isArray(triggers) ? triggers : [];
  if (names.includes('workflow_dispatch')) return {};
  if (!isJsonObject(triggers) || !Object.hasOwn(triggers, 'workflow_dispatch')) return undefined;
  const trigger = getOwn(triggers, 'workflow_dispatch');
  const inputs = isJsonObject(trigger) ? getOwn(trigger, 'inputs') : undefined;
  return isJsonObject(inputs) ? inputs : {};
}

function checkedInputs(declared: JsonObject, given: JsonObject): Readonly<Record<string, string>> {
  const unexpected = Object.keys(given).filter((name) => !Object.hasOwn(declared, name));
  if (unexpected.length > 0) {
    throw new GitHubError(422, `Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  }
  const values: Record<string, string> = {};
  for (const [name, declaration] of Object.entries(declared)) {
    const value = inputValue(name, isJsonObject(declaration) ? declaration : {}, getOwn(given, name));
    if (value !== undefined) values[name] = value;
  }
  return values;
}

function inputValue(name: string, declaration: JsonObject, given: Json | undefined): string | undefined {
  const fallback = getOwn(declaration, 'default');
  const value = given ?? fallback;
  if (value === undefined || value === null || value === '') {
    if (getOwn(declaration, 'required') === true) {
      throw new GitHubError(422, `Required input '${name}' not provided`);
    }
    return value === '' ? '' : undefined;
  }
  const text = String(value);
  const options = getOwn(declaration, 'options');
  if (
    getOwn(declaration, 'type') === 'choice' &&
    Array.isArray(options) &&
    !options.map(String).includes(text)
  ) {
    throw new GitHubError(
      422,
      `Provided value '${text}' for input '${name}' not in the list of allowed values`,
    );
  }
  return text;
}

function dispatchRepository({ body, repository, caller }: RepositoryCall): Answer {
  const eventType = requiredText(body, 'event_type');
  const clientPayload = optionalObject(body, 'client_payload') ?? {};
  const count = Object.keys(clientPayload).length;
  if (eventType.length > 100) {
    throw invalidRequest(`Only 100 characters are allowed; ${eventType.length} were supplied.`);
  }
  if (count > MAX_PAYLOAD_FIELDS) {
    throw invalidRequest(
      `No more than ${MAX_PAYLOAD_FIELDS} properties are allowed; ${count} were supplied.`,
    );
  }
  repository.repositoryDispatches.push({ eventType, clientPayload, login: caller?.login ?? '' });
  return NO_CONTENT;
}
