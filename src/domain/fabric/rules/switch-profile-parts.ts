import type { JsonObject } from '../../shared/json.ts';
import { childPointer, type FieldPointer } from '../../shared/pointer.ts';
import { flagOf, pointerOf, structEntriesOf, textOf } from '../read.ts';

/** A port of a SwitchProfile's spec. */
export interface ProfilePort {
  readonly name: string;
  readonly pointer: FieldPointer;
  readonly management: boolean;
  readonly nos: string;
  readonly baseNOSName: string;
  readonly label: string;
  readonly group: string;
  readonly profile: string;
  readonly oniePortName: string;
  readonly pipeline: string;
  /** The port profile it names; undefined when it names none, or one that does not exist. */
  readonly portProfile: JsonObject | undefined;
}

export function profilePorts(spec: JsonObject): readonly ProfilePort[] {
  return structEntriesOf(spec, 'ports').map(([name, port]) => ({
    name,
    pointer: childPointer('/spec/ports', name),
    management: flagOf(port, 'management'),
    nos: textOf(port, 'nos'),
    baseNOSName: textOf(port, 'baseNOSName'),
    label: textOf(port, 'label'),
    group: textOf(port, 'group'),
    profile: textOf(port, 'profile'),
    oniePortName: textOf(port, 'oniePortName'),
    pipeline: textOf(port, 'pipeline'),
    portProfile: pointerOf(spec, 'portProfiles', textOf(port, 'profile')),
  }));
}

export function dataPorts(spec: JsonObject): readonly ProfilePort[] {
  return profilePorts(spec).filter(({ management }) => !management);
}

export function isBreakoutPort({ portProfile }: ProfilePort): boolean {
  return portProfile !== undefined && pointerOf(portProfile, 'breakout') !== undefined;
}

const LARGEST = 2n ** 63n;

/** A whole number in decimal digits, with or without a sign (`strconv.Atoi`); undefined when it is none. */
export function wholeNumber(text: string): bigint | undefined {
  if (text.length > 64 || !/^[+-]?[0-9]+$/.test(text)) return undefined;
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
  return value >= -LARGEST && value < LARGEST ? value : undefined;
}

/** `prefix` and a whole number that is not below `least` behind it. */
export function isNumbered(text: string, prefix: string, least: bigint): boolean {
  if (!text.startsWith(prefix)) return false;
  const number = wholeNumber(text.slice(prefix.length));
  return number !== undefined && number >= least;
}
