import { ApiError, invalid } from '../api-error.ts';
import { type FieldCauseBody, forbidden, invalidValue, required, tooLong, unsupported } from '../causes.ts';
import type { ApiRequest } from '../request.ts';

export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

export interface WriteOptions {
  readonly fieldManager: string;
  readonly force: boolean;
  readonly dryRun: boolean;
  readonly fieldValidation: FieldValidation;
}

const MAX_MANAGER = 128;
const VALIDATIONS = ['', 'Ignore', 'Strict', 'Warn'];

/** Reads and checks the query of a write. Throws the 422 of the options object (`PatchOptions` …). */
export function writeOptions(
  request: ApiRequest,
  optionsKind: 'CreateOptions' | 'UpdateOptions' | 'PatchOptions' | 'DeleteOptions',
  isApply = false,
): WriteOptions {
  const { query } = request;
  const manager = query.get('fieldManager') ?? '';
  const force = query.get('force') === 'true';
  const validation = query.get('fieldValidation') ?? '';
  const dryRun = query.getAll('dryRun').filter((value) => value !== '');
  const causes: FieldCauseBody[] = [];
  if (optionsKind === 'PatchOptions') {
    if (isApply && manager === '') causes.push(required('fieldManager', 'is required for apply patch'));
    if (!isApply && query.has('force')) {
      causes.push(forbidden('force', 'may not be specified for non-apply patch'));
    }
  }
  causes.push(...managerCauses(manager));
  if (dryRun.some((value) => value !== 'All')) {
    const message = `Unsupported value: ${JSON.stringify(dryRun)}: supported values: "All"`;
    causes.push({ reason: 'FieldValueNotSupported', message, field: 'dryRun' });
  }
  if (!VALIDATIONS.includes(validation)) causes.push(unsupported('fieldValidation', validation, VALIDATIONS));
  if (causes.length > 0) throw invalid({ group: 'meta.k8s.io', resource: optionsKind, name: '' }, causes);
  return {
    fieldManager: manager === '' ? defaultManager(request.userAgent) : manager,
    force,
    dryRun: dryRun.length > 0,
    fieldValidation: validation === 'Strict' || validation === 'Ignore' ? validation : 'Warn',
  };
}

function managerCauses(manager: string): FieldCauseBody[] {
  if (manager.length > MAX_MANAGER) return [tooLong('fieldManager', MAX_MANAGER)];
  const position = [...manager].findIndex((character) => /\p{C}/u.test(character));
  if (position < 0) return [];
  const code = ([...manager][position]?.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const detail = `invalid character U+${code} (at position ${position})`;
  return [invalidValue('fieldManager', JSON.stringify(manager), detail)];
}

/** Without a field manager the server takes the first part of the user agent. */
function defaultManager(userAgent: string): string {
  const name = userAgent.split('/')[0] ?? '';
  return name === '' ? 'unknown' : name.slice(0, MAX_MANAGER);
}

/** No header at all where there is nothing to warn of. */
export function warningHeaders(problems: readonly string[]): Readonly<Record<string, string>> {
  if (problems.length === 0) return {};
  return { warning: problems.map((problem) => `299 - ${JSON.stringify(problem)}`).join(', ') };
}

export function strictError(problems: readonly string[]): string {
  return `strict decoding error: ${problems.join(', ')}`;
}

export function undecodable(kind: string, version: string, problem: string): ApiError {
  const message = `${kind} in version ${JSON.stringify(version)} cannot be handled as a ${kind}: ${problem}`;
  return new ApiError(400, 'BadRequest', message);
}
