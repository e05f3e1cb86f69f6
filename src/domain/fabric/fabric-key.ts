/**
 * Labels that the webhooks of most wiring and vpc kinds delete before writing their own: everything with this text
 * anywhere in the key (`switch.fabric.githedgehog.com/leaf-01` too). What a user puts there never stays.
 */
export function isFabricKey(key: string): boolean {
  return key.includes('fabric.githedgehog.com/');
}
