import type { ComponentName } from './status-state.ts';

/** The components as people know them. */
export const COMPONENT_TITLES: Readonly<Record<ComponentName, string>> = {
  git_sync: 'Git',
  kubernetes: 'Kubernetes',
  fabric: 'Fabric',
  watch: 'Watch',
  connection: 'Connections',
};
