import type { FieldPointer } from '../shared/pointer.ts';

/** Addresses from `first` to `last`, both included. */
export interface AddressRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** Something that the fabric gives to one object at a time: a VLAN, a prefix, a port, an ASN. */
export interface Claim {
  /** Claims of one space exclude each other where they are equal or overlap, as in `VLAN of default`. */
  readonly space: string;
  readonly taken: string | AddressRange;
  /** Where the object says so. */
  readonly pointer: FieldPointer;
  readonly onKey?: boolean;
  /** As in `the VLAN 1104`. */
  readonly what: string;
  /** Others are refused because of it, but it is not itself held against theirs. */
  readonly unchecked?: boolean;
}

/** What an object claims before and after a change. */
export interface ClaimChange<Owner> {
  readonly owner: Owner;
  /** Empty: the object is new. */
  readonly base: readonly Claim[];
  readonly desired: readonly Claim[];
}

/** `owner` can only change after `holder` has, because what it wants is held until then. */
export interface Wait<Owner> {
  readonly owner: Owner;
  /** Of the desired side of `owner`. */
  readonly wants: Claim;
  readonly holder: Owner;
  /** Of the base side of `holder`. */
  readonly held: Claim;
}

/**
 * Who has to wait for whom, in the order of the changes, for each claim that is held against another one's. What both want
 * in the end is no matter of order and is left out. Linear but for ranges, which are sorted.
 */
export function waitsOf<Owner>(changes: readonly ClaimChange<Owner>[]): readonly Wait<Owner>[] {
  const held = new HeldClaims(changes);
  return changes.flatMap((change) =>
    change.desired.flatMap((wants) => {
      if (wants.unchecked === true) return [];
      const found = new Map<Owner, Wait<Owner>>();
      for (const { change: other, claim } of held.against(wants)) {
        const { owner: holder } = other;
        if (other === change || found.has(holder)) continue;
        if (other.desired.some((kept) => excludes(wants, kept))) continue;
        found.set(holder, { owner: change.owner, wants, holder, held: claim });
      }
      return [...found.values()];
    }),
  );
}

function excludes(a: Claim, b: Claim): boolean {
  if (a.space !== b.space) return false;
  if (typeof a.taken === 'string' || typeof b.taken === 'string') return a.taken === b.taken;
  return a.taken.family === b.taken.family && a.taken.first <= b.taken.last && b.taken.first <= a.taken.last;
}

interface Held<Owner> {
  readonly change: ClaimChange<Owner>;
  readonly claim: Claim;
}

interface HeldRange<Owner> extends Held<Owner> {
  readonly range: AddressRange;
}

interface SortedRanges<Owner> {
  readonly ranges: readonly HeldRange<Owner>[];
  /** The furthest address that a range up to this one reaches. */
  readonly reach: readonly bigint[];
}

const NO_RANGES = { ranges: [], reach: [] };

/** What is held before the changes. */
class HeldClaims<Owner> {
  readonly #values = new Map<string, Held<Owner>[]>();
  readonly #ranges: ReadonlyMap<string, SortedRanges<Owner>>;

  constructor(changes: readonly ClaimChange<Owner>[]) {
    const ranges = new Map<string, HeldRange<Owner>[]>();
    for (const change of changes) {
      for (const claim of change.base) {
        const { space, taken } = claim;
        if (typeof taken === 'string') push(this.#values, `${space}\n${taken}`, { change, claim });
        else push(ranges, `${space}\n${taken.family}`, { change, claim, range: taken });
      }
    }
    this.#ranges = new Map([...ranges].map(([space, unsorted]) => [space, sorted(unsorted)]));
  }

  against({ space, taken }: Claim): readonly Held<Owner>[] {
    if (typeof taken === 'string') return this.#values.get(`${space}\n${taken}`) ?? [];
    const { ranges, reach } = this.#ranges.get(`${space}\n${taken.family}`) ?? NO_RANGES;
    const found: Held<Owner>[] = [];
    for (let at = countUpTo(ranges, taken.last) - 1; at >= 0 && (reach[at] ?? 0n) >= taken.first; at -= 1) {
      const held = ranges[at];
      if (held !== undefined && held.range.last >= taken.first) found.push(held);
    }
    return found.reverse();
  }
}

function sorted<Owner>(unsorted: readonly HeldRange<Owner>[]): SortedRanges<Owner> {
  const ranges = [...unsorted].sort((a, b) => compare(a.range.first, b.range.first));
  let furthest = 0n;
  const reach = ranges.map(({ range }) => {
    if (range.last > furthest) furthest = range.last;
    return furthest;
  });
  return { ranges, reach };
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** How many ranges begin at `address` or before it. */
function countUpTo<Owner>(ranges: readonly HeldRange<Owner>[], address: bigint): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.range.first ?? 0n) <= address) low = middle + 1;
    else high = middle;
  }
  return low;
}

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [item]);
  else known.push(item);
}
