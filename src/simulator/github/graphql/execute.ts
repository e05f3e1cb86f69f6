import type { Json, JsonObject } from '../../../domain/shared/json.ts';
import type { Field, Fragment, Selection, Value } from './parse-document.ts';

/** A refusal of one field: `data` has null there and `errors` has this. */
export class GraphqlFieldError extends Error {
  readonly type: string;
  readonly extensions: JsonObject | undefined;

  constructor(type: string, message: string, extensions?: JsonObject) {
    super(message);
    this.type = type;
    this.extensions = extensions;
  }
}

/** The request does not fit the schema; nothing of it is carried out. */
export class GraphqlRequestError extends Error {
  readonly errors: readonly JsonObject[];

  constructor(errors: readonly JsonObject[]) {
    super('the request does not fit the schema');
    this.errors = errors;
  }
}

export type Resolved = Json | GraphqlObject | readonly GraphqlObject[];

/** An object with a type; a field is found when it is asked for. */
export interface GraphqlObject {
  readonly typename: string;
  readonly fields: Readonly<Record<string, (args: JsonObject) => Resolved>>;
}

export interface Execution {
  readonly variables: JsonObject;
  readonly fragments: ReadonlyMap<string, Fragment>;
  readonly errors: JsonObject[];
}

/** What is asked of an object. Errors of fields are added to the execution's list. */
export function select(
  object: GraphqlObject,
  selections: readonly Selection[],
  execution: Execution,
  path: readonly string[] = [],
): JsonObject {
  const data: Record<string, Json> = {};
  for (const field of fieldsOf(object, selections, execution)) {
    data[field.alias] = fieldValue(object, field, execution, [...path, field.alias]);
  }
  return data;
}

function fieldValue(
  object: GraphqlObject,
  field: Field,
  execution: Execution,
  path: readonly string[],
): Json {
  if (field.name === '__typename') return object.typename;
  const resolve = object.fields[field.name];
  if (resolve === undefined) throw new Error(`${object.typename} has no field ${field.name}`);
  try {
    const value = resolve(argumentsOf(field, execution.variables));
    return finish(value, field, execution, path);
  } catch (error) {
    if (!(error instanceof GraphqlFieldError)) throw error;
    execution.errors.push({
      type: error.type,
      path: [...path],
      ...(error.extensions !== undefined && { extensions: error.extensions }),
      locations: [{ ...field.location }],
      message: error.message,
    });
    return null;
  }
}

function finish(value: Resolved, field: Field, execution: Execution, path: readonly string[]): Json {
  if (Array.isArray(value)) {
    return value.map((item: Resolved, index) => finish(item, field, execution, [...path, String(index)]));
  }
  return isGraphqlObject(value) ? select(value, field.selections, execution, path) : (value as Json);
}

function isGraphqlObject(value: Resolved): value is GraphqlObject {
  return typeof value === 'object' && value !== null && 'typename' in value && 'fields' in value;
}

function fieldsOf(
  object: GraphqlObject,
  selections: readonly Selection[],
  execution: Execution,
): readonly Field[] {
  return selections.flatMap((selection): readonly Field[] => {
    if (selection.kind === 'field') return [selection];
    const fragment =
      selection.kind === 'inline'
        ? { type: selection.type ?? object.typename, selections: selection.selections }
        : execution.fragments.get(selection.name);
    const fits = fragment !== undefined && [object.typename, 'Node', 'GitObject'].includes(fragment.type);
    return fits ? fieldsOf(object, fragment.selections, execution) : [];
  });
}

export function argumentsOf(field: Field, variables: JsonObject): JsonObject {
  return Object.fromEntries([...field.args].map(([name, value]) => [name, plain(value, variables)]));
}

function plain(value: Value, variables: JsonObject): Json {
  switch (value.kind) {
    case 'variable':
      return variables[value.name] ?? null;
    case 'plain':
      return value.value;
    case 'list':
      return value.items.map((item) => plain(item, variables));
    case 'object':
      return Object.fromEntries([...value.fields].map(([name, item]) => [name, plain(item, variables)]));
  }
}
