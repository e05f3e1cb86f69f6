import { isJsonObject, type Json, type JsonObject } from '../../../domain/shared/json.ts';
import { type FieldCauseBody, invalidValue, required } from '../causes.ts';

const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const NAME_PART = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

const SUBDOMAIN_TEXT =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const LABEL_VALUE_TEXT =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const CHARACTERS_TEXT =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const MAX_NAME = 253;
const MAX_LABEL = 63;
const MAX_ANNOTATIONS = 262_144;

/** What the server demands of a name, labels and annotations, whatever the kind. */
export function metadataCauses(metadata: JsonObject): FieldCauseBody[] {
  return [
    ...nameCauses(metadata.name),
    ...labelCauses(metadata.labels),
    ...annotationCauses(metadata.annotations),
    ...ownerCauses(metadata.ownerReferences),
  ];
}

function nameCauses(name: Json | undefined): FieldCauseBody[] {
  const field = 'metadata.name';
  if (typeof name !== 'string' || name === '') return [required(field, 'name or generateName is required')];
  const shown = JSON.stringify(name);
  const causes: FieldCauseBody[] = [];
  if (name.length > MAX_NAME)
    causes.push(invalidValue(field, shown, `must be no more than ${MAX_NAME} characters`));
  if (!SUBDOMAIN.test(name)) causes.push(invalidValue(field, shown, SUBDOMAIN_TEXT));
  return causes;
}

function labelCauses(labels: Json | undefined): FieldCauseBody[] {
  if (!isJsonObject(labels)) return [];
  const field = 'metadata.labels';
  return Object.entries(labels).flatMap(([key, value]) => {
    const causes = keyProblems(key, 'label').map((text) => invalidValue(field, JSON.stringify(key), text));
    if (typeof value !== 'string') return causes;
    const shown = JSON.stringify(value);
    if (value.length > MAX_LABEL) {
      causes.push(invalidValue(field, shown, `must be no more than ${MAX_LABEL} bytes`));
    }
    if (!LABEL_VALUE.test(value)) causes.push(invalidValue(field, shown, LABEL_VALUE_TEXT));
    return causes;
  });
}

function annotationCauses(annotations: Json | undefined): FieldCauseBody[] {
  if (!isJsonObject(annotations)) return [];
  const field = 'metadata.annotations';
  const causes = Object.keys(annotations).flatMap((key) =>
    keyProblems(key.toLowerCase(), 'annotation').map((text) =>
      invalidValue(field, JSON.stringify(key), text),
    ),
  );
  let size = 0;
  for (const [key, value] of Object.entries(annotations)) size += key.length + String(value).length;
  if (size > MAX_ANNOTATIONS) {
    const message = `Too long: may not be more than ${MAX_ANNOTATIONS} bytes`;
    causes.push({ reason: 'FieldValueTooLong', message, field });
  }
  return causes;
}

function ownerCauses(owners: Json | undefined): FieldCauseBody[] {
  if (!Array.isArray(owners)) return [];
  return owners.filter(isJsonObject).flatMap((owner) =>
    (['apiVersion', 'kind', 'name', 'uid'] as const).flatMap((name) => {
      if (typeof owner[name] === 'string' && owner[name] !== '') return [];
      const text = name === 'apiVersion' ? 'version must not be empty' : 'must not be empty';
      return [invalidValue(`metadata.ownerReferences.${name}`, '""', text)];
    }),
  );
}

/** A qualified name: an optional DNS subdomain, a slash, a name part. */
function keyProblems(key: string, what: 'label' | 'annotation'): string[] {
  const parts = key.split('/');
  if (parts.length > 2) {
    const text = `a valid ${what} key ${CHARACTERS_TEXT} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`;
    return [text];
  }
  const name = parts.at(-1) ?? '';
  const prefix = parts.length === 2 ? (parts[0] ?? '') : undefined;
  const problems: string[] = [];
  if (prefix === '') problems.push('prefix part must be non-empty');
  else if (prefix !== undefined) {
    if (prefix.length > MAX_NAME) problems.push(`prefix part must be no more than ${MAX_NAME} bytes`);
    if (!SUBDOMAIN.test(prefix)) problems.push(`prefix part ${SUBDOMAIN_TEXT}`);
  }
  if (name === '') problems.push('name part must be non-empty');
  if (name.length > MAX_LABEL) problems.push(`name part must be no more than ${MAX_LABEL} bytes`);
  if (!NAME_PART.test(name)) problems.push(`name part ${CHARACTERS_TEXT}`);
  return problems;
}
