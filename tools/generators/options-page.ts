import { allowedText, defaultText, flagUsage } from '../../src/domain/config/describe-option.ts';
import { environmentNameOf, mayComeFrom, OPTION_GROUPS } from '../../src/domain/config/option-types.ts';
import {
  definitionOf,
  isActionInput,
  OPTION_NAMES,
  type OptionName,
} from '../../src/domain/config/options.ts';
import { code, type GeneratedFile, markdownPage, sentence } from './page.ts';

const INTRODUCTION = [
  'Each option may be given as a flag or in the environment, or as an input of the [action](action.md). A flag or an input wins over the environment, that over the [configuration file](configuration.md), that over the default; an empty variable or input counts as not set. Errors name where a value came from.',
  'Durations are written `90s`, `2m`, `1m30s`, `500ms`, or as plain seconds. In the environment and in an input the items of a list are separated by commas or line ends.',
];

export function optionsPage(): GeneratedFile {
  const blocks = OPTION_GROUPS.flatMap((group) => {
    const names = OPTION_NAMES.filter((name) => definitionOf(name).group === group);
    return [`## ${group}`, ...names.map(optionBlock)];
  });
  return markdownPage('options', 'Options', [...INTRODUCTION, ...blocks]);
}

function optionBlock(name: OptionName): string {
  const option = definitionOf(name);
  const detail = option.detail === undefined ? [] : [sentence(option.detail)];
  const usage = flagUsage(name, option);
  const fallback = defaultText(option);
  const variables = [
    ...(mayComeFrom(option, 'environment') ? [environmentNameOf(name)] : []),
    ...(option.fallbackEnvironment === undefined ? [] : [option.fallbackEnvironment]),
  ];
  const facts = [
    `Flag: ${usage === null ? 'none' : code(usage)}`,
    `Environment: ${variables.length === 0 ? 'none' : variables.map(code).join(', then ')}`,
    `Action input: ${isActionInput(name) ? code(name) : 'none'}`,
    ...(option.kind === 'boolean' ? [] : [`Values: ${allowedText(option)}`]),
    `Default: ${fallback === null ? (option.kind === 'boolean' ? 'off' : 'none') : code(fallback)}`,
    ...(option.commands.length === 0 ? [] : [`Commands: ${option.commands.map(code).join(', ')}`]),
    ...(option.secret === true ? ['Secret: never shown in any output'] : []),
    `Since: ${option.since}`,
  ];
  const list = facts.map((fact) => `- ${fact}`).join('\n');
  return [`### ${name}`, [sentence(option.summary), ...detail].join(' '), list].join('\n\n');
}
