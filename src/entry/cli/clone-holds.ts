import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CloneStatusSource } from '../../adapters/git/clone-status-source.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { OptionValues } from '../../domain/config/options.ts';
import { policyWithHolds, readHoldEntries } from '../../operations/read-holds.ts';
import { settingsOf } from '../compose.ts';
import type { Surroundings } from '../surroundings.ts';

const GIT_LIMIT_MS = 60_000;
/** Five hundred holds with long reasons are a tenth of it. */
const MAX_HOLDS_BYTES = 4 * 1024 * 1024;

/**
 * The surroundings with what `/hold` stopped in the fabric, as the clone knows it: nothing leaves this machine, so it is as
 * fresh as the last fetch. A clone without the branch of the status knows of none. A run that writes holds everything where
 * there are holds that cannot be read.
 */
export async function withCloneHolds(
  around: Surroundings,
  values: OptionValues,
  writes: boolean,
): Promise<Surroundings> {
  const path = resolve(around.cwd, values.path);
  const isFile = await stat(path).then(
    (facts) => facts.isFile(),
    () => null,
  );
  // that it is not there is told by whoever reads it
  if (isFile === null) return around;
  const branch = values['status-branch'];
  const source = new CloneStatusSource({
    ...{ path, isFile, branch, remote: values.remote, fetch: false, maxBytes: MAX_HOLDS_BYTES },
    ...{ env: around.environment, timeoutMs: GIT_LIMIT_MS },
  });
  const store = {
    place: `branch ${branch} of this clone`,
    read: (paths: readonly string[]) => source.stored(paths),
  };
  const { fabric } = settingsOf(values, [], around);
  const known = await readHoldEntries({ store, clock: systemClock() }, fabric);
  const policy = policyWithHolds(around.policy, known, writes);
  return policy === undefined ? around : { ...around, policy };
}
