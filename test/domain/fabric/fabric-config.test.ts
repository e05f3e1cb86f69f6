import { describe, expect, test } from '@jest/globals';
import { parseFabricConfig, readFabricConfig } from '../../../src/domain/fabric/fabric-config.ts';
import { DEFAULT_FABRIC_CONFIG } from '../../../src/domain/resource/fabric-config.ts';
import type { Json } from '../../../src/domain/shared/json.ts';

describe('the configuration of the fabric', () => {
  test('has the defaults of the fabric where a key is left out', () => {
    expect(readFabricConfig({})).toEqual({ result: 'ok', config: DEFAULT_FABRIC_CONFIG });
    expect(readFabricConfig({ fabricMTU: null })).toEqual({ result: 'ok', config: DEFAULT_FABRIC_CONFIG });
  });

  test('is read from the text of the ConfigMap, and other keys are passed over', () => {
    const text = [
      'enableGateway: true',
      'fabricMTU: 9000',
      'reservedSubnets: [10.0.0.0/8]',
      'users: [{name: admin, password: $5$secret}]',
      'gatewayCommunities: {"0": "50001:0"}',
    ].join('\n');
    expect(parseFabricConfig(text)).toEqual({
      result: 'ok',
      config: {
        ...DEFAULT_FABRIC_CONFIG,
        enableGateway: true,
        fabricMTU: 9000,
        reservedSubnets: ['10.0.0.0/8'],
        gatewayCommunities: { '0': '50001:0' },
      },
    });
  });

  test.each<[string, Json, Json]>([
    [
      'sorted',
      [
        { from: 20, to: 30 },
        { from: 1, to: 2 },
      ],
      [
        { from: 1, to: 2 },
        { from: 20, to: 30 },
      ],
    ],
    ['a single VLAN', [{ from: 7 }], [{ from: 7, to: 7 }]],
    [
      'merged',
      [
        { from: 1, to: 5 },
        { from: 5, to: 9 },
      ],
      [{ from: 1, to: 9 }],
    ],
    [
      'shortened by a nested one',
      [
        { from: 1, to: 9 },
        { from: 2, to: 3 },
      ],
      [{ from: 1, to: 3 }],
    ],
  ])('has VLAN ranges %s', (_, written, expected) => {
    expect(readFabricConfig({ vpcIRBVLANRange: written })).toMatchObject({
      config: { vpcIRBVLANRange: expected },
    });
  });

  test.each<[string, Json]>([
    ['fabricMTU', 'nine'],
    ['fabricMTU', -1],
    ['enableGateway', 'yes'],
    ['reservedSubnets', ['10.0.0.0']],
    ['reservedSubnets', '10.0.0.0/8'],
    ['managementDHCPStart', '172.30.4'],
    ['controlVIP', '172.30.0.1'],
    ['vpcIRBVLANRange', [{ from: 10, to: 5 }]],
    ['vpcIRBVLANRange', [{ from: 1, to: 4095 }]],
    ['gatewayCommunities', { '0': 1 }],
    ['fabricMode', 5],
  ])('with %s: %j is refused, and the value is not repeated', (key, value) => {
    const read = readFabricConfig({ [key]: value });
    expect(read).toMatchObject({ result: 'invalid', problems: [expect.stringContaining(key)] });
    expect(JSON.stringify(read)).not.toContain(JSON.stringify(value));
  });

  test.each(['a: [', '- a', '5', ''])('that is no mapping (%j) is refused', (text) => {
    expect(parseFabricConfig(text).result).toBe('invalid');
  });

  test('that is broken YAML shows nothing of its text', () => {
    const read = parseFabricConfig('password: $5$secret\n  x: [');
    expect(read.result).toBe('invalid');
    expect(JSON.stringify(read)).not.toContain('secret');
  });

  test.each<[string, Record<string, string>]>([
    ['a start outside of the subnet', { managementDHCPStart: '172.30.8.1' }],
    ['an end outside of the subnet', { managementDHCPEnd: '172.30.8.1' }],
    ['a start behind its end', { managementDHCPStart: '172.30.4.9', managementDHCPEnd: '172.30.4.8' }],
    ['a start that is its end', { managementDHCPStart: '172.30.4.9', managementDHCPEnd: '172.30.4.9' }],
    ['a subnet elsewhere', { managementSubnet: '10.0.0.0/21' }],
  ])('with a management range that has %s is refused', (_what, config) => {
    expect(readFabricConfig(config)).toMatchObject({
      result: 'invalid',
      problems: [expect.stringContaining('managementDHCPStart')],
    });
  });
});
