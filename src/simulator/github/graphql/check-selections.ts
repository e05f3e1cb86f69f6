import type { JsonObject } from '../../../domain/shared/json.ts';
import { GraphqlRequestError } from './execute.ts';
import type { Field, GraphqlDocument, Selection } from './parse-document.ts';

/** The part of GitHub's schema that is served: type to field to the field's type; null for a scalar. */
const TYPES: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  Query: { viewer: 'User', rateLimit: 'RateLimit', repository: 'Repository' },
  Mutation: { createCommitOnBranch: 'CreateCommitOnBranchPayload' },
  CreateCommitOnBranchPayload: { clientMutationId: null, commit: 'Commit', ref: 'Ref' },
  User: { login: null },
  RateLimit: { limit: null, used: null, remaining: null, cost: null, resetAt: null },
  Repository: {
    id: null,
    databaseId: null,
    name: null,
    nameWithOwner: null,
    isPrivate: null,
    url: null,
    defaultBranchRef: 'Ref',
    ref: 'Ref',
    object: 'GitObject',
  },
  Ref: { id: null, name: null, prefix: null, target: 'GitObject' },
  GitObject: { id: null, oid: null, abbreviatedOid: null, commitUrl: null },
  Commit: {
    id: null,
    oid: null,
    abbreviatedOid: null,
    url: null,
    commitUrl: null,
    message: null,
    messageHeadline: null,
    authoredDate: null,
    committedDate: null,
    tree: 'Tree',
  },
  Tree: { id: null, oid: null },
  Blob: { id: null, oid: null, byteSize: null, isBinary: null, isTruncated: null, text: null },
};

/** Throws GraphqlRequestError for what the schema does not have, before anything is carried out. */
export function checkSelections(
  document: GraphqlDocument,
  selections: readonly Selection[],
  root: string,
): void {
  const errors = problemsOf(document, selections, root, []);
  if (errors.length > 0) throw new GraphqlRequestError(errors);
}

function problemsOf(
  document: GraphqlDocument,
  selections: readonly Selection[],
  type: string,
  path: readonly string[],
): readonly JsonObject[] {
  return selections.flatMap((selection): readonly JsonObject[] => {
    if (selection.kind === 'field')
      return problemsOfField(document, selection, type, [...path, selection.alias]);
    if (selection.kind === 'inline') {
      return problemsOf(document, selection.selections, selection.type ?? type, path);
    }
    const fragment = document.fragments.get(selection.name);
    if (fragment === undefined) return [{ message: `Fragment ${selection.name} was used, but not defined` }];
    return problemsOf(document, fragment.selections, fragment.type, path);
  });
}

function problemsOfField(
  document: GraphqlDocument,
  field: Field,
  type: string,
  path: readonly string[],
): readonly JsonObject[] {
  if (field.name === '__typename') return [];
  const place = { path: [...path], locations: [{ ...field.location }] };
  const result = TYPES[type]?.[field.name];
  if (result === undefined) {
    const extensions = { code: 'undefinedField', typeName: type, fieldName: field.name };
    return [{ ...place, extensions, message: `Field '${field.name}' doesn't exist on type '${type}'` }];
  }
  const hasSelections = field.selections.length > 0;
  if (hasSelections === (result !== null)) {
    return result === null ? [] : problemsOf(document, field.selections, result, path);
  }
  const extensions = { code: 'selectionMismatch', nodeName: field.name, typeName: result ?? type };
  const message = hasSelections
    ? `Selections can't be made on scalars (field '${field.name}' has selections)`
    : `Field must have selections (field '${field.name}' returns ${result} but has no selections)`;
  return [{ ...place, extensions, message }];
}
