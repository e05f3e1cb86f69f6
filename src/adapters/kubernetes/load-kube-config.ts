/** client-node, loaded only when a cluster is needed: it is most of the start-up time. */
export async function loadKubeConfigClass(): Promise<typeof import('./vendor.ts')> {
  // @ts-expect-error: vendor.cjs is bundled from vendor.ts by the build
  return await import('./vendor.cjs');
}
