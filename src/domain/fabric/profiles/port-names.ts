/** A port name of a switch: `M<n>`, `E<asic>/<port>`, `E<asic>/<port>/<lane>`. */
export type PortName =
  | { readonly sort: 'management'; readonly number: number }
  | { readonly sort: 'data'; readonly asic: number; readonly port: number; readonly lane?: number };

/** Undefined when it is none; all numbers are 1 or more. */
export function parsePortName(text: string): PortName | undefined {
  const first = text[0];
  if (first !== 'E' && first !== 'M') return undefined;
  const management = first === 'M' ? /^M(\d+)$/.exec(text) : null;
  if (management) {
    const number = Number(management[1]);
    return number >= 1 ? { sort: 'management', number } : undefined;
  }
  const data = /^E(\d+)\/(\d+)(?:\/(\d+))?$/.exec(text);
  if (!data) return undefined;
  const [asic = 0, port = 0] = [Number(data[1]), Number(data[2])];
  const lane = data[3] === undefined ? undefined : Number(data[3]);
  if (asic < 1 || port < 1 || (lane !== undefined && lane < 1)) return undefined;
  return { sort: 'data', asic, port, ...(lane === undefined ? {} : { lane }) };
}

/** Speeds a profile may name. */
export const SPEEDS: readonly string[] = [
  '1G',
  '2.5G',
  '5G',
  '10G',
  '20G',
  '25G',
  '40G',
  '50G',
  '100G',
  '200G',
  '400G',
  '800G',
];

const LANE_COUNTS: readonly string[] = ['1', '2', '4', '8'];

/** `4x25G`: lanes and the speed of each; undefined when it is no breakout mode. */
export function parseBreakoutMode(
  text: string,
): { readonly lanes: number; readonly speed: string } | undefined {
  const cross = text.indexOf('x');
  const lanes = text.slice(0, cross);
  const speed = text.slice(cross + 1);
  if (cross < 0 || !LANE_COUNTS.includes(lanes) || !SPEEDS.includes(speed)) return undefined;
  return { lanes: Number(lanes), speed };
}
