import { getOwn, isJsonObject, type Json, type JsonObject } from '../../../domain/shared/json.ts';
import { GraphqlRequestError } from './execute.ts';

/** `CreateCommitOnBranchInput`, read. */
export interface CommitInput {
  readonly clientMutationId: string | null;
  readonly branch: { readonly id: string } | { readonly repository: string; readonly name: string };
  readonly expectedHead: string;
  readonly headline: string;
  readonly body: string;
  readonly additions: readonly { readonly path: string; readonly contents: string }[];
  readonly deletions: readonly string[];
}

interface Shape {
  readonly [field: string]: {
    readonly required: boolean;
    readonly type: 'String' | Shape | readonly [Shape];
  };
}

const required = { required: true, type: 'String' } as const;
const optional = { required: false, type: 'String' } as const;

const INPUT: Shape = {
  clientMutationId: optional,
  branch: {
    required: true,
    type: { id: optional, repositoryNameWithOwner: optional, branchName: optional },
  },
  fileChanges: {
    required: false,
    type: {
      additions: { required: false, type: [{ path: required, contents: required }] },
      deletions: { required: false, type: [{ path: required }] },
    },
  },
  message: { required: true, type: { headline: required, body: optional } },
  expectedHeadOid: required,
};

/** Throws GraphqlRequestError for what does not fit the input type. */
export function readCommitInput(given: Json | undefined): CommitInput {
  const problems = isJsonObject(given)
    ? problemsOf(given, INPUT, '')
    : [{ path: '', explanation: 'Expected value to not be null' }];
  if (problems.length > 0 || !isJsonObject(given)) throw invalidInput(problems);
  const changes = objectIn(given, 'fileChanges');
  const message = objectIn(given, 'message');
  const branch = objectIn(given, 'branch');
  const id = textIn(branch, 'id');
  return {
    clientMutationId: textIn(given, 'clientMutationId') ?? null,
    branch:
      id !== undefined
        ? { id }
        : {
            repository: textIn(branch, 'repositoryNameWithOwner') ?? '',
            name: textIn(branch, 'branchName') ?? '',
          },
    expectedHead: textIn(given, 'expectedHeadOid') ?? '',
    headline: textIn(message, 'headline') ?? '',
    body: textIn(message, 'body') ?? '',
    additions: objectsIn(changes, 'additions').map((each) => ({
      path: textIn(each, 'path') ?? '',
      contents: textIn(each, 'contents') ?? '',
    })),
    deletions: objectsIn(changes, 'deletions').map((each) => textIn(each, 'path') ?? ''),
  };
}

interface Problem {
  readonly path: string;
  readonly explanation: string;
}

function problemsOf(given: JsonObject, shape: Shape, prefix: string): readonly Problem[] {
  const unknown = Object.keys(given)
    .filter((name) => !Object.hasOwn(shape, name))
    .map((name) => ({ path: `${prefix}${name}`, explanation: 'Field is not defined on the input type' }));
  const wrong = Object.entries(shape).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const value = getOwn(given, name) ?? null;
    if (value === null) return field.required ? [{ path, explanation: 'Expected value to not be null' }] : [];
    return problemsOfValue(value, field.type, path);
  });
  return [...unknown, ...wrong];
}

function problemsOfValue(
  value: Json,
  type: 'String' | Shape | readonly [Shape],
  path: string,
): readonly Problem[] {
  const refused = (expected: string): readonly Problem[] => [
    { path, explanation: `Could not coerce value ${JSON.stringify(value).slice(0, 60)} to ${expected}` },
  ];
  if (type === 'String') return typeof value === 'string' ? [] : refused('String');
  if (isShapes(type)) {
    if (!Array.isArray(value)) return refused('a list');
    return value.flatMap((item: Json, index) => problemsOfValue(item, type[0], `${path}.${index}`));
  }
  return isJsonObject(value) ? problemsOf(value, type, `${path}.`) : refused('an input object');
}

function isShapes(type: Shape | readonly [Shape]): type is readonly [Shape] {
  return Array.isArray(type);
}

function invalidInput(problems: readonly Problem[]): GraphqlRequestError {
  const shown = problems.map(({ path, explanation }) => `${path} (${explanation})`).join(', ');
  return new GraphqlRequestError([
    {
      extensions: {
        problems: problems.map(({ path, explanation }) => ({ path: path.split('.'), explanation })),
      },
      locations: [{ line: 1, column: 1 }],
      message: `Variable $input of type CreateCommitOnBranchInput! was provided invalid value for ${shown}`,
    },
  ]);
}

function objectIn(object: JsonObject, field: string): JsonObject {
  const value = getOwn(object, field);
  return isJsonObject(value) ? value : {};
}

function objectsIn(object: JsonObject, field: string): readonly JsonObject[] {
  const value = getOwn(object, field);
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function textIn(object: JsonObject, field: string): string | undefined {
  const value = getOwn(object, field);
  return typeof value === 'string' ? value : undefined;
}
