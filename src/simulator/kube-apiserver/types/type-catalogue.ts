import type { JsonObject } from '../../../domain/shared/json.ts';
import { metadataText, type ResourceType } from '../resource-type.ts';
import { CUSTOM_RESOURCE_DEFINITION, NAMESPACE } from './cluster-wide.ts';
import { CONFIG_MAP } from './config-map.ts';
import { typesOfCrd } from './custom-type.ts';
import { LEASE } from './lease.ts';

const BUILTIN_TYPES: readonly ResourceType[] = [CONFIG_MAP, NAMESPACE, LEASE, CUSTOM_RESOURCE_DEFINITION];

/** The kinds that are served: the server's own and those of the CRDs it was given. */
export class TypeCatalogue {
  readonly #custom = new Map<string, readonly ResourceType[]>();

  get all(): readonly ResourceType[] {
    return [...BUILTIN_TYPES, ...[...this.#custom.values()].flat()];
  }

  /** By path: group, version and plural. */
  find(group: string, version: string, plural: string): ResourceType | undefined {
    return this.all.find(
      (type) => type.group === group && type.version === version && type.plural === plural,
    );
  }

  /** By kind; for code in the same process. */
  byKind(kind: string): ResourceType | undefined {
    return this.all.find((type) => type.kind === kind);
  }

  register(crd: JsonObject): void {
    this.#custom.set(metadataText(crd, 'name'), typesOfCrd(crd));
  }

  unregister(crdName: string): readonly ResourceType[] {
    const types = this.#custom.get(crdName) ?? [];
    this.#custom.delete(crdName);
    return types;
  }
}
