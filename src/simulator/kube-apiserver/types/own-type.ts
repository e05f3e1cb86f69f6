import type { JsonObject } from '../../../domain/shared/json.ts';
import { objectMergeSchema, type ResourceType } from '../resource-type.ts';
import { readStructuralSchema } from '../schema/structural-schema.ts';

/** What one of the server's own types has to say; everything left out has the usual value. */
export type OwnTypeFacts = Pick<
  ResourceType,
  'group' | 'version' | 'kind' | 'plural' | 'singular' | 'namespaced'
> &
  Partial<ResourceType> & { readonly openApi: JsonObject };

export function ownType(own: OwnTypeFacts): ResourceType {
  const { openApi, ...rest } = own;
  const schema = readStructuralSchema(openApi);
  return {
    listKind: `${own.kind}List`,
    shortNames: [],
    categories: [],
    custom: false,
    hasStatus: false,
    schema,
    mergeSchema: objectMergeSchema(schema),
    emptyObject: {},
    tracksGeneration: false,
    allowsUnconditionalUpdate: true,
    decodeProblem: () => null,
    normalise: (object) => object,
    rules: () => [],
    ...rest,
  };
}
