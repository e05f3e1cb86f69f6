import { schema as published } from '@octokit/graphql-schema';
import {
  buildSchema,
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getVariableValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import type { RequestRecord } from '../../src/simulator/github/http/request-record.ts';

let schema: GraphQLSchema | undefined;

function publishedSchema(): GraphQLSchema {
  schema ??= buildSchema(published.idl, { assumeValid: true });
  return schema;
}

interface GraphqlAnswer {
  readonly data?: unknown;
  readonly errors?: unknown;
}

/** A request must be valid against the schema unless it was refused for that; the answer must have what was asked for. */
export function judgeGraphql(record: RequestRecord): readonly string[] {
  if (record.method !== 'POST') return ['GraphQL is asked by POST only'];
  const answer = record.fault ? {} : parseAnswer(record.answerBody);
  const request = parseRequest(record.body.toString('utf8'));
  if (typeof request === 'string') return [request];
  const problems = problemsOfRequest(request);
  if (record.fault) return problems;
  if (record.status >= 400) return problems;
  if (answer === undefined) return [...problems, 'the answer is no JSON object'];
  const refused = answer.data === undefined && Array.isArray(answer.errors);
  if (refused) return problemsOfErrors(answer.errors);
  return [...problems, ...problemsOfErrors(answer.errors), ...problemsOfData(request, answer)];
}

interface GraphqlRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

function parseRequest(text: string): GraphqlRequest | string {
  try {
    const body = JSON.parse(text) as { query: string; variables?: Readonly<Record<string, unknown>> | null };
    const document = parse(body.query);
    const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
    if (operation === undefined) return 'no operation in the document';
    return { document, operation, variables: body.variables ?? {} };
  } catch (error) {
    return `not a GraphQL request: ${error instanceof GraphQLError ? error.message : 'no JSON'}`;
  }
}

function parseAnswer(text: string): GraphqlAnswer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as GraphqlAnswer) : undefined;
  } catch {
    return undefined;
  }
}

function problemsOfRequest({ document, operation, variables }: GraphqlRequest): readonly string[] {
  const problems = validate(publishedSchema(), document).map(({ message }) => message);
  if (problems.length > 0) return problems;
  const { errors } = getVariableValues(publishedSchema(), operation.variableDefinitions ?? [], variables);
  return (errors ?? []).map(({ message }) => message);
}

function problemsOfErrors(errors: unknown): readonly string[] {
  if (errors === undefined) return [];
  if (!Array.isArray(errors) || errors.length === 0) return ['errors is no list, or an empty one'];
  return errors.flatMap((error: unknown) => {
    const hasMessage = typeof error === 'object' && error !== null && 'message' in error;
    return hasMessage ? [] : ['an error without a message'];
  });
}

function problemsOfData(
  { document, operation }: GraphqlRequest,
  { data, errors }: GraphqlAnswer,
): readonly string[] {
  const root =
    operation.operation === 'mutation'
      ? publishedSchema().getMutationType()
      : publishedSchema().getQueryType();
  if (root === null || root === undefined) return ['the schema has no such root'];
  return problemsOfObject(document, operation.selectionSet, root, data, 'data', errors !== undefined);
}

function problemsOfObject(
  document: DocumentNode,
  set: SelectionSetNode,
  type: GraphQLObjectType,
  value: unknown,
  at: string,
  mayBeNull: boolean,
): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${at} is no object`];
  const asked = fieldsOf(document, set, type);
  const names = asked.map(({ alias, name }) => (alias ?? name).value);
  const extra = Object.keys(value).filter((name) => !names.includes(name));
  return [
    ...extra.map((name) => `${at}.${name} was not asked for`),
    ...asked.flatMap((field) => {
      const name = (field.alias ?? field.name).value;
      const given = (value as Readonly<Record<string, unknown>>)[name];
      const path = `${at}.${name}`;
      if (field.name.value === '__typename')
        return given === type.name ? [] : [`${path} is not ${type.name}`];
      const described = type.getFields()[field.name.value];
      if (described === undefined) return [`${path} is not in the schema`];
      if (given === null && mayBeNull) return [];
      return problemsOfValue(document, field, described.type, given, path);
    }),
  ];
}

function problemsOfValue(
  document: DocumentNode,
  field: FieldNode,
  type: GraphQLOutputType,
  value: unknown,
  at: string,
): readonly string[] {
  if (isNonNullType(type)) {
    return value === null || value === undefined
      ? [`${at} must not be null`]
      : problemsOfValue(document, field, type.ofType, value, at);
  }
  if (value === undefined) return [`${at} is missing`];
  if (value === null) return [];
  if (isListType(type)) {
    if (!Array.isArray(value)) return [`${at} is no list`];
    return value.flatMap((item, index) =>
      problemsOfValue(document, field, type.ofType, item, `${at}.${index}`),
    );
  }
  if (isLeafType(type)) {
    const isText = isScalarType(type) && !isSpecifiedScalarType(type);
    if (isText && typeof value !== 'string') return [`${at}: a ${type.name} is sent as text`];
    return problemsOfLeaf(() => type.parseValue(value), at);
  }
  if (field.selectionSet === undefined) return [];
  if (isObjectType(type)) return problemsOfObject(document, field.selectionSet, type, value, at, false);
  if (!isAbstractType(type)) return [];
  const fits = publishedSchema()
    .getPossibleTypes(type)
    .some(
      (each) =>
        problemsOfObject(
          document,
          field.selectionSet ?? { kind: Kind.SELECTION_SET, selections: [] },
          each,
          value,
          at,
          false,
        ).length === 0,
    );
  return fits ? [] : [`${at} fits no type that it could have`];
}

function problemsOfLeaf(read: () => unknown, at: string): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    return [`${at}: ${error instanceof Error ? error.message : 'of the wrong type'}`];
  }
}

function fieldsOf(
  document: DocumentNode,
  set: SelectionSetNode,
  type: GraphQLObjectType,
): readonly FieldNode[] {
  const covers = (name: string): boolean => {
    const other = publishedSchema().getType(name);
    return name === type.name || (isAbstractType(other) && publishedSchema().isSubType(other, type));
  };
  return set.selections.flatMap((selection): readonly FieldNode[] => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const on = selection.typeCondition?.name.value ?? type.name;
      return covers(on) ? fieldsOf(document, selection.selectionSet, type) : [];
    }
    const fragment = document.definitions.find(
      (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value,
    );
    if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) return [];
    return covers(fragment.typeCondition.name.value) ? fieldsOf(document, fragment.selectionSet, type) : [];
  });
}
