import type { ResourceKey } from '../resource/object-id.ts';

/** Something that claims to define an object. */
export interface Claim {
  readonly key: ResourceKey;
}

/** A later document that defines the same object as an earlier one. */
export interface Duplicate<Of extends Claim> {
  readonly later: Of;
  readonly first: Of;
}

/** Documents that define an object which one before them defines already; each is paired with the first of its object. */
export function findDuplicates<Of extends Claim>(claims: readonly Of[]): readonly Duplicate<Of>[] {
  const firsts = new Map<ResourceKey, Of>();
  const duplicates: Duplicate<Of>[] = [];
  for (const claim of claims) {
    const first = firsts.get(claim.key);
    if (first === undefined) firsts.set(claim.key, claim);
    else duplicates.push({ later: claim, first });
  }
  return duplicates;
}
