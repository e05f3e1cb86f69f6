import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { RequestRecord } from '../../src/simulator/github/http/request-record.ts';

type Schema = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly multiSegment?: boolean;
  readonly schema: Schema;
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly schema: Schema | null } | null;
  readonly responses: Readonly<Record<string, Schema | null>>;
}

interface Cut {
  readonly operations: Readonly<Record<string, Operation>>;
  /** Payload by event and action: `pull-request-opened`. */
  readonly webhooks: Readonly<Record<string, Schema>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const FIXTURE = new URL('../fixtures/github/openapi.json', import.meta.url);
/** What every refusal looks like; GitHub's description does not repeat it at each operation. */
const REFUSAL: Schema = {
  type: 'object',
  required: ['message', 'documentation_url', 'status'],
  properties: {
    message: { type: 'string' },
    documentation_url: { type: 'string' },
    status: { type: 'string' },
    errors: {
      type: 'array',
      items: { anyOf: [{ type: 'string' }, { type: 'object', required: ['code'] }] },
    },
  },
  additionalProperties: false,
};

let loaded: { readonly cut: Cut; readonly ajv: Ajv } | undefined;
const compiled = new Map<Schema, ValidateFunction>();

function load(): { readonly cut: Cut; readonly ajv: Ajv } {
  if (loaded !== undefined) return loaded;
  const cut = JSON.parse(readFileSync(FIXTURE, 'utf8')) as Cut;
  const ajv = new Ajv({ strict: false, allErrors: true, inlineRefs: false });
  addFormats.default(ajv);
  // GitHub's own address of a bot has its brackets
  ajv.addFormat('email', /^[^\s@]+@[^\s@]+$/);
  ajv.addFormat('repo.nwo', true);
  ajv.addFormat('timestamp', true);
  ajv.addSchema({ $id: 'gh', components: cut.components });
  loaded = { cut, ajv };
  return loaded;
}

/** Ids of the operations that the cut has. */
export function knownOperations(): readonly string[] {
  return Object.keys(load().cut.operations);
}

export function judgeRest(record: RequestRecord): readonly string[] {
  if (record.operation === null && record.status === 404 && !record.fault)
    return ['no operation for this path'];
  const found = operationOf(record);
  if (found === undefined) return ['the cut of the description has no such operation'];
  const { id, operation } = found;
  return [
    ...(record.operation === id ? [] : [`served as ${record.operation}, but it is ${id}`]),
    ...(record.headers['user-agent'] ? [] : ['no User-Agent: GitHub refuses such requests']),
    ...(isRefusal(record.status) ? [] : [...judgeQuery(operation, record), ...judgeBody(operation, record)]),
    ...(record.fault ? [] : judgeAnswer(operation, record)),
  ];
}

/** `event` and `action` as the headers and the payload have them. */
export function judgePayload(event: string, action: string | null, payload: unknown): readonly string[] {
  const name = [event, ...(action === null ? [] : [action])].join('-').replaceAll('_', '-');
  const schema = load().cut.webhooks[name];
  return schema === undefined
    ? [`the cut of the description has no event ${name}`]
    : problemsOf(schema, payload, name);
}

function isRefusal(status: number): boolean {
  return status >= 400;
}

/** Literal parts of a path count more than parameters, so that `/issues/comments/1` is no issue. */
function operationOf(record: RequestRecord): { id: string; operation: Operation } | undefined {
  const fitting = Object.entries(load().cut.operations)
    .filter(([, operation]) => operation.method === record.method && patternOf(operation).test(record.route))
    .sort(([, left], [, right]) => literalLength(right) - literalLength(left));
  const best = fitting[0];
  return best === undefined ? undefined : { id: best[0], operation: best[1] };
}

function literalLength({ path }: Operation): number {
  return path.replace(/\{\w+\}/g, '').length;
}

function patternOf({ path, parameters }: Operation): RegExp {
  const source = path.replace(/\{(\w+)\}|[.]/g, (text, name) => {
    if (name === undefined) return `\\${text}`;
    const parameter = parameters.find((each) => each.in === 'path' && each.name === name);
    return parameter?.multiSegment === true ? '.*' : '[^/]+';
  });
  return new RegExp(`^${source}$`);
}

function judgeQuery({ parameters }: Operation, record: RequestRecord): readonly string[] {
  const query = new URL(record.path, 'http://fake').searchParams;
  const known = parameters.filter((each) => each.in === 'query');
  const unknown = [...new Set(query.keys())].filter((name) => !known.some((each) => each.name === name));
  return [
    ...unknown.map((name) => `query parameter ${name} is not described`),
    ...known
      .filter(({ name, required }) => required && !query.has(name))
      .map(({ name }) => `query parameter ${name} is missing`),
    ...known.flatMap(({ name, schema }) => {
      const text = query.get(name);
      return text === null ? [] : problemsOf(schema, coerce(schema, text), `query ${name}`);
    }),
  ];
}

function coerce(schema: Schema, text: string): unknown {
  if (schema.type === 'integer' || schema.type === 'number') return Number(text);
  if (schema.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  // the documentation allows the comparisons of a search, the description only a time
  if (schema.format === 'date-time') return text.replace(/^[<>]=?/, '');
  return text;
}

function judgeBody({ body }: Operation, record: RequestRecord): readonly string[] {
  const text = record.body.toString('utf8');
  if (body === null || body.schema === null) return text === '' ? [] : ['a body where none is described'];
  if (text === '') return body.required ? ['the body is missing'] : [];
  const value = parse(text);
  if (value === undefined) return ['the body is no JSON'];
  return [...problemsOf(body.schema, value, 'body'), ...undescribed(body.schema, value, 'body')];
}

/** Fields that GitHub would silently pass over: misspelt, or of another operation. */
function undescribed(schema: Schema, value: unknown, at: string): readonly string[] {
  if (Array.isArray(value)) {
    const items = schema.items;
    return isSchema(items) ? value.flatMap((item, index) => undescribed(items, item, `${at}/${index}`)) : [];
  }
  const properties = schema.properties;
  if (typeof value !== 'object' || value === null || !isSchema(properties)) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const described = properties[name];
    if (isSchema(described)) return undescribed(described, item, `${at}/${name}`);
    return schema.additionalProperties === undefined ? [`${at}/${name} is not described`] : [];
  });
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function judgeAnswer({ responses }: Operation, record: RequestRecord): readonly string[] {
  if (record.status === 304) return record.answerBody === '' ? [] : ['a body with 304'];
  const noted = responses[String(record.status)];
  // a refusal has a body also where the description is silent about it
  const described = noted === null && isRefusal(record.status) ? undefined : noted;
  if (described === undefined && !isRefusal(record.status)) return ['this status is not described'];
  if (described === null) return record.answerBody === '' ? [] : ['a body where none is described'];
  const value = parse(record.answerBody);
  if (value === undefined) return ['the answer is no JSON'];
  if (!isRefusal(record.status)) return described === undefined ? [] : problemsOf(described, value, 'answer');
  const problems = described === undefined ? [] : problemsOf(loosened(described), value, 'answer');
  return [...problems, ...problemsOf(REFUSAL, value, 'refusal')];
}

const looser = new Map<Schema, Schema>();

/** Refusals are described as one of several forms that overlap, so that no body fits exactly one. */
function loosened(schema: Schema): Schema {
  const { oneOf, ...rest } = schema;
  if (oneOf === undefined) return schema;
  const known = looser.get(schema) ?? { ...rest, anyOf: oneOf };
  looser.set(schema, known);
  return known;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemsOf(schema: Schema, value: unknown, what: string): readonly string[] {
  const validate = compiled.get(schema) ?? compile(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => `${what}${error.instancePath} ${error.message}`);
}

function compile(schema: Schema): ValidateFunction {
  const text = JSON.stringify(schema).replaceAll('"#/components', '"gh#/components');
  const validate = load().ajv.compile(JSON.parse(text) as Schema);
  compiled.set(schema, validate);
  return validate;
}
