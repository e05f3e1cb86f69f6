import { describe, expect, test } from '@jest/globals';
import type { PullReport } from '../../../../src/domain/report/pull/pull-report.ts';
import { readPullReport } from '../../../../src/domain/report/pull/read-pull-report.ts';
import { pullReportOf } from './pull-samples.ts';

function read(change: (report: Record<string, unknown>) => void) {
  const report = structuredClone(pullReportOf()) as unknown as Record<string, unknown>;
  change(report);
  return readPullReport(JSON.stringify(report));
}

function first(
  report: Record<string, unknown>,
  list: 'changes' | 'findings' | 'mends',
): Record<string, unknown> {
  return (report[list] as Record<string, unknown>[])[0] ?? {};
}

test('what was made is read back as it was', () => {
  const report: PullReport = pullReportOf();
  expect(readPullReport(JSON.stringify(report))).toEqual({ result: 'ok', report });
});

describe('is refused:', () => {
  test.each<[string, (report: Record<string, unknown>) => void, RegExp]>([
    [
      'another version',
      (one) => {
        one.version = 2;
      },
      /version is not known/,
    ],
    [
      'a field that is not known',
      (one) => {
        one.extra = 1;
      },
      /form is not that of a report/,
    ],
    [
      'a field that is missing',
      (one) => {
        delete one.title;
      },
      /form/,
    ],
    [
      'a word that is none of ours',
      (one) => {
        first(one, 'changes').group = 'constructor';
      },
      /form/,
    ],
    [
      'a type that is another',
      (one) => {
        one.notes = 'text';
      },
      /form/,
    ],
    [
      'a text without end',
      (one) => {
        one.title = 'x'.repeat(5_000);
      },
      /more than a report may/,
    ],
    [
      'a list without end',
      (one) => {
        one.notes = Array.from({ length: 5_000 }, () => 'x');
      },
      /more than/,
    ],
    [
      'a path out of the repository',
      (one) => {
        first(one, 'findings').file = '../../x.yaml';
      },
      /leaves the repository/,
    ],
    [
      'a path with half a character',
      (one) => {
        first(one, 'mends').file = 'a\ud800.yaml';
      },
      /leaves the repository/,
    ],
    [
      'a path from the root',
      (one) => {
        first(one, 'mends').file = '/etc/passwd';
      },
      /leaves the repository/,
    ],
    [
      'a head that is no commit',
      (one) => {
        one.head = 'main';
      },
      /no commit/,
    ],
    [
      'a base that is no commit',
      (one) => {
        one.base = '<b>';
      },
      /no commit/,
    ],
    [
      'a fabric that is no name',
      (one) => {
        one.fabric = 'a\nb';
      },
      /name of its fabric/,
    ],
    [
      'a request id that is none',
      (one) => {
        one.requestId = '../x';
      },
      /request id/,
    ],
    [
      'a stamp that is none',
      (one) => {
        one.live = '-->';
      },
      /stamp/,
    ],
    [
      'a line that is none',
      (one) => {
        first(one, 'findings').line = 0;
      },
      /form/,
    ],
    [
      'a pull request without a number',
      (one) => {
        one.pull = -1;
      },
      /form/,
    ],
    [
      'a picture that points at nothing',
      (one) => {
        one.picture = { nodes: [], edges: [{ from: 0, to: 1 }] };
      },
      /picture/,
    ],
    [
      'a picture that is too large',
      (one) => {
        one.picture = {
          nodes: Array.from({ length: 26 }, () => ({ kind: 'a', name: 'b', mark: 'new' })),
          edges: [],
        };
      },
      /picture is too large/,
    ],
    [
      'a change with too many words',
      (one) => {
        first(one, 'changes').words = Array.from({ length: 11 }, () => 'x');
      },
      /too many parts/,
    ],
  ])('%s', (_, change, why) => {
    expect(read(change)).toEqual({ result: 'refused', why: expect.stringMatching(why) });
  });

  test.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['nothing', ''],
    ['a prototype', '{"version":1,"__proto__":{"fabric":"x"}}'],
    ['what is nested without end', `{"version":1,"notes":${'['.repeat(50)}${']'.repeat(50)}}`],
    ['megabytes', JSON.stringify({ version: 1, title: 'x'.repeat(6_000_000) })],
  ])('%s', (_, text) => {
    expect(readPullReport(text)).toMatchObject({ result: 'refused' });
  });

  test('nothing of the text stands in the reason', () => {
    const read_ = read((one) => {
      one['@team <b>`x`'] = 1;
    });
    expect(JSON.stringify(read_)).not.toMatch(/[@<`]/);
  });
});
