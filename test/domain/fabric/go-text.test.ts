import { describe, expect, test } from '@jest/globals';
import {
  canonicalMac,
  durationNanoseconds,
  formatDuration,
  prefixLength,
} from '../../../src/domain/fabric/go-text.ts';

describe('prefixLength', () => {
  test.each([
    ['10.0.1.0/24', 24],
    ['10.0.1.5/24', 24],
    ['0.0.0.0/0', 0],
    ['255.255.255.255/32', 32],
    ['fd00::/64', 64],
    ['::ffff:10.0.0.1/128', 128],
  ])('%s has %d bits', (text, bits) => {
    expect(prefixLength(text)).toBe(bits);
  });

  test.each([
    '',
    '10.0.1.0',
    '10.0.1/24',
    '10.0.01.0/24',
    '10.0.1.256/24',
    '10.0.1.0/33',
    '10.0.1.0/024',
    '10.0.1.0/+24',
    '10.0.1.0/',
    ' 10.0.1.0/24',
    'fd00::/129',
    'fe80::1%eth0/64',
    'x/24',
  ])('"%s" is not a prefix', (text) => {
    expect(prefixLength(text)).toBeUndefined();
  });
});

describe('canonicalMac', () => {
  test.each([
    ['AA-BB-CC-DD-EE-01', 'aa:bb:cc:dd:ee:01'],
    ['aa:bb:cc:dd:ee:01', 'aa:bb:cc:dd:ee:01'],
    ['AABB.ccdd.EE01', 'aa:bb:cc:dd:ee:01'],
    ['02:00:5e:10:00:00:00:01', '02:00:5e:10:00:00:00:01'],
    ['0200.5e10.0000.0001', '02:00:5e:10:00:00:00:01'],
  ])('%s is %s', (text, mac) => {
    expect(canonicalMac(text)).toBe(mac);
  });

  test.each([
    '',
    'aabbccddee01',
    'aa:bb:cc:dd:ee',
    'aa:bb-cc:dd:ee:01',
    'aa:bb:cc:dd:ee:0g',
    'a:b:c:d:e:f',
    '__proto__',
  ])('"%s" is not a MAC', (text) => {
    expect(canonicalMac(text)).toBeUndefined();
  });
});

describe('durations', () => {
  test.each([
    ['5m', '5m0s'],
    ['300s', '5m0s'],
    ['5m0s', '5m0s'],
    ['2m0s', '2m0s'],
    ['90m', '1h30m0s'],
    ['1.5s', '1.5s'],
    ['.5s', '500ms'],
    ['1500us', '1.5ms'],
    ['1µs', '1µs'],
    ['10ns', '10ns'],
    ['-5m', '-5m0s'],
    ['+1h', '1h0m0s'],
    ['0', '0s'],
    ['0h', '0s'],
    ['1h1.5s', '1h0m1.5s'],
  ])('%s is printed as %s', (text, printed) => {
    expect(formatDuration(durationNanoseconds(text) ?? -1n)).toBe(printed);
  });

  test.each(['', '5', 'm', '5 m', '5m ', '1d', '--5m', '.s', '9999999999h', `${'1'.repeat(80)}s`])(
    '"%s" is not a duration',
    (text) => {
      expect(durationNanoseconds(text)).toBeUndefined();
    },
  );
});
