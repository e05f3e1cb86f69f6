import { describe, expect, test } from '@jest/globals';
import { readRunResult } from '../../../../src/domain/report/result/read-run-result.ts';
import { RESULT_LIMITS, type RunResult } from '../../../../src/domain/report/result/run-result.ts';
import { answerOf, judgedOf } from '../../../../src/operations/make-run-result.ts';
import { resultOf } from './result-samples.ts';

type Loose = Record<string, unknown>;

function read(change: (result: Loose) => void) {
  const copy: Loose = JSON.parse(JSON.stringify(resultOf()));
  change(copy);
  return readRunResult(JSON.stringify(copy));
}

function part(result: Loose, ...path: readonly (string | number)[]): Loose {
  let value: unknown = result;
  for (const key of path) value = (value as Loose)[key];
  return value as Loose;
}

function withoutMarkers(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('<!-- hedgehog-sync'))
    .join('\n')
    .trimEnd();
}

test('what was made is read back byte for byte, but for the markers, which whoever writes a text puts himself', () => {
  const made = resultOf();
  const read = readRunResult(JSON.stringify(made));
  expect(made.issues?.concerns.length).toBeGreaterThan(2);
  expect(made.check.annotations.length + made.answer.sections.length).toBeGreaterThan(2);
  const summary = withoutMarkers(made.check.summary);
  const text = withoutMarkers(made.check.text);
  expect(made.check.summary).not.toBe(summary);
  const expected: RunResult = { ...made, check: { ...made.check, summary, text } };
  expect(read).toEqual({ result: 'ok', run: expected });
  if (read.result !== 'ok') return;
  expect(judgedOf(read.run)?.concerns[0]?.concern).toMatchObject({ fabric: made.fabric });
  expect(answerOf(read.run).said).toEqual(made.answer.said);
});

describe('is refused:', () => {
  test.each<[string, (result: Loose) => void, RegExp]>([
    ['a later version', (one) => Object.assign(one, { version: 2 }), /version is not known/],
    ['a field that is not known', (one) => Object.assign(one, { extra: 1 }), /form is not that of a result/],
    ['a field that is missing', (one) => delete one.answer, /form/],
    ['a name that leads elsewhere', (one) => Object.assign(one, { fabric: '../lab' }), /name of its fabric/],
    ['a request id with a blank', (one) => Object.assign(one, { requestId: 'a b' }), /request id/],
    ['a head that is a branch', (one) => Object.assign(one, { head: 'main' }), /no commit/],
    [
      'a remark outside of the repository',
      (one) => {
        part(one, 'check').annotations = [
          { file: '../../etc/passwd', startLine: 1, endLine: 1, level: 'failure', title: 't', message: 'm' },
        ];
      },
      /leaves the repository/,
    ],
    [
      'more remarks than a check takes',
      (one) => {
        const remark = {
          file: 'a.yaml',
          startLine: 1,
          endLine: 1,
          level: 'notice',
          title: 't',
          message: 'm',
        };
        part(one, 'check').annotations = Array.from({ length: RESULT_LIMITS.annotations + 1 }, () => remark);
      },
      /too many remarks/,
    ],
    [
      'a text that is too long',
      (one) => Object.assign(part(one, 'check'), { summary: 'x'.repeat(RESULT_LIMITS.page + 1) }),
      /text in it is too long/,
    ],
    [
      'an issue under the fingerprint of another topic',
      (one) => Object.assign(part(one, 'issues', 'concerns', 0), { fingerprint: 'constructor:x' }),
      /an issue in it is none/,
    ],
    [
      'a button that is none of ours',
      (one) => Object.assign(part(one, 'check'), { buttons: ['apply'] }),
      /form/,
    ],
    [
      'a report about a pull request of another run',
      (one) => Object.assign(part(one, 'pull'), { requestId: 'other' }),
      /different runs/,
    ],
  ])('%s', (_, change, why) => {
    const answer = read(change);
    expect(answer).toMatchObject({ result: 'refused', why: expect.stringMatching(why) });
  });

  test.each(['', 'null', '[]', '"x"', '{', '{"version":1}', `${'['.repeat(100_000)}`])('%j', (text) => {
    expect(readRunResult(text).result).toBe('refused');
  });

  test('what is too large to be looked at', () => {
    expect(readRunResult(' '.repeat(RESULT_LIMITS.bytes + 1))).toEqual({
      result: 'refused',
      why: 'it is too large',
    });
  });
});
