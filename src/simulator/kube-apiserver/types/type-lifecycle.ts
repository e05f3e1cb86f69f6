import type { JsonObject } from '../../../domain/shared/json.ts';
import type { ServerClock } from '../clock.ts';
import { updateManaged } from '../managed-fields/field-manager.ts';
import { toSeconds } from '../managed-fields/managers.ts';
import { fieldScope, metadataText, type ResourceType, resourceId } from '../resource-type.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { CUSTOM_RESOURCE_DEFINITION, NAMESPACE } from './cluster-wide.ts';
import { establishedStatus } from './custom-type.ts';
import type { TypeCatalogue } from './type-catalogue.ts';

/** What the controllers of a cluster do about CustomResourceDefinitions and Namespaces, done at once. */
export class TypeLifecycle {
  readonly #types: TypeCatalogue;
  readonly #parts: { readonly store: ObjectStore; readonly clock: ServerClock; newUid(): string };

  constructor(
    types: TypeCatalogue,
    parts: { readonly store: ObjectStore; readonly clock: ServerClock; newUid(): string },
  ) {
    this.#types = types;
    this.#parts = parts;
  }

  seedNamespace(name: string): void {
    const { store, clock, newUid } = this.#parts;
    const metadata = { name, uid: newUid(), creationTimestamp: toSeconds(clock.now()) };
    const object = { apiVersion: 'v1', kind: NAMESPACE.kind, metadata };
    store.put(resourceId(NAMESPACE), NAMESPACE.normalise(object));
  }

  /** The kinds of a CRD are served from now on; its status says so in a write of the server's own. */
  establish(crd: JsonObject): void {
    this.#types.register(crd);
    const { store, clock } = this.#parts;
    const live = store.get(resourceId(CUSTOM_RESOURCE_DEFINITION), '', metadataText(crd, 'name'));
    if (live === undefined || live.object.status !== undefined) return;
    const next = { ...live.object, status: establishedStatus(crd, toSeconds(clock.now())) };
    const scope = fieldScope(CUSTOM_RESOURCE_DEFINITION, 'status');
    const by = { manager: 'kube-apiserver', now: clock.now() };
    store.put(live.resource, updateManaged(scope, live.object, next, by));
  }

  /** What a deleted CRD or Namespace held goes with it. */
  forgetContents(type: ResourceType, name: string): void {
    if (type !== CUSTOM_RESOURCE_DEFINITION && type !== NAMESPACE) return;
    const { store } = this.#parts;
    const types = type === NAMESPACE ? this.#types.all : this.#types.unregister(name);
    for (const held of types) {
      for (const stored of store.list(resourceId(held), type === NAMESPACE ? name : undefined)) {
        store.delete(stored.resource, stored.namespace, stored.name);
      }
    }
  }
}
