import type { OptionValues } from '../../domain/config/options.ts';
import { unlessCancelled } from '../../operations/cancellation.ts';
import { mendSource } from '../../operations/mend-source.ts';
import type { ValidateResult } from '../../operations/results.ts';
import { validateSource } from '../../operations/validate-source.ts';
import { composeLocal, composeMending, settingsOf } from '../compose.ts';
import type { SeenFiles } from '../seen-files.ts';
import type { Surroundings } from '../surroundings.ts';
import type { CliHost } from './cli-host.ts';

interface ValidateContext {
  readonly values: OptionValues;
  readonly around: Surroundings;
  readonly host: CliHost;
  readonly seen: SeenFiles;
}

/** The command `validate`: looks at the files of a fabric, and mends them where that was asked for. */
export async function validateFiles({
  values,
  around,
  host,
  seen,
}: ValidateContext): Promise<ValidateResult> {
  const settings = settingsOf(values, [], around);
  const { fix, hydrate, base } = values;
  if (!fix && !hydrate) {
    const local = await composeLocal(values, around);
    const ports = { ...local, source: seen.watch(local.source) };
    return await unlessCancelled(validateSource(ports, settings, base), host.signal);
  }
  const mending = await composeMending(values, around);
  // not left half way: what was written is told
  const { result, texts } = await mendSource(
    { ...mending, source: seen.watch(mending.source) },
    settings,
    { fix, hydrate },
    base,
  );
  // findings are shown with the lines as they are now
  for (const [path, text] of texts) seen.add(path, text);
  return result;
}
