import { hasShape } from '../domain/shared/check-shape.ts';
import { parseJson } from '../domain/shared/json.ts';
import { type DriftDocument, driftDocumentShape } from '../domain/status/drift-shape.ts';
import type { StatusStore } from '../ports/status-store.ts';
import { statusPaths } from './status-files.ts';

/** What the last comparison found, as it is stored; null: there is none that can be used. Throws SyncError. */
export async function readStoredDrift(store: StatusStore, fabric: string): Promise<DriftDocument | null> {
  const path = statusPaths(fabric).drift;
  const text = (await store.read([path])).files.get(path);
  if (text === undefined) return null;
  const value = parseJson(text);
  return hasShape(driftDocumentShape, value) && value.fabric === fabric ? value : null;
}
