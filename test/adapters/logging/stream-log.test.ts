import { describe, expect, test } from '@jest/globals';
import { streamLog } from '../../../src/adapters/logging/stream-log.ts';

function logTo(lines: string[], change: Partial<Parameters<typeof streamLog>[0]> = {}) {
  return streamLog({
    write: (line) => lines.push(line),
    now: () => '2026-03-01T00:00:00.000Z',
    format: 'text',
    level: 'debug',
    ...change,
  });
}

describe('the log', () => {
  test('is one line a record with the facts behind the message', () => {
    const lines: string[] = [];
    logTo(lines).child({ op: 'apply' }).warn('tried again', { attempt: 2, key: undefined });
    expect(lines).toEqual(['warn: tried again op=apply attempt=2\n']);
  });

  test('is JSON for machines', () => {
    const lines: string[] = [];
    logTo(lines, { format: 'json' }).child({ op: 'apply' }).error('failed', { attempt: 2 });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { time: '2026-03-01T00:00:00.000Z', level: 'error', message: 'failed', op: 'apply', attempt: 2 },
    ]);
  });

  test('leaves out what is less important than asked for', () => {
    const lines: string[] = [];
    const log = logTo(lines, { level: 'warn' });
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');
    expect(lines).toEqual(['warn: c\n', 'error: d\n']);
  });

  test('cannot be broken out of by what a cluster or file says', () => {
    const lines: string[] = [];
    logTo(lines).warn('said', { text: 'a\nerror: forged\u001b[2K' });
    expect(lines).toEqual(['warn: said text=a\\nerror: forged\\x1b[2K\n']);
  });
});
