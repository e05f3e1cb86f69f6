import { type DocumentOptions, type ParseOptions, parseAllDocuments, type SchemaOptions } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '../../../domain/shared/json.ts';
import { badRequest, unsupportedMediaType } from '../api-error.ts';
import { duplicateFields } from './duplicate-fields.ts';
import { jsonType } from './json-type.ts';
import { undecodable } from './write-options.ts';

export interface ReadBody {
  readonly object: JsonObject;
  /** `duplicate field "spec.x"` */
  readonly duplicates: readonly string[];
}

const EXPONENT = /^[-+]?(?:[0-9][0-9_]*)(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/;

/** YAML 1.1 without base 60 and timestamps, and with `e1` a word: what Go's parser makes of plain scalars. */
const YAML_OPTIONS: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.1',
  merge: true,
  uniqueKeys: true,
  customTags: (tags) =>
    tags.flatMap((tag): (typeof tags)[number][] => {
      if (typeof tag === 'string' || tag.collection !== undefined) return [tag];
      if (tag.format === 'TIME' || tag.tag === 'tag:yaml.org,2002:timestamp') return [];
      return [tag.format === 'EXP' ? { ...tag, test: EXPONENT } : tag];
    }),
};

const OBJECT_TYPES = ['application/json', 'application/yaml', 'application/vnd.kubernetes.protobuf'];

export function mediaType(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

/** The body of a POST or PUT. Throws 415, or 400 where it is no object. */
export function readObjectBody(body: string, contentType: string, kind: string, version: string): ReadBody {
  const type = mediaType(contentType) || 'application/json';
  if (type === 'application/yaml') return { object: readYaml(body).object, duplicates: [] };
  if (type !== 'application/json') throw unsupportedMediaType(OBJECT_TYPES);
  const unrecognized = `the object provided is unrecognized (must be of type ${kind}): couldn't get version/kind; json parse error`;
  let value: Json;
  try {
    value = JSON.parse(body);
  } catch (error) {
    const shown = body === '' ? '<empty>' : body.slice(0, 80);
    throw badRequest(`${unrecognized}: ${jsonProblem(body, error)} (${shown})`);
  }
  if (!isJsonObject(value)) {
    throw badRequest(
      `${unrecognized}: json: cannot unmarshal ${jsonType(value)} into Go value of type struct`,
    );
  }
  const huge = /[:[,]\s*(-?\d+(?:\.\d+)?[eE][+-]?\d{3,})/.exec(body)?.[1];
  if (huge !== undefined && !Number.isFinite(Number(huge))) {
    throw undecodable(kind, version, `json: cannot unmarshal number ${huge} into Go value of type float64`);
  }
  return { object: value, duplicates: duplicateFields(body).map((path) => `duplicate field "${path}"`) };
}

export interface ReadYaml {
  readonly object: JsonObject;
  /** `line 6: key "description" already set in map` */
  readonly duplicates: readonly string[];
}

/** The body of a server-side apply: the first YAML document. JSON is YAML. */
export function readYaml(body: string): ReadYaml {
  // JSON is by far the usual body, and its own parser is much faster
  if (body.startsWith('{')) {
    try {
      const value: Json = JSON.parse(body);
      if (isJsonObject(value) && duplicateFields(body).length === 0) return { object: value, duplicates: [] };
    } catch {
      // not JSON: YAML flow style, or an error that the YAML parser words; it knows the lines of keys given twice, too
    }
  }
  const documents = parseAllDocuments(body, YAML_OPTIONS);
  const document = Array.isArray(documents) ? documents[0] : undefined;
  if (document === undefined) return { object: {}, duplicates: [] };
  const duplicates: string[] = [];
  for (const error of document.errors) {
    if (error.code !== 'DUPLICATE_KEY') {
      throw badRequest(
        `error decoding YAML: error converting YAML to JSON: yaml: ${error.message.split('\n')[0]}`,
      );
    }
    const line = error.linePos?.[0].line ?? 0;
    const key = /^["']?([^"':]*)/.exec(body.slice(error.pos[0]))?.[1] ?? '';
    duplicates.push(`line ${line}: key ${JSON.stringify(key.trim())} already set in map`);
  }
  const value: Json = JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 100 }) ?? null));
  if (value === null) return { object: {}, duplicates };
  if (!isJsonObject(value)) {
    const reason = `json: cannot unmarshal ${jsonType(value)} into Go value of type map[string]interface {}`;
    throw badRequest(`error decoding YAML: error unmarshaling JSON: while decoding JSON: ${reason}`);
  }
  return { object: value, duplicates };
}

/** The body of a merge patch or JSON patch. */
export function readPatchBody(body: string): Json {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw badRequest(`error decoding patch: ${jsonProblem(body, error)}`);
  }
}

/** In the words of Go's parser where they differ for a truncated text. */
function jsonProblem(body: string, error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (body === '' || /Unexpected end|Unterminated/i.test(text)) return 'unexpected end of JSON input';
  const position = /at position (\d+)/.exec(text)?.[1];
  if (position !== undefined && Number(position) >= body.trimEnd().length)
    return 'unexpected end of JSON input';
  const character = /Unexpected token '?(.)'?/.exec(text)?.[1];
  return character === undefined ? text : `invalid character '${character}' looking for beginning of value`;
}
