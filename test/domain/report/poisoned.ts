/** Fields that hold what somebody else wrote; all others are words of ours or positions. */
const OUTSIDE = new Set([
  'file',
  'namespace',
  'name',
  'kind',
  'message',
  'help',
  'reason',
  'detail',
  'summary',
  'interrupted',
  'next',
  'because',
  'formula',
  'manager',
  'time',
  'desired',
  'live',
  'base',
  'twoWayReason',
  'object',
  'branch',
  'commit',
  'requestId',
  'fabric',
  'rule',
  'result',
  'recommendation',
  'place',
  'failure',
]);
const LISTS = new Set(['notices', 'notChecked', 'inputs', 'inconsistencies', 'notes']);

/** Words of ours that stand in a field which elsewhere is somebody else's. */
const OURS = new Set(['converged', 'timed-out', 'cancelled', 'not-waited', 'timestamp']);

/** A copy in which every text from outside is `text`. */
export function poisoned<Value>(value: Value, text: string): Value {
  return copy(value, '', text) as Value;
}

function copy(value: unknown, key: string, text: string): unknown {
  if (typeof value === 'string')
    return (OUTSIDE.has(key) || LISTS.has(key)) && !OURS.has(value) ? text : value;
  if ((key === 'desired' || key === 'live' || key === 'base') && typeof value !== 'object') return text;
  if (Array.isArray(value)) return value.map((item) => copy(item, key, text));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, copy(child, name, text)]));
}
