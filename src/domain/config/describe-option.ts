import { flagOf, mayComeFrom, type OptionDefinition } from './option-types.ts';
import { formatDuration } from './read-value.ts';

/** `--wait <DURATION>`, `--partial`; null for what has no flag. */
export function flagUsage(name: string, option: OptionDefinition): string | null {
  if (!mayComeFrom(option, 'flag')) return null;
  return option.kind === 'boolean' ? flagOf(name) : `${flagOf(name)} <${option.placeholder ?? 'VALUE'}>`;
}

/** The default as a person writes it; null where there is none to speak of. */
export function defaultText(option: OptionDefinition): string | null {
  switch (option.kind) {
    case 'boolean':
      return option.default ? 'true' : null;
    case 'duration':
      return formatDuration(option.default);
    case 'list':
      return option.default.length === 0 ? null : option.default.join(', ');
    case 'string':
      return option.default;
    case 'choice':
    case 'integer':
      return String(option.default);
  }
}

/** What may be given: the choices, the bounds, the form. */
export function allowedText(option: OptionDefinition): string {
  switch (option.kind) {
    case 'boolean':
      return 'true, false';
    case 'choice':
      return option.choices.join(', ');
    case 'integer':
      return `${option.minimum} to ${option.maximum}`;
    case 'duration':
      return `${formatDuration(option.minimum)} to ${formatDuration(option.maximum)}`;
    case 'list':
      return 'any number of texts';
    case 'string':
      return option.form?.words ?? 'text';
  }
}
