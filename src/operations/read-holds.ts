import type { FabricPolicy, HoldEntry } from '../domain/resource/fabric-policy.ts';
import { errorFacts } from '../domain/shared/error-codes.ts';
import { holdEntriesIn, holdsPath, readHolds } from '../domain/status/holds.ts';
import type { FailureFact } from '../domain/status/run-facts.ts';
import type { Clock } from '../ports/clock.ts';
import type { StatusStore } from '../ports/status-store.ts';
import { failureOf } from './failure-fact.ts';

export interface KnownHolds {
  readonly entries: readonly HoldEntry[];
  /** What is on hold could not be read, so everything is; null: it could. */
  readonly unknown: { readonly entry: HoldEntry; readonly failure: FailureFact } | null;
}

/** What `/hold` stopped in a fabric. Throws nothing. */
export async function readHoldEntries(
  { store, clock }: { readonly store: Pick<StatusStore, 'place' | 'read'>; readonly clock: Clock },
  fabric: string,
): Promise<KnownHolds> {
  const path = holdsPath(fabric);
  try {
    const { files } = await store.read([path]);
    const read = readHolds(files.get(path) ?? null, fabric);
    if (read.result === 'ok') {
      return { entries: holdEntriesIn(read.document, clock.epochMs()), unknown: null };
    }
    const message = `${path} on ${store.place} cannot be used: ${read.why}`;
    return unknownHolds(path, { ...errorFacts('HHS-2035'), category: 'configuration', message });
  } catch (error) {
    const failure = failureOf(error);
    const message = `whether somebody stopped it by /hold could not be read: ${failure.message}`;
    return unknownHolds(path, { ...failure, message });
  }
}

function unknownHolds(file: string, failure: FailureFact): KnownHolds {
  const location = { file, line: 1, column: 1 };
  const reason = `${failure.message} (${failure.code})`;
  return {
    entries: [],
    unknown: { entry: { object: null, by: null, atMs: null, reason, location }, failure },
  };
}

const NOTHING_SAID: FabricPolicy = {
  conflictPolicy: 'hold',
  ignore: [],
  freeze: [],
  hold: [],
  enabled: true,
  diagnostics: [],
};

/**
 * The policy with what is on hold by command. A run that writes (`writes`) holds everything where nobody knows what is:
 * somebody may have stopped just what it would write next. undefined: nobody says anything.
 */
export function policyWithHolds(
  policy: FabricPolicy | undefined,
  { entries, unknown }: KnownHolds,
  writes: boolean,
): FabricPolicy | undefined {
  const holds = writes && unknown !== null ? [...entries, unknown.entry] : entries;
  if (holds.length === 0) return policy;
  const own = policy ?? NOTHING_SAID;
  return { ...own, hold: [...own.hold, ...holds] };
}
