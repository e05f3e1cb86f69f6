import { configText } from '../../src/domain/config/file/config-sample.ts';
import type { FieldDefinition, FieldTable } from '../../src/domain/config/file/field-types.ts';
import { CONFIG_FILE, FILE_FIELDS } from '../../src/domain/config/file/fields.ts';
import { fileSchema, SCHEMA_NAME, schemaLine } from '../../src/domain/config/file/file-schema.ts';
import { formatDuration } from '../../src/domain/config/read-value.ts';
import { CONFIG_FILE_CODES } from '../../src/domain/shared/config-file-codes.ts';
import { codeCell } from './code-pages.ts';
import { code, type GeneratedFile, markdownPage, markdownTable, sentence } from './page.ts';

const INTRODUCTION = [
  `${code(CONFIG_FILE)} says which fabrics a repository holds, and what is left alone, held and frozen in them. Without it a run looks at the one fabric that its options name. ${code('hedgehog-sync init')} writes a first one.`,
  'A run takes the fabric that `fabric` names, else the one that its path lies in, else the only one there is. What a flag, an input of the action or the environment says goes before the file. A run of a pull request reads the file at its base, so that a pull request cannot change its own gate; what is wrong in the file that it proposes is told on its lines.',
  'A file with an error is not used in part: nothing is compared or written until it is mended, because the part that cannot be read may be what keeps something from being written. `validate` and `doctor` list every error with its line.',
  `Editors check the file while it is written, by the schema that this line names: ${code(schemaLine())}.`,
];

const EFFECTS = [
  '## What the rules do',
  'An *ignored* difference is neither drift nor written: an apply leaves the value of the cluster as it is. It is listed and counted with the reason. When the rule has expired, the difference is drift again. A rule that is over, or that fits nothing, is a warning on its line. A rule without `path` and `manager` covers objects that only the cluster has, too.',
  'A *hold* lets nothing be written to an object, or to the whole fabric; it is compared all the same. In a *freeze* an apply writes nothing, says until when, and ends with exit code 2 where changes are pending.',
  'The *conflict policy* decides about fields that Git and the cluster both changed. With `git` an apply forces Git’s value on exactly these fields, and is refused if the object moved since it was compared. With `cluster` they are left as they are and listed as ignored. What only the cluster changed is drift with every policy.',
];

/** `docs/reference/configuration.md`. */
export function configurationPage(): GeneratedFile {
  const codes = Object.entries(CONFIG_FILE_CODES).map(([id, { severity, title }]) => [
    codeCell(id),
    severity,
    sentence(title),
  ]);
  return markdownPage('configuration', 'Configuration file', [
    ...INTRODUCTION,
    `\`\`\`yaml\n${configText([{ name: 'lab', path: 'fabrics/lab' }]).trimEnd()}\n\`\`\``,
    ...sections('', FILE_FIELDS),
    ...EFFECTS,
    '## Findings',
    markdownTable(['code', 'severity', 'what it says'], codes),
  ]);
}

/** The JSON Schema for editors. */
export function configurationSchema(): GeneratedFile {
  return {
    path: `docs/reference/schemas/${SCHEMA_NAME}.json`,
    text: `${JSON.stringify(fileSchema(), null, 2)}\n`,
  };
}

/** A table for the keys of a section, then one for each section in it. */
function sections(path: string, table: FieldTable): string[] {
  const rows = Object.entries(table).map(([key, field]) => row(key, field));
  const inner = Object.entries(table).flatMap(([key, field]) =>
    innerSections(path === '' ? key : `${path}.${key}`, field),
  );
  const heading = path === '' ? '## Keys' : `### \`${path}\``;
  return [heading, markdownTable(['key', 'what it says', 'values', 'left out'], rows), ...inner];
}

function innerSections(path: string, field: FieldDefinition): string[] {
  if (field.kind === 'section') return sections(path, field.fields);
  // what defaults and a fabric have in common stands once, with the fabric
  if (field.kind !== 'list' || field.of.kind !== 'section' || path.startsWith('defaults.')) return [];
  return sections(`${path}[]`, field.of.fields);
}

function row(key: string, field: FieldDefinition): string[] {
  const words = [sentence(field.summary), ...(field.detail === undefined ? [] : [field.detail])];
  if (field.example !== undefined) words.push(`Such as ${code(field.example)}.`);
  const absent = field.required === true ? 'must be given' : (field.absent ?? '');
  return [code(key), words.join(' '), valuesText(field), absent];
}

function valuesText(field: FieldDefinition): string {
  switch (field.kind) {
    case 'section':
      return 'a mapping, below';
    case 'list':
      return `a list of at most ${field.most}${field.of.kind === 'section' ? ', below' : `: ${field.of.form.words}`}`;
    case 'boolean':
      return 'true, false';
    case 'integer':
      return `${field.minimum} to ${field.maximum}`;
    case 'choice':
      return field.choices.join(', ');
    case 'text':
      return field.form.words;
    case 'duration':
      return `a duration, ${formatDuration(field.minimum)} to ${formatDuration(field.maximum)}`;
    case 'instant':
      return 'a day, or an instant with its zone';
  }
}
