import { plural } from '../domain/shared/plural.ts';
import type { SetupCheck } from '../operations/results.ts';
import type { ConfiguredOptions } from './sync-config.ts';

/** The configuration as doctor sees it; nothing where there is none, because nobody needs one. */
export function checkConfiguration(
  { file, config, entry, diagnostics }: ConfiguredOptions,
  validateLine: string,
): SetupCheck[] {
  if (file === null) return [];
  const name = 'configuration';
  const [first] = diagnostics;
  if (config === null && first !== undefined) {
    const detail = `${plural(diagnostics.length, 'error')}; the first at ${first.file}:${first.line}: ${first.message} (${first.code})`;
    return [{ name, result: 'failed', detail, cure: `${first.help} All are listed by: ${validateLine}` }];
  }
  const count = plural(config?.fabrics.length ?? 0, 'fabric');
  if (entry === null) {
    const cure = 'Give --fabric, or add the path to the configuration.';
    return [{ name, result: 'warning', detail: `${count}, but none at this path`, cure }];
  }
  const { ignore, freeze, hold, conflictPolicy, enabled } = entry;
  const parts = [
    plural(ignore.length, 'ignore rule'),
    plural(freeze.length, 'freeze window'),
    plural(hold.length, 'hold'),
    `conflict policy ${conflictPolicy}`,
  ];
  const detail = `${count}; ${entry.name}: ${parts.join(', ')}`;
  if (enabled) return [{ name, result: 'ok', detail, cure: '' }];
  return [
    {
      name,
      result: 'warning',
      detail: `${detail}; switched off`,
      cure: 'Set enabled: true to let it be written.',
    },
  ];
}
