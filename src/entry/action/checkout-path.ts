import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { CONFIGURATION_CODES } from '../../domain/shared/configuration-codes.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';

/**
 * A workflow is given the files of its checkout and nothing else of the runner: other jobs may have left theirs there, and
 * what is found would be shown on the pages of the repository. Links count as where they lead. Throws ConfigurationError
 * HHS-1104.
 */
export function assertInCheckout(path: string, workspace: string): void {
  const absolute = resolve(workspace, path);
  const isInside =
    isBelow(absolute, resolve(workspace)) && isBelow(whereItLeads(absolute), whereItLeads(workspace));
  if (isInside) return;
  throw new ConfigurationError({
    code: 'HHS-1104',
    message: `the path ${path} leads out of the checkout of the repository`,
    help: CONFIGURATION_CODES['HHS-1104'].cure,
  });
}

/** A path that does not exist leads where it says: that it is missing is told elsewhere. */
function whereItLeads(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function isBelow(path: string, root: string): boolean {
  const below = relative(root, path);
  return below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}
