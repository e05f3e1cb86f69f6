import { isJsonObject, type Json, type JsonObject } from '../../../domain/shared/json.ts';
import { objectMergeSchema, type ResourceType } from '../resource-type.ts';
import { readStructuralSchema } from '../schema/structural-schema.ts';

/** The served versions of a CustomResourceDefinition document as types. */
export function typesOfCrd(document: JsonObject): ResourceType[] {
  const spec = objectOf(document.spec);
  const names = objectOf(spec.names);
  const versions = Array.isArray(spec.versions) ? spec.versions.filter(isJsonObject) : [];
  return versions
    .filter((version) => version.served !== false)
    .map((version) => {
      const kind = textOf(names.kind);
      const schema = readStructuralSchema(objectOf(version.schema).openAPIV3Schema);
      return {
        group: textOf(spec.group),
        version: textOf(version.name),
        kind,
        listKind: textOf(names.listKind) || `${kind}List`,
        plural: textOf(names.plural),
        singular: textOf(names.singular) || kind.toLowerCase(),
        shortNames: textsOf(names.shortNames),
        categories: textsOf(names.categories),
        namespaced: spec.scope !== 'Cluster',
        custom: true,
        hasStatus: objectOf(version.subresources).status !== undefined,
        schema,
        mergeSchema: objectMergeSchema(schema),
        emptyObject: {},
        tracksGeneration: true,
        allowsUnconditionalUpdate: false,
        decodeProblem: () => null,
        normalise: (object) => object,
        rules: () => [],
      };
    });
}

/** `status` of an established CRD. */
export function establishedStatus(document: JsonObject, now: string): JsonObject {
  const spec = objectOf(document.spec);
  const versions = Array.isArray(spec.versions) ? spec.versions.filter(isJsonObject) : [];
  const condition = (type: string, reason: string, message: string): JsonObject => ({
    type,
    status: 'True',
    lastTransitionTime: now,
    reason,
    message,
  });
  return {
    conditions: [
      condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
      condition('Established', 'InitialNamesAccepted', 'the initial names have been accepted'),
    ],
    acceptedNames: objectOf(spec.names),
    storedVersions: versions
      .filter((version) => version.storage === true)
      .map((version) => textOf(version.name)),
  };
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
