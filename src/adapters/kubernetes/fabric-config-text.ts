import { KubernetesError } from '../../domain/shared/errors.ts';
import { getOwn, isJsonObject } from '../../domain/shared/json.ts';
import { getPlain, type PlainKind } from './api-client.ts';
import type { HttpClient } from './http-client.ts';

/** Where the fabric's controller reads its configuration (hedgehog-api.md 1.8). */
const PLACE: PlainKind = {
  group: '',
  version: 'v1',
  plural: 'configmaps',
  kind: 'ConfigMap',
  namespace: 'fab',
};
const NAME = 'fabric-ctrl-config';
const KEY = 'config.yaml';

/** Text of the fabric's own configuration; null: there is no such ConfigMap, or it has no such key. One GET. */
export async function readFabricConfigText(http: HttpClient): Promise<string | null> {
  try {
    const { body } = await getPlain(http, PLACE, NAME);
    const data = getOwn(body, 'data');
    const text = isJsonObject(data) ? getOwn(data, KEY) : undefined;
    return typeof text === 'string' ? text : null;
  } catch (error) {
    if (error instanceof KubernetesError && error.status === 404) return null;
    throw error;
  }
}
