import { isJsonObject } from '../../../domain/shared/json.ts';
import { invalidValue } from '../causes.ts';
import { metadataOfObject, metadataText, type ResourceType } from '../resource-type.ts';
import { ownType } from './own-type.ts';

const OPEN = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
const CRD_STATUS = {
  ...OPEN,
  properties: {
    conditions: {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['type'],
      items: OPEN,
    },
  },
};

export const NAMESPACE: ResourceType = ownType({
  group: '',
  version: 'v1',
  kind: 'Namespace',
  plural: 'namespaces',
  singular: 'namespace',
  shortNames: ['ns'],
  namespaced: false,
  emptyObject: { spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' } },
  openApi: { type: 'object', properties: { spec: OPEN, status: OPEN } },
  normalise: (object) => {
    const metadata = metadataOfObject(object);
    const labels = isJsonObject(metadata.labels) ? metadata.labels : {};
    return {
      ...object,
      metadata: {
        ...metadata,
        labels: { ...labels, 'kubernetes.io/metadata.name': metadataText(object, 'name') },
      },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    };
  },
});

export const CUSTOM_RESOURCE_DEFINITION: ResourceType = ownType({
  group: 'apiextensions.k8s.io',
  version: 'v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  singular: 'customresourcedefinition',
  shortNames: ['crd', 'crds'],
  categories: ['api-extensions'],
  namespaced: false,
  hasStatus: true,
  tracksGeneration: true,
  allowsUnconditionalUpdate: false,
  emptyObject: { spec: { names: {} }, status: { acceptedNames: {}, storedVersions: [] } },
  openApi: { type: 'object', properties: { spec: OPEN, status: CRD_STATUS } },
  rules: (object) => {
    const spec = isJsonObject(object.spec) ? object.spec : {};
    const names = isJsonObject(spec.names) ? spec.names : {};
    const name = metadataText(object, 'name');
    if (name === `${String(names.plural)}.${String(spec.group)}`) return [];
    const detail = 'must be spec.names.plural+"."+spec.group';
    return [invalidValue('metadata.name', JSON.stringify(name), detail)];
  },
});
