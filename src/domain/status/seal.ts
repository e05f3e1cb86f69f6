import type { Digest } from '../shared/digest.ts';
import { canonicalJson, type Json } from '../shared/json.ts';
import type { StatusDocument } from './status-document.ts';

export type Unsealed = Omit<StatusDocument, 'digest'>;

/** A value as it is read back from its text. */
export function asJson(value: object): Json {
  return JSON.parse(JSON.stringify(value));
}

/** Digest over everything else in the document, whatever the order of its keys. */
export function digestOf(document: Unsealed | StatusDocument, digest: Digest): string {
  const content = Object.fromEntries(Object.entries(document).filter(([key]) => key !== 'digest'));
  return `sha256:${digest(canonicalJson(asJson(content)))}`;
}

export function seal(document: Unsealed, digest: Digest): StatusDocument {
  return { ...document, digest: digestOf(document, digest) };
}

/** Nobody changed it since it was written. */
export function isSealed(document: StatusDocument, digest: Digest): boolean {
  return document.digest === digestOf(document, digest);
}
