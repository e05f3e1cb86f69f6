import type { FabricPolicy } from '../../resource/fabric-policy.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { OptionName } from '../options.ts';
import type { FabricEntry, SyncConfig } from './sync-config.ts';

/** What an entry and its file say of options, for the resolver. `path` is that of the fabric as the run has to be given it. */
export function optionsOfEntry(
  entry: FabricEntry,
  path: string,
  { dashboard }: Pick<SyncConfig, 'dashboard'>,
): Readonly<Partial<Record<OptionName, string | readonly string[]>>> {
  const { name, cluster, include, exclude, mode, fabricRelease } = entry;
  return {
    path,
    fabric: name,
    mode,
    ...(dashboard === null ? {} : { dashboard: String(dashboard) }),
    ...(include === null ? {} : { include }),
    ...(exclude === null ? {} : { exclude }),
    ...(fabricRelease === null ? {} : { 'fabric-release': fabricRelease }),
    ...(cluster.context === null ? {} : { context: cluster.context }),
    ...(cluster.namespace === null ? {} : { namespace: cluster.namespace }),
    ...(cluster.fieldManager === null ? {} : { 'field-manager': cluster.fieldManager }),
  };
}

/** What an entry says about comparing and writing; `diagnostics`: warnings about the file. */
export function policyOfEntry(entry: FabricEntry, diagnostics: readonly Diagnostic[]): FabricPolicy {
  const { conflictPolicy, ignore, freeze, hold, enabled } = entry;
  return { conflictPolicy, ignore, freeze, hold, enabled, diagnostics };
}
