import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readMarker } from '../../src/domain/report/marker.ts';
import { mermaidText } from '../../src/domain/report/pull/mermaid.ts';
import { COMMENT_LIMIT, renderPullComment } from '../../src/domain/report/pull/pull-comment.ts';
import type { PullReport } from '../../src/domain/report/pull/pull-report.ts';
import { readPullReport } from '../../src/domain/report/pull/read-pull-report.ts';
import { byteLength } from '../../src/domain/shared/byte-length.ts';
import { poisoned } from '../domain/report/poisoned.ts';
import { pullContext, pullFacts, pullReportOf } from '../domain/report/pull/pull-samples.ts';
import { hostileText } from '../support/hostile-text.ts';
import { plantedInjections } from '../support/planted-injections.ts';
import { faultsOf, liveParts, renderHtml, tokensOf } from '../support/rendered-markdown.ts';

const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const OUR_LINKS = 'https://forge.example/';
/** Fields whose text is a word or a hash that the reader checks. */
const CHECKED = new Set([
  'mode',
  'conclusion',
  'comparedWith',
  'touches',
  'severity',
  'group',
  'mark',
  'head',
  'base',
  'live',
]);

/** The report as somebody would make it who means no good: every free text of it is `text`. */
function hostileReport(report: PullReport, text: string): PullReport {
  const copy = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return CHECKED.has(key) ? value : text;
    if (Array.isArray(value)) return value.map((item) => copy(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, copy(child, name)]));
  };
  return copy(report, '') as PullReport;
}

/** Nothing of a Mermaid text but what we write ourselves. */
const MERMAID = [
  /^flowchart LR$/,
  /^ {2}n\d+\["(?:[A-Za-z0-9 ./-]|#\d+;)*"\]:::(?:new|changed|gone|same)$/,
  /^ {2}n\d+ --> n\d+$/,
  /^ {2}classDef (?:new|changed|gone|same) stroke:#[0-9a-f]{6},stroke-width:\dpx(?:,stroke-dasharray:6 4)?$/,
];

function expectSound(report: PullReport): string {
  const text = renderPullComment(report, pullContext) ?? '';
  expect(byteLength(text)).toBeLessThanOrEqual(COMMENT_LIMIT);
  expect(text).not.toMatch(HALF);
  expect(faultsOf(text, OUR_LINKS)).toEqual([]);
  expect(liveParts(renderHtml(text))).toEqual([]);
  expect(readMarker(text)).toMatchObject({ surface: 'comment', fabric: report.fabric.slice(0, 100) });
  for (const token of tokensOf(text)) {
    if (token.type !== 'code') continue;
    const strange = token.text.split('\n').filter((line: string) => !MERMAID.some((form) => form.test(line)));
    expect(strange).toEqual([]);
  }
  return text;
}

describe('the comment on a pull request', () => {
  test('that holds everything is sound', () => {
    const text = expectSound(pullReportOf());
    expect(text).toContain('```mermaid');
  });

  test('lets a hostile report do nothing', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expectSound(hostileReport(pullReportOf(), text));
      }),
      { numRuns: 150 },
    );
  });

  test('lets hostile files and clusters do nothing', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expectSound(pullReportOf({ facts: poisoned(pullFacts(), text), notes: [text] }));
      }),
      { numRuns: 60 },
    );
  });

  test.each(plantedInjections())('leaves inert: %j', (text) => {
    expectSound(hostileReport(pullReportOf(), text));
    const { picture } = hostileReport(pullReportOf(), text);
    if (picture === null) throw new Error('the sample has a picture');
    for (const line of mermaidText(picture).split('\n').slice(1, -1)) {
      expect(MERMAID.some((form) => form.test(line))).toBe(true);
    }
  });

  test('fits its budget however large the report is, and counts what it leaves out', () => {
    const report = pullReportOf();
    const many = <Item>(items: readonly Item[], count: number) =>
      Array.from({ length: count }, (_, index) => items[index % items.length] as Item);
    const large = {
      ...report,
      findings: many(report.findings, 200),
      changes: many(report.changes, 200),
      mends: many(report.mends, 100),
      notes: many(['a note that is as long as a note can be '.repeat(15)], 40),
    };
    expect(readPullReport(JSON.stringify(large))).toMatchObject({ result: 'ok' });
    const text = expectSound(large);
    expect(text).toMatch(/\*\d+ more findings left out: the check and the job summary show more\.\*/);
    expect(byteLength(text)).toBeGreaterThan(COMMENT_LIMIT * 0.8);
    expectSound(hostileReport(large, '`|@team <b>😀'.repeat(60)));
  });

  test('of any report that is read fits', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), hostileText, (findings, changes, text) => {
        const report = hostileReport(pullReportOf(), text);
        const [finding, change] = [report.findings[0], report.changes[0]];
        if (finding === undefined || change === undefined) throw new Error('the sample has both');
        expectSound({
          ...report,
          findings: Array.from({ length: findings }, () => finding),
          changes: Array.from({ length: changes }, () => change),
        });
      }),
      { numRuns: 15 },
    );
  });
});
