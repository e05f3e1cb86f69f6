import type { Json, JsonObject } from '../../shared/json.ts';
import { listOf, numberOf, pointerOf, specOf, structOf, textOf } from '../read.ts';
import type { Defaulting } from './defaulting.ts';
import { withSpec } from './metadata.ts';
import { withSorted } from './sort.ts';

const DEFAULT_WORKERS = 4;
const DEFAULT_LOG_LEVEL = 'info';
const DEFAULT_BURST = 50;
const DEFAULT_REPLENISH = 5;

export const gatewayDefaulting: Defaulting = {
  go: { structs: ['logs', 'profiling'] },
  webhook(object) {
    const spec = specOf(object);
    const groups: readonly Json[] =
      listOf(spec, 'groups').length === 0 ? [{ name: 'default' }] : listOf(spec, 'groups');
    const filled = {
      ...spec,
      logs: logDefaults(structOf(spec, 'logs')),
      workers: numberOf(spec, 'workers') || DEFAULT_WORKERS,
      groups,
    };
    return withSpec(object, withSorted(filled, 'groups', ['name']));
  },
};

function logDefaults(logs: JsonObject): JsonObject {
  const tags = structOf(logs, 'tags');
  const rateLimit = pointerOf(logs, 'rateLimit');
  return {
    ...logs,
    default: textOf(logs, 'default') || DEFAULT_LOG_LEVEL,
    tags: Object.keys(tags).length === 0 ? { all: DEFAULT_LOG_LEVEL } : tags,
    ...(rateLimit === undefined
      ? {}
      : {
          rateLimit: {
            burst: numberOf(rateLimit, 'burst') || DEFAULT_BURST,
            replenishPerSecond: numberOf(rateLimit, 'replenishPerSecond') || DEFAULT_REPLENISH,
          },
        }),
  };
}
