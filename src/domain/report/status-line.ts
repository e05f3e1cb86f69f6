import type { StoredStatus } from '../status/stored-status.ts';
import { plainText } from './escape-text.ts';

/** One fabric on one line: `lab warning 0.82 One object was changed in the cluster.` */
export function statusLine({ fabric, read }: StoredStatus): string {
  const name = fabric === '' ? '-' : plainText(fabric);
  switch (read.result) {
    case 'absent':
      return `${name} never_synced - no status yet`;
    case 'newer':
      return `${name} unknown - written by a newer hedgehog-sync (form ${read.version})`;
    case 'damaged':
      return `${name} unknown - damaged: ${plainText(read.why)}`;
    default: {
      const { state, health, reason } = read.document;
      const edited = read.result === 'edited' ? ' (edited by hand)' : '';
      return `${name} ${state}${edited} ${health.value?.toFixed(2) ?? '-'} ${plainText(reason)}`;
    }
  }
}
