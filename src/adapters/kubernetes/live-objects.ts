import type { LiveObject } from '../../domain/resource/live-object.ts';
import { keyOf } from '../../domain/resource/object-id.ts';
import { isJsonObject, type JsonObject } from '../../domain/shared/json.ts';
import { isAgentAddress, withoutSpec } from './agent-status.ts';

/** An object of an answer as the rest of the house knows it. */
export function liveObjectOf(
  address: { readonly group: string; readonly kind: string; readonly plural: string },
  object: JsonObject,
): LiveObject {
  const metadata = isJsonObject(object.metadata) ? object.metadata : {};
  const { namespace, name, uid, resourceVersion, generation } = metadata;
  const id = {
    group: address.group,
    kind: address.kind,
    namespace: typeof namespace === 'string' ? namespace : '',
    name: typeof name === 'string' ? name : '',
  };
  return {
    id,
    key: keyOf(id),
    uid: typeof uid === 'string' ? uid : '',
    resourceVersion: typeof resourceVersion === 'string' ? resourceVersion : '',
    generation: typeof generation === 'number' ? generation : 0,
    object: isAgentAddress(address) ? withoutSpec(object) : object,
  };
}
