const NONE: readonly never[] = [];

/**
 * The list in its own size. One that grew by `push` keeps room for seventeen items from the first on, which counts where a
 * list is remembered for each of thousands of objects.
 */
export function exact<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? NONE : list.slice();
}
