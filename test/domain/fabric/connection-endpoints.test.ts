import { describe, expect, test } from '@jest/globals';
import { endpointsOf } from '../../../src/domain/fabric/connection-endpoints.ts';
import type { JsonObject } from '../../../src/domain/shared/json.ts';

function problemsOf(spec: JsonObject): string[] {
  return (endpointsOf(spec)?.problems ?? []).map(({ code, pointer }) => `${code} ${pointer}`);
}

function link(server: string, switchPort: string): JsonObject {
  return { server: { port: server }, switch: { port: switchPort } };
}

function spineLink(spine: string, leaf: string): JsonObject {
  return { spine: { port: spine }, leaf: { port: leaf } };
}

describe('the ends of a connection', () => {
  test('are read from the first type that is set', () => {
    const spec = { unbundled: { link: link('s/e1', 'l/E1/1') }, bundled: { links: [] } };
    expect(endpointsOf(spec)).toMatchObject({
      type: 'unbundled',
      switches: ['l'],
      servers: ['s'],
      problems: [],
    });
    expect(endpointsOf({})).toBeUndefined();
    expect(endpointsOf({ mesh: null })).toBeUndefined();
  });

  test.each<[string, JsonObject, string[]]>([
    ['one server and one switch', { unbundled: { link: link('s/e1', 'l/E1/1') } }, []],
    ['no link at all', { bundled: { links: [] } }, ['HHS-CN-6 /spec/bundled', 'HHS-CN-6 /spec/bundled']],
    [
      'a bundle to two switches',
      { bundled: { links: [link('s/e1', 'l1/E1/1'), link('s/e2', 'l2/E1/1')] } },
      ['HHS-CN-6 /spec/bundled'],
    ],
    [
      'a port twice',
      { bundled: { links: [link('s/e1', 'l/E1/1'), link('s/e2', 'l/E1/1')] } },
      ['HHS-CN-6 /spec/bundled/links/1/switch/port'],
    ],
    [
      'ESLAG to four switches',
      { eslag: { links: [1, 2, 3, 4].map((n) => link(`s/e${n}`, `l${n}/E1/1`)) } },
      [],
    ],
    [
      'ESLAG to five switches',
      { eslag: { links: [1, 2, 3, 4, 5].map((n) => link(`s/e${n}`, `l${n}/E1/1`)) } },
      ['HHS-CN-7 /spec/eslag'],
    ],
    ['spine and leaf', { fabric: { links: [spineLink('s/E1/1', 'l/E1/1')] } }, []],
    ['one switch twice', { fabric: { links: [spineLink('s/E1/1', 's/E1/2')] } }, ['HHS-CN-8 /spec/fabric']],
    [
      'a gateway with two gateways',
      {
        gateway: {
          links: [
            { switch: { port: 's/E1/1' }, gateway: { port: 'g1/a' } },
            { switch: { port: 's/E1/2' }, gateway: { port: 'g2/a' } },
          ],
        },
      },
      [],
    ],
    [
      'a port without a device',
      { external: { link: { switch: { port: '/E1/1' } } } },
      ['HHS-CN-9 /spec/external/link/switch/port'],
    ],
    ['an empty external', { external: {} }, ['HHS-CN-9 /spec/external/link/switch/port']],
  ])('%s', (_, spec, expected) => {
    expect(problemsOf(spec)).toEqual(expected);
  });
});
