/** What the unified status is made of. Order is that of reports. */
export const COMPONENT_NAMES = ['git_sync', 'kubernetes', 'fabric', 'watch', 'connection'] as const;
export type ComponentName = (typeof COMPONENT_NAMES)[number];

/**
 * State of a component and of the whole.
 * `unknown`: could not be read, always with a reason code. `warning`: works, with findings. `error`: failed or unsafe.
 * `syncing`: an operation is under way. `stale`: was good, but the last good observation is older than the limit.
 * `never_synced`: no run has succeeded yet.
 */
export const STATUS_STATES = [
  'unknown',
  'healthy',
  'warning',
  'error',
  'syncing',
  'stale',
  'never_synced',
] as const;
export type StatusState = (typeof STATUS_STATES)[number];

/** What a run may do. `plan` and `drift` look at the cluster and write nothing to it; `validate` asks no cluster. */
export const RUN_MODES = ['validate', 'plan', 'apply', 'drift'] as const;
export type RunMode = (typeof RUN_MODES)[number];
