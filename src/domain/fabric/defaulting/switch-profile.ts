import type { JsonObject } from '../../shared/json.ts';
import { flagOf, pointerOf, specOf, structEntriesOf, textOf } from '../read.ts';
import type { Defaulting } from './defaulting.ts';
import { withAdded } from './metadata.ts';

const PORTS_ANNOTATION = 'fabric.githedgehog.com/ports';

export const switchProfileDefaulting: Defaulting = {
  go: { structs: ['features', 'config'] },
  webhook(object) {
    const summary = portSummary(specOf(object));
    return summary === undefined ? object : withAdded(object, 'annotations', { [PORTS_ANNOTATION]: summary });
  },
};

/** `48xSFP28-25G, 8xQSFP28-100G`; undefined when a port has no port profile. */
export function portSummary(spec: JsonObject): string | undefined {
  const counts = new Map<string, number>();
  for (const [, port] of structEntriesOf(spec, 'ports')) {
    if (flagOf(port, 'management')) continue;
    const profile = profileOf(spec, port);
    if (profile === undefined) return undefined;
    const name = profile.endsWith('-nb') ? profile.slice(0, -'-nb'.length) : profile;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${count}x${name}`)
    .join(', ');
}

/** The group counts first. */
function profileOf(spec: JsonObject, port: JsonObject): string | undefined {
  const name = textOf(port, 'group');
  if (name === '') return textOf(port, 'profile') || undefined;
  const group = pointerOf(spec, 'portGroups', name);
  return group === undefined ? undefined : textOf(group, 'profile') || undefined;
}
