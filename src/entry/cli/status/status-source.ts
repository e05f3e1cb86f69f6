import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { FileStatusSource } from '../../../adapters/files/file-status-source.ts';
import { CloneStatusSource } from '../../../adapters/git/clone-status-source.ts';
import { sha256Digest } from '../../../adapters/system/sha256-digest.ts';
import { systemClock } from '../../../adapters/system/system-clock.ts';
import { fabricNameOf } from '../../../domain/config/fabric-name.ts';
import { flagOf } from '../../../domain/config/option-types.ts';
import type { OptionName, OptionValues } from '../../../domain/config/options.ts';
import { ConfigurationError } from '../../../domain/shared/errors.ts';
import type { StatusDoors, StatusQuestion } from '../../../operations/read-stored-status.ts';
import type { Surroundings } from '../../surroundings.ts';

const REMOTE_LIMIT_MS = 60_000;
const MAX_STATUS_BYTES = 16 * 1024 * 1024;

/** Where the options say that the status is. Throws ConfigurationError where they contradict each other. */
export async function statusDoors(values: OptionValues, around: Surroundings): Promise<StatusDoors> {
  const own = { clock: systemClock(), digest: sha256Digest };
  const { file } = values;
  if (file !== null) {
    mustNotMeet(values, 'fetch', values.fetch);
    mustNotMeet(values, 'fabric', values.fabric !== null);
    return { ...own, source: new FileStatusSource(resolve(around.cwd, file), MAX_STATUS_BYTES) };
  }
  const path = resolve(around.cwd, values.path);
  const source = new CloneStatusSource({
    path,
    isFile: await isFile(path, values.path),
    branch: values['status-branch'],
    remote: values.remote,
    fetch: values.fetch,
    maxBytes: MAX_STATUS_BYTES,
    env: around.environment,
    timeoutMs: REMOTE_LIMIT_MS,
  });
  return { ...own, source };
}

/** Which fabrics are meant: the one that was named, else by the directory. */
export function statusQuestion({ fabric, path }: OptionValues, { cwd }: Surroundings): StatusQuestion {
  return { fabric, named: fabricNameOf(basename(resolve(cwd, path))) };
}

function mustNotMeet({ file }: OptionValues, name: OptionName, given: boolean): void {
  if (!given) return;
  throw new ConfigurationError({
    code: 'HHS-2008',
    message: `--file ${file} and ${flagOf(name)} do not go together: a file holds one status, as it is`,
    help: 'Leave one of them out.',
  });
}

async function isFile(path: string, shown: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    throw new ConfigurationError({
      code: 'HHS-1101',
      message: `${shown}: there is no such directory or file, or it cannot be read`,
      help: 'Give a directory of the clone, or the status with --file.',
    });
  }
}
