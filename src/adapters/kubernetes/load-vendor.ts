/** client-node and undici, loaded only when a cluster is needed: they are most of the start-up time. */
export async function loadVendor(): Promise<typeof import('./vendor.ts')> {
  // @ts-expect-error: vendor.cjs is bundled from vendor.ts by the build
  return await import('./vendor.cjs');
}
