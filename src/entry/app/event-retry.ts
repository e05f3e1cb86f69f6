/** GitHub may be away for a quarter of an hour; what an event asked for is done soon after it is back. */
export const EVENT_RETRY = { tries: 60, firstDelayMs: 2_000, longestDelayMs: 15_000 } as const;
