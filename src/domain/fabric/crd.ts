import type { KindDefinition } from '../resource/kind.ts';
import {
  FABRIC_RELEASES,
  type FabricRelease,
  type ListSchema,
  type ObjectSchema,
  type Schema,
} from '../resource/schema.ts';
import type { Json, JsonObject } from '../shared/json.ts';

/**
 * The CustomResourceDefinition of a kind as the CRDs of `release` have it in structure: names, scope, schema, status
 * subresource. Descriptions and printer columns are left out.
 */
export function generateCrd(kind: KindDefinition, release: FabricRelease): JsonObject {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${kind.plural}.${kind.group}` },
    spec: {
      group: kind.group,
      names: {
        ...(kind.categories.length > 0 ? { categories: kind.categories } : {}),
        kind: kind.kind,
        listKind: `${kind.kind}List`,
        plural: kind.plural,
        ...(kind.shortNames.length > 0 ? { shortNames: kind.shortNames } : {}),
        singular: kind.singular,
      },
      scope: 'Namespaced',
      versions: [
        {
          name: kind.version,
          schema: { openAPIV3Schema: rootSchema(kind, release) },
          served: true,
          storage: true,
          subresources: { status: {} },
        },
      ],
    },
  };
}

function rootSchema(kind: KindDefinition, release: FabricRelease): JsonObject {
  return {
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      spec: openApiSchema(kind.spec, release),
      status: openApiSchema(kind.status, release),
    },
    ...(kind.required.length > 0 ? { required: kind.required } : {}),
    type: 'object',
  };
}

function openApiSchema(schema: Schema, release: FabricRelease): JsonObject {
  const fallback = schema.default === undefined ? {} : { default: schema.default };
  switch (schema.type) {
    case 'object':
      return { ...fallback, ...objectSchema(schema, release) };
    case 'map':
      return { ...fallback, additionalProperties: openApiSchema(schema.values, release), type: 'object' };
    case 'list':
      return { ...fallback, ...listSchema(schema, release) };
    case 'string': {
      const { enum: values, format, maxLength, minLength, pattern } = schema;
      return {
        ...fallback,
        ...present({ enum: values, format, maxLength, minLength, pattern }),
        type: 'string',
      };
    }
    case 'integer': {
      const { format, maximum, minimum } = schema;
      return { ...fallback, ...present({ format, maximum, minimum }), type: 'integer' };
    }
    default:
      return { ...fallback, type: schema.type };
  }
}

function objectSchema(schema: ObjectSchema, release: FabricRelease): JsonObject {
  const properties: Record<string, Json> = {};
  for (const [name, field] of Object.entries(schema.fields)) {
    if (isKnown(field, release)) properties[name] = openApiSchema(field, release);
  }
  const required = schema.required.filter((name) => Object.hasOwn(properties, name));
  return {
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
    type: 'object',
    ...(schema.atomic ? { 'x-kubernetes-map-type': 'atomic' } : {}),
  };
}

function listSchema(schema: ListSchema, release: FabricRelease): JsonObject {
  const { maxItems, minItems } = schema;
  return { items: openApiSchema(schema.items, release), ...present({ maxItems, minItems }), type: 'array' };
}

function isKnown(schema: Schema, release: FabricRelease): boolean {
  return (
    schema.since === undefined || FABRIC_RELEASES.indexOf(schema.since) <= FABRIC_RELEASES.indexOf(release)
  );
}

function present(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [key, value] of Object.entries(members)) if (value !== undefined) kept[key] = value;
  return kept;
}
