import type { JsonObject } from '../../shared/json.ts';

/** Lanes of a breakout mode, as offsets of their NOS names. */
const ONE = '0';
const OUTER_TWO = '0,4';
const NEAR_TWO = '0,2';
const FOUR_OF_EIGHT = '0,2,4,6';
const FOUR = '0,1,2,3';
const EIGHT = '0,1,2,3,4,5,6,7';

interface AutoNeg {
  /** `allowed`: may be switched on; `on`: is on unless switched off. */
  readonly autoNeg?: 'allowed' | 'on';
}

/** Modes by the offsets of their lanes, separated by blanks. */
function breakout(
  fallback: string,
  modes: Readonly<Record<string, string>>,
  { autoNeg }: AutoNeg = {},
): JsonObject {
  const supported = Object.entries(modes).flatMap(([offsets, names]) =>
    names.split(' ').map((mode) => [mode, { offsets: offsets.split(',') }] as const),
  );
  return {
    ...negotiation(autoNeg),
    breakout: { default: fallback, supported: Object.fromEntries(supported) },
  };
}

/** Speeds separated by blanks; the last is the default. */
function speed(speeds: string, { autoNeg }: AutoNeg = {}): JsonObject {
  const supported = speeds.split(' ');
  return { ...negotiation(autoNeg), speed: { default: supported.at(-1) ?? '', supported } };
}

function negotiation(autoNeg: AutoNeg['autoNeg']): JsonObject {
  if (autoNeg === undefined) return {};
  return autoNeg === 'on' ? { autoNegAllowed: true, autoNegDefault: true } : { autoNegAllowed: true };
}

const ALLOWED: AutoNeg = { autoNeg: 'allowed' };

/**
 * Sorts of ports. Switches have different ones under one name: what stands before the colon is the name in the profile,
 * what stands behind it tells them apart here.
 */
export const PORT_PROFILES = {
  'OSFP-2x400G': breakout(
    '2x400G',
    {
      [ONE]: '1x400G 1x200G 1x100G',
      [OUTER_TWO]: '2x400G 2x200G 2x100G 2x40G',
      [FOUR_OF_EIGHT]: '4x200G 4x100G 4x50G',
      [EIGHT]: '8x100G 8x50G 8x25G 8x10G',
    },
    ALLOWED,
  ),
  'OSFP-800G': breakout('1x800G', osfpModes('1x800G 1x400G 1x100G 1x50G'), ALLOWED),
  'OSFP-800G:200G': breakout('1x800G', osfpModes('1x800G 1x400G 1x200G 1x100G 1x50G'), ALLOWED),
  'QSFP28-100G': breakout('1x100G', { [ONE]: '1x100G 1x40G', [FOUR]: '4x25G 4x10G' }),
  'QSFP28-100G:wide': breakout('1x100G', {
    [ONE]: '1x100G 1x50G 1x40G 1x25G 1x10G',
    [NEAR_TWO]: '2x50G',
    [FOUR]: '4x25G 4x10G',
  }),
  'QSFP28-100G:negotiating': breakout(
    '1x100G',
    { [ONE]: '1x100G 1x50G 1x40G', [NEAR_TWO]: '2x50G', [FOUR]: '4x25G 4x10G' },
    ALLOWED,
  ),
  'QSFP28-100G:speeds': speed('10G 25G 50G 100G'),
  'QSFP28-100G-nb': speed('40G 100G'),
  'QSFP56DD-400G': breakout(
    '1x400G',
    {
      [ONE]: '1x400G 1x100G 1x50G 1x40G 1x25G 1x10G',
      [OUTER_TWO]: '2x200G 2x100G 2x40G',
      [NEAR_TWO]: '2x50G',
      [FOUR_OF_EIGHT]: '4x100G',
      [FOUR]: '4x10G',
      [EIGHT]: '8x50G 8x25G 8x10G',
    },
    ALLOWED,
  ),
  'QSFPDD-400G': breakout('1x400G', qsfpddModes('1x400G 1x100G 1x40G 1x25G 1x10G')),
  'QSFPDD-400G:wide': breakout('1x400G', qsfpddModes('1x400G 1x200G 1x100G 1x50G 1x40G 1x25G 1x10G')),
  'RJ45-1G': speed('1G', { autoNeg: 'on' }),
  'RJ45-2.5G': speed('1G 2.5G', { autoNeg: 'on' }),
  'RJ45-10G': speed('1G 10G', { autoNeg: 'on' }),
  'SFP28-10G': speed('1G 10G'),
  'SFP28-25G': speed('10G 25G'),
  'SFP28-25G:from-1G': speed('1G 10G 25G'),
} as const satisfies Readonly<Record<string, JsonObject>>;

export type PortProfileName = keyof typeof PORT_PROFILES;

function osfpModes(single: string): Record<string, string> {
  return {
    [ONE]: single,
    [OUTER_TWO]: '2x400G 2x200G 2x100G',
    [NEAR_TWO]: '2x50G',
    [FOUR_OF_EIGHT]: '4x200G 4x100G',
    [EIGHT]: '8x100G',
  };
}

function qsfpddModes(single: string): Record<string, string> {
  return {
    [ONE]: single,
    [OUTER_TWO]: '2x200G 2x100G 2x40G',
    [FOUR_OF_EIGHT]: '4x100G',
    [FOUR]: '4x25G 4x10G',
    [EIGHT]: '8x50G 8x25G 8x10G',
  };
}
