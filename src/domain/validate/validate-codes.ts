import type { Severity } from '../shared/diagnostic.ts';

/** What a code stands for: the row of the reference page of errors, and the severity its findings have. */
export interface CodeEntry {
  readonly severity: Severity;
  readonly title: string;
  readonly cause: string;
  readonly cure: string;
}

/** Every code that `validate` itself gives out. Semantic rules bring their own (`HHS-VPC-2`). */
export const VALIDATE_CODES = {
  'HHS-4001': {
    severity: 'error',
    title: 'Unknown field',
    cause:
      'The kind has no field of this name at this place. The API server would drop it or refuse the object.',
    cure: 'Correct the name or move the field to where it belongs; the finding names the nearest match.',
  },
  'HHS-4002': {
    severity: 'error',
    title: 'Wrong type',
    cause:
      'The value is of another type than the field: often YAML made a number or a boolean out of a text.',
    cure: 'Quote texts that look like numbers or booleans, take quotes off numbers, write lists with dashes.',
  },
  'HHS-4003': {
    severity: 'error',
    title: 'Required field is missing',
    cause: 'The schema of the kind demands the field, and the fabric does not fill it.',
    cure: 'Add the field. A key with nothing after the colon counts as missing.',
  },
  'HHS-4004': {
    severity: 'error',
    title: 'Value is not one of the allowed ones',
    cause: 'The field takes only the values of a fixed list, and letter case counts.',
    cure: 'Use one of the values listed in the finding.',
  },
  'HHS-4005': {
    severity: 'error',
    title: 'Value does not have the required form',
    cause: 'The schema gives a pattern for the field, and the value does not match it.',
    cure: 'Write the value in the form that the pattern describes.',
  },
  'HHS-4006': {
    severity: 'error',
    title: 'Number is out of bounds',
    cause: 'The schema gives a smallest or largest value for the field.',
    cure: 'Use a value inside the bounds named in the finding.',
  },
  'HHS-4007': {
    severity: 'error',
    title: 'Integer does not fit',
    cause: 'The fabric stores the field in a type of fixed width, which cannot hold the value.',
    cure: 'Use a value inside the range named in the finding.',
  },
  'HHS-4008': {
    severity: 'warning',
    title: 'Integer that newer API servers refuse',
    cause:
      'The fabric takes values up to 4294967295, but its schema says int32, and API servers from 1.36 on enforce that.',
    cure: 'Stay at or below 2147483647 if the cluster runs Kubernetes 1.36 or later.',
  },
  'HHS-4009': {
    severity: 'error',
    title: 'Wrong number of items',
    cause: 'The schema gives a smallest or largest number of items for the list.',
    cure: 'Add or remove items.',
  },
  'HHS-4010': {
    severity: 'error',
    title: 'Wrong length',
    cause: 'The schema gives a smallest or largest length for the text, counted in characters.',
    cure: 'Shorten or lengthen the text.',
  },
  'HHS-4011': {
    severity: 'error',
    title: 'Not a date and time',
    cause: 'The field holds a point in time, as RFC 3339 writes it.',
    cure: 'Write it as 2026-01-31T13:45:00Z.',
  },
  'HHS-4012': {
    severity: 'error',
    title: 'Empty item of a list',
    cause:
      'An item of a list has nothing after its dash, which YAML reads as null; the API server refuses it.',
    cure: 'Give it a value, write {} for an empty one, or remove it.',
  },
  'HHS-4013': {
    severity: 'error',
    title: 'Field of a later fabric release',
    cause: 'The field came with a later release than the one this fabric runs.',
    cure: 'Remove the field, or set the release of the fabric if it runs a later one.',
  },
  'HHS-4014': {
    severity: 'warning',
    title: 'Integer too large to be exact',
    cause: 'Beyond 9007199254740991 a number loses its last digits in JSON tools.',
    cure: 'Use a smaller number.',
  },
  'HHS-4015': {
    severity: 'warning',
    title: 'Pattern cannot be evaluated offline',
    cause:
      'The schema has a pattern that this program cannot translate, so the value was not checked against it.',
    cure: 'Rely on the API server for this field, and report the pattern.',
  },
  'HHS-4016': {
    severity: 'error',
    title: 'Kind without a schema',
    cause: 'The document names a kind of the fabric for which there is no schema table.',
    cure: 'Check group and kind of the document.',
  },
  'HHS-4017': {
    severity: 'warning',
    title: 'Key without a value',
    cause:
      'A key has nothing after its colon (or `null`). The API server drops it without a word, so what was meant has no effect.',
    cure: 'Give it a value ({} or [] for an empty one), or remove the key.',
  },
  'HHS-4099': {
    severity: 'error',
    title: 'More findings than are listed',
    cause: 'One object has so many findings that only the first are listed.',
    cure: 'Correct those that are listed, then run again.',
  },
  'HHS-4101': {
    severity: 'error',
    title: 'Invalid object name',
    cause: 'Names are RFC 1123 subdomains: lower-case letters, digits, - and ., at most 253 characters.',
    cure: 'Rename the object, and with it every reference to it.',
  },
  'HHS-4102': {
    severity: 'error',
    title: 'Wrong namespace',
    cause: 'All fabric objects live in namespace default; the fabric refuses any other.',
    cure: 'Set metadata.namespace to default, or leave it out.',
  },
  'HHS-4103': {
    severity: 'error',
    title: 'Unknown metadata field',
    cause: 'Kubernetes metadata has no field of this name.',
    cure: 'Correct the name; free texts belong under labels or annotations.',
  },
  'HHS-4104': {
    severity: 'warning',
    title: 'Metadata field that does not belong in Git',
    cause: 'The field is set by the server or by controllers, or ties the object to one cluster.',
    cure: 'Remove it from the file.',
  },
  'HHS-4105': {
    severity: 'error',
    title: 'Invalid label key',
    cause: 'A label key is an optional DNS prefix with /, then at most 63 letters, digits, -, _ or .',
    cure: 'Correct the key.',
  },
  'HHS-4106': {
    severity: 'error',
    title: 'Invalid label value',
    cause: 'A label value is a text of at most 63 letters, digits, -, _ or ., or empty.',
    cure: 'Correct the value and quote numbers; put free text into an annotation.',
  },
  'HHS-4107': {
    severity: 'error',
    title: 'Invalid annotation key',
    cause: 'An annotation key is an optional DNS prefix with /, then at most 63 letters, digits, -, _ or .',
    cure: 'Correct the key.',
  },
  'HHS-4108': {
    severity: 'error',
    title: 'Invalid annotation value',
    cause: 'Annotation values are texts; YAML reads an unquoted 0 or true as something else.',
    cure: 'Put the value in quotes.',
  },
  'HHS-4109': {
    severity: 'error',
    title: 'Annotations are too large',
    cause: 'All annotations of an object together may have at most 262144 bytes.',
    cure: 'Shorten or remove annotations.',
  },
  'HHS-4110': {
    severity: 'error',
    title: 'Metadata of the wrong type',
    cause: 'The fields metadata, labels and annotations are mappings; name and namespace are texts.',
    cure: 'Write mappings as key: value, and quote names that look like numbers.',
  },
  'HHS-4111': {
    severity: 'error',
    title: 'Name that makes an illegal label',
    cause:
      'The fabric’s admission writes labels made of the names in a spec; a name that is no legal label is refused with them.',
    cure: 'Use names of at most 63 letters, digits, -, _ and . for what is referred to.',
  },
  'HHS-4201': {
    severity: 'error',
    title: 'Reference to an object that is nowhere',
    cause: 'The fabric demands that the named object exists, and it was not found where this run looked.',
    cure: 'Correct the name, add the object, or run with a cluster if it exists only there.',
  },
  'HHS-4202': {
    severity: 'warning',
    title: 'Unenforced reference to an object that is nowhere',
    cause: 'The cluster accepts the object without the one it names, but it will not work as meant.',
    cure: 'Correct the name or add the object.',
  },
  'HHS-4203': {
    severity: 'error',
    title: 'Objects that swap a value',
    cause:
      'Each of them takes what another one has until now: a VLAN, a prefix, an address, a port, an ASN. The fabric compares every write with what is stored, so it refuses whichever comes first, in any order.',
    cure: 'Go in two steps: give one of them a value that nobody has and apply that; then write what is meant.',
  },
  'HHS-4301': {
    severity: 'error',
    title: 'Kind is not served by the cluster',
    cause:
      'The cluster does not know the kind in this version: the CRD is missing or the fabric is of another release.',
    cure: 'Install or upgrade the fabric on the cluster, or leave objects of the kind out.',
  },
  'HHS-4401': {
    severity: 'error',
    title: 'Nothing was validated',
    cause: 'No document of a fabric kind was found, so nothing was checked.',
    cure: 'Check the path, the include and exclude globs, and the list of what was skipped and why.',
  },
  'HHS-4402': {
    severity: 'error',
    title: 'Check could not be completed',
    cause:
      'A check failed on this object although its input should have been fit for it; the object counts as invalid.',
    cure: 'Correct the other findings of the object first; if it stays, report it with the manifest.',
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;

export type ValidateCode = keyof typeof VALIDATE_CODES;
