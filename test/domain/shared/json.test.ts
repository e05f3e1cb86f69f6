import { expect, test } from '@jest/globals';
import { getOwn } from '../../../src/domain/shared/json.ts';

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__defineGetter__', 'missing'])(
  '%s is a member only where the object has it itself',
  (key) => {
    expect(getOwn({}, key)).toBeUndefined();
    expect(getOwn(JSON.parse(`{"${key}": {"a": 1}}`), key)).toEqual({ a: 1 });
    expect(getOwn(JSON.parse(`{"${key}": null}`), key)).toBeNull();
    expect(getOwn(JSON.parse(`{"${key}": false}`), key)).toBe(false);
  },
);
