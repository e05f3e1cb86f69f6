/**
 * A number from 0 up to (not including) 1 that is the same for the same text on every machine: jitter without chance, so
 * that fabrics of one interval do not all run in the same second and a restart does not move them.
 */
export function spread(text: string): number {
  // FNV-1a, then the finalizer of murmur3: names that differ in their last letter must land far apart
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
