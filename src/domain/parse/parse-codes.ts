/** What a code of this room means; the reference page of the codes is made from this table. */
export interface ParseCode {
  readonly title: string;
  readonly severity: 'error' | 'warning';
  readonly cause: string;
  readonly cure: string;
}

/** `HHS-300x`–`HHS-301x` files and YAML, `HHS-302x` values, `HHS-303x` what the document is, `HHS-304x` whose it is. */
export const PARSE_CODES = {
  'HHS-3001': {
    title: 'not valid YAML',
    severity: 'error',
    cause: 'The document breaks the grammar of YAML, so nothing in it can be trusted.',
    cure: 'Mend the line that is named; the lines before it are often where the mistake began.',
  },
  'HHS-3002': {
    title: 'tab used as indentation',
    severity: 'error',
    cause: 'YAML allows only spaces before a key.',
    cure: 'Replace the tab by spaces.',
  },
  'HHS-3003': {
    title: 'key written twice',
    severity: 'error',
    cause: 'A mapping holds the same key more than once; readers differ in which one they keep.',
    cure: 'Delete one of the two, or rename it.',
  },
  'HHS-3004': {
    title: 'character that is not allowed',
    severity: 'error',
    cause:
      'The text holds a control character, half a surrogate pair, or a line separator that YAML readers disagree about.',
    cure: 'Delete the character, or write it as an escape in double quotes.',
  },
  'HHS-3005': {
    title: 'alias that cannot be resolved',
    severity: 'error',
    cause:
      'An alias names an anchor that does not stand before it in the same document, or that contains the alias.',
    cure: 'Define the anchor earlier in the same document, or write the value out.',
  },
  'HHS-3006': {
    title: 'nested too deeply',
    severity: 'error',
    cause: 'Mappings and lists are nested deeper than the limit, which no manifest of the fabric needs.',
    cure: 'Look for an unclosed bracket; otherwise raise the depth limit.',
  },
  'HHS-3007': {
    title: 'too many aliases',
    severity: 'error',
    cause: 'Aliases are used more often than the limit, or they expand to an unreasonable size.',
    cure: 'Write the values out, or raise the alias limit.',
  },
  'HHS-3008': {
    title: 'document too large',
    severity: 'error',
    cause:
      'One document holds more than can be kept in memory safely; the API server would not store it either.',
    cure: 'Split it into documents of one object each, separated by `---`.',
  },
  'HHS-3009': {
    title: 'too many documents in a file',
    severity: 'error',
    cause: 'The file holds more documents than the limit; those beyond it were not read.',
    cure: 'Split the file, or raise the limit.',
  },
  'HHS-3010': {
    title: 'file too large',
    severity: 'error',
    cause: 'The file is larger than the limit and was not read.',
    cure: 'Split the file, exclude it, or raise the limit.',
  },
  'HHS-3011': {
    title: 'file is not UTF-8',
    severity: 'error',
    cause: 'The bytes of the file are not valid UTF-8.',
    cure: 'Save the file as UTF-8.',
  },
  'HHS-3012': {
    title: 'file or directory cannot be read',
    severity: 'error',
    cause: 'The operating system refused to open it.',
    cure: 'Give the account that runs hedgehog-sync the right to read it, or exclude it.',
  },
  'HHS-3013': {
    title: 'symbolic link not followed',
    severity: 'error',
    cause: 'The link leads out of the directory that was given, or to nothing.',
    cure: 'Replace the link by the file itself, or exclude it.',
  },
  'HHS-3014': {
    title: 'too many files',
    severity: 'error',
    cause:
      'The directory holds more files, or more bytes in all, than the limit; those beyond it were not read.',
    cure: 'Give a smaller directory, exclude what is not a manifest, or raise the limit.',
  },
  'HHS-3020': {
    title: 'number that cannot be kept',
    severity: 'error',
    cause: 'The number is not finite, or an integer beyond 2^53 - 1, which would lose digits on the way.',
    cure: 'Put it in quotes if it is a text; otherwise use a smaller number.',
  },
  'HHS-3021': {
    title: 'key that is not a text',
    severity: 'error',
    cause: 'Keys of an object are texts; this one is a list, a mapping, null or a decimal number.',
    cure: 'Put the key in quotes.',
  },
  'HHS-3022': {
    title: 'tag that JSON cannot express',
    severity: 'error',
    cause: 'The value carries a YAML tag that has no meaning for Kubernetes, or that does not fit the value.',
    cure: 'Remove the tag.',
  },
  'HHS-3023': {
    title: 'merge of something that is no mapping',
    severity: 'error',
    cause: '`<<` merges a mapping or a list of mappings into its own; it was given something else.',
    cure: 'Give it an alias of a mapping, or quote the key if `<<` is meant.',
  },
  'HHS-3024': {
    title: 'word that is read as true or false',
    severity: 'warning',
    cause: 'Kubernetes reads the unquoted words y, yes, on, n, no and off as booleans, YAML 1.2 as texts.',
    cure: 'Write true or false, or put the word in quotes.',
  },
  'HHS-3025': {
    title: 'key that is read as true or false',
    severity: 'warning',
    cause: 'Kubernetes reads the unquoted keys y, yes, on, n, no and off as `true` or `false`.',
    cure: 'Put the key in quotes.',
  },
  'HHS-3026': {
    title: 'number that is read in two ways',
    severity: 'warning',
    cause:
      'Kubernetes reads a leading 0 as octal, 0b as binary, and leaves out underscores; YAML 1.2 does not.',
    cure: 'Write the number in plain decimal digits, or put it in quotes if it is a text.',
  },
  'HHS-3027': {
    title: 'more findings of this kind',
    severity: 'warning',
    cause: 'The document has more findings about its values than are listed.',
    cure: 'Mend those that are listed and run again.',
  },
  'HHS-3028': {
    title: 'merged key written again',
    severity: 'error',
    cause:
      'A key comes with `<<` and stands in the mapping again (or comes twice). YAML allows that, but the strict reader of the fabric refuses such a file.',
    cure: 'Leave the key out of what is merged, or write the mapping out.',
  },
  'HHS-3030': {
    title: 'fabric kind with a wrong apiVersion',
    severity: 'error',
    cause: 'The kind is one of the fabric, but no fabric serves it under this group and version.',
    cure: 'Use the apiVersion that is named.',
  },
  'HHS-3031': {
    title: 'unknown kind',
    severity: 'error',
    cause: 'The group is one of the fabric, but it has no such kind.',
    cure: 'Use the kind that is named.',
  },
  'HHS-3032': {
    title: 'apiVersion or kind missing',
    severity: 'error',
    cause:
      'The document looks like a manifest of the fabric, but apiVersion or kind is missing or not a text.',
    cure: 'Add both.',
  },
  'HHS-3033': {
    title: 'name missing',
    severity: 'error',
    cause: 'A manifest without metadata.name names no object.',
    cure: 'Add metadata.name.',
  },
  'HHS-3034': {
    title: 'name or namespace that is not a text',
    severity: 'error',
    cause: 'YAML reads the unquoted value as a number or boolean, or the value cannot be a name.',
    cure: 'Put it in quotes.',
  },
  'HHS-3035': {
    title: 'list without items',
    severity: 'error',
    cause: 'A document of kind List must hold its objects as a list under `items`.',
    cure: 'Write `items` as a list, or write each object as a document of its own.',
  },
  'HHS-3036': {
    title: 'looks like a manifest',
    severity: 'warning',
    cause: 'The document has metadata and spec, but neither apiVersion nor kind, so it is not used.',
    cure: 'Add apiVersion and kind, or exclude the file.',
  },
  'HHS-3040': {
    title: 'object defined twice',
    severity: 'error',
    cause: 'Two documents define the same object; which one is meant cannot be known.',
    cure: 'Delete one of the two, or rename it.',
  },
  'HHS-3041': {
    title: 'object that the fabric makes itself',
    severity: 'warning',
    cause: 'The controllers of the fabric write this kind; a copy in Git is never applied.',
    cure: 'Delete the document from Git.',
  },
  'HHS-3042': {
    title: 'fields that belong to the server',
    severity: 'warning',
    cause:
      'The document was copied from a cluster and holds what the server and the fabric write themselves.',
    cure: 'Delete these fields; they are left out of what is applied.',
  },
  'HHS-3043': {
    title: 'field that the status does not have',
    severity: 'error',
    cause: 'A status is left out when an object is applied, but the fabric’s own check reads it strictly.',
    cure: 'Remove status from the file; its controller writes it.',
  },
} as const satisfies Readonly<Record<string, ParseCode>>;

export type ParseCodeId = keyof typeof PARSE_CODES;
