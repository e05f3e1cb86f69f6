import { describe, expect, test } from '@jest/globals';
import type { FabricRelease } from '../../../src/domain/resource/schema.ts';
import type { JsonObject } from '../../../src/domain/shared/json.ts';
import { checkLaterFields, groupsToAsk } from '../../../src/domain/validate/later-fields.ts';
import { kindOf, manifestOf, registryOf } from '../../support/validation-world.ts';

/** Sails came with 26.02; masts, in each of them, with 26.03. */
const registry = registryOf(
  kindOf('Ship', {
    type: 'object',
    required: [],
    fields: {
      name: { type: 'string' },
      sails: {
        type: 'list',
        since: '26.02',
        items: { type: 'object', required: [], fields: {} },
      },
      decks: {
        type: 'map',
        values: {
          type: 'object',
          required: [],
          fields: { masts: { type: 'integer', since: '26.03' }, guns: { type: 'integer' } },
        },
      },
    },
  }),
  kindOf('Pier', { type: 'object', required: [], fields: { length: { type: 'integer' } } }),
);

const plain = manifestOf('Ship', 'plain', { name: 'a', decks: { upper: { guns: 2 } } });
const tall = manifestOf('Ship', 'tall', {
  sails: [],
  decks: { upper: { masts: 3 }, lower: { masts: null } },
});
const pier = manifestOf('Pier', 'p', { length: 3 });

/** As a CRD is described: objects with properties, maps with additionalProperties. */
function described(ship: JsonObject, deck: JsonObject): JsonObject {
  const decks = { type: 'object', additionalProperties: { type: 'object', properties: deck } };
  return { properties: { spec: { properties: { name: {}, decks, ...ship } } } };
}

function found(schema: JsonObject | undefined, release?: FabricRelease): string[] {
  const { diagnostics, keys } = checkLaterFields([plain, tall, pier], registry, () => schema, release);
  expect(keys).toEqual(diagnostics.length > 0 ? [tall.key] : []);
  return diagnostics.map(({ code, severity, name, pointer }) => `${severity} ${code} ${name} ${pointer}`);
}

describe('fields that came with a later release', () => {
  test('are the only reason to ask for schemas', () => {
    expect([...groupsToAsk([plain, pier], registry)]).toEqual([]);
    expect([...groupsToAsk([plain, tall, pier], registry)]).toEqual(['harbour.example/v1']);
  });

  test('are errors where the cluster does not know them, at any depth', () => {
    expect(found(described({}, {}))).toEqual([
      'error HHS-4013 tall /spec/sails',
      'error HHS-4013 tall /spec/decks/upper/masts',
    ]);
    expect(found(described({ sails: {} }, { guns: {} }))).toEqual([
      'error HHS-4013 tall /spec/decks/upper/masts',
    ]);
  });

  test('are none where it knows them, or tells nothing', () => {
    expect(found(described({ sails: {} }, { masts: {} }))).toEqual([]);
    expect(found(undefined)).toEqual([]);
    expect(found({})).toEqual([]);
    expect(found({ properties: { spec: { 'x-kubernetes-preserve-unknown-fields': true } } })).toEqual([]);
  });

  test('are left to the schema of the chosen release where that is older than they are', () => {
    expect(found(described({}, {}), '26.02')).toEqual(['error HHS-4013 tall /spec/sails']);
    expect(found(described({}, {}), '26.01')).toEqual([]);
  });
});
