import { parseArgs } from 'node:util';

const mostObjects = 62_200;
const mostWithServer = 10_000;
/** Ten and hundred times opg-512: only validated. */
const offlineSizes = [6_220, 62_200];

export const takesServer = (size) => size <= mostWithServer && !offlineSizes.includes(size);

export const cases = ['start', 'offline', 'apply', 'drift', 'memory', 'peers'];

export const usage = `Usage: npm run bench -- [options]

  --sizes N,N      objects in the fabric (default 100,622,1000,3110,6220,10000,62200; those that
                   are ten and hundred times opg-512, and all beyond 10000, take part offline only)
  --only CASE,...  of ${cases.join(', ')} (default all; drift and memory apply first, unmeasured)
  --rounds N       rounds of what takes long; short things get more (default 3)
  --peers-max N    largest fabric that is given to kubectl (default 1000; it takes minutes beyond)
  --json FILE      all rows, with every single time
  --no-fail        exit 0 although a budget is over
`;

/** The command line as values; throws with a sentence for the user. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    allowNegative: true,
    options: {
      sizes: { type: 'string', default: '100,622,1000,3110,6220,10000,62200' },
      only: { type: 'string', default: cases.join(',') },
      rounds: { type: 'string', default: '3' },
      'peers-max': { type: 'string', default: '1000' },
      json: { type: 'string' },
      fail: { type: 'boolean', default: true },
      help: { type: 'boolean', default: false },
    },
  });
  const only = values.only.split(',');
  const unknown = only.filter((name) => !cases.includes(name));
  if (unknown.length > 0) throw new Error(`--only knows ${cases.join(', ')}, not ${unknown.join(', ')}`);
  return {
    sizes: [...new Set(values.sizes.split(',').map((text) => whole(text, '--sizes', 10, mostObjects)))].sort(
      (a, b) => a - b,
    ),
    only: new Set(only),
    rounds: whole(values.rounds, '--rounds', 1, 100),
    peersMax: whole(values['peers-max'], '--peers-max', 0, mostWithServer),
    json: values.json ?? null,
    fail: values.fail,
    help: values.help,
  };
}

function whole(text, option, least, most) {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${option} takes whole numbers from ${least} to ${most}, not ${text}`);
}
