import { describe, expect, test } from '@jest/globals';
import { backPortPull } from '../../src/domain/backport/back-port-text.ts';
import { plainAnswer } from '../../src/domain/commands/answer.ts';
import { renderAnswer } from '../../src/domain/commands/answer-text.ts';
import type { ConcernContext } from '../../src/domain/issues/concern-context.ts';
import { concernsOf } from '../../src/domain/issues/concerns.ts';
import { dashboardText } from '../../src/domain/issues/dashboard.ts';
import { gatherConcerns } from '../../src/domain/issues/gather-concerns.ts';
import { annotationsOf } from '../../src/domain/report/annotations.ts';
import { renderApply } from '../../src/domain/report/apply-text.ts';
import { renderConfigurationErrors } from '../../src/domain/report/configuration-check.ts';
import { renderDrift } from '../../src/domain/report/drift-text.ts';
import { renderPlan } from '../../src/domain/report/plan-text.ts';
import { pullFile } from '../../src/domain/report/pull/changed-lines.ts';
import { renderPullComment } from '../../src/domain/report/pull/pull-comment.ts';
import { suggestionsFor } from '../../src/domain/report/pull/suggestions.ts';
import { runLog } from '../../src/domain/report/run-log.ts';
import { renderValidation } from '../../src/domain/report/validation-text.ts';
import { plainLogLine } from '../../src/domain/report/workflow-command.ts';
import { keyOf } from '../../src/domain/resource/object-id.ts';
import { driftObjects } from '../../src/domain/status/drift-content.ts';
import { fullReport, surfacesOf } from '../domain/report/full-report.ts';
import { poisoned } from '../domain/report/poisoned.ts';
import { mend, pullContext, pullFacts, pullReportOf } from '../domain/report/pull/pull-samples.ts';
import { documentOf, markdown } from '../domain/report/run-samples.ts';
import { applyReport, context, finding, planReport, validationOf } from '../domain/report/sample-reports.ts';
import { plantedInjections } from '../support/planted-injections.ts';
import { faultsOf, liveParts, renderHtml, tokensOf } from '../support/rendered-markdown.ts';
import { diagnosticOf, digest, driftOf, validationOf as validated } from '../support/status-world.ts';

const PLANTED = plantedInjections();
const OUR_LINKS = 'https://forge.example/';
const OWN_MARKER = /^<!-- hedgehog-sync.*$/gm;
const concernContext: ConcernContext = { ...markdown, digest, hasCommands: true };

/** What a page would do beside showing text. */
function actsOf(text: string): string[] {
  const shown = text.replaceAll(OWN_MARKER, '');
  return [...faultsOf(shown, OUR_LINKS), ...liveParts(renderHtml(shown))];
}

/** Of all planted texts those that do something, with what they do. */
function actingOn(render: (text: string) => readonly string[]): Record<string, string[]> {
  const acting: Record<string, string[]> = {};
  for (const text of PLANTED) {
    const acts = render(text).flatMap(actsOf);
    if (acts.length > 0) acting[text] = acts;
  }
  return acting;
}

/** Bytes that a screen obeys, or that hide or turn what stands beside them. */
const SCREEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
const RUNNER = /^\s*::|##\[/;

describe(`${PLANTED.length} planted injections`, () => {
  test('are two hundred different ones or more', () => {
    expect(new Set(PLANTED).size).toBe(PLANTED.length);
    expect(PLANTED.length).toBeGreaterThanOrEqual(200);
  });

  test('are inert in check, job summary, progress and STATUS.md', () => {
    const report = fullReport();
    expect(actingOn((text) => surfacesOf(poisoned(report, text)).map((one) => one.text))).toEqual({});
  });

  test('are inert in the comment on a pull request, its picture included', () => {
    const acting = actingOn((text) => [
      renderPullComment(pullReportOf({ facts: poisoned(pullFacts(), text), notes: [text] }), pullContext) ??
        '',
    ]);
    expect(acting).toEqual({});
  });

  test('are inert in issues of every topic, and in the one for many', () => {
    const facts = {
      ...driftOf(0, [
        { state: 'cluster_ahead' },
        { state: 'both_changed', conflict: true },
        { state: 'missing' },
      ]),
      validation: validated([diagnosticOf('error')]),
    };
    const acting = actingOn((text) => {
      const document = { ...poisoned(documentOf({ state: 'stale' }), text), state: 'stale' as const };
      const { concerns } = concernsOf(poisoned(facts, text), document, concernContext);
      const all = [...concerns, gatherConcerns(text, concerns, concernContext)];
      for (const { title } of all) expect(title).not.toMatch(SCREEN);
      return all.map(({ body }) => body);
    });
    expect(acting).toEqual({});
  });

  test('are inert in the check about a configuration with errors', () => {
    const run = { fabric: 'lab', mode: 'plan', requestId: 'r-1', commit: null, url: null };
    const acting = actingOn((text) => {
      const diagnostics = [{ ...diagnosticOf('error'), message: text, help: text }];
      const found = { diagnostics, place: 'proposal', note: text, isInDiff: true } as const;
      const report = renderConfigurationErrors({ file: 'x.yml', ...found }, run, markdown);
      for (const { title, message } of report.annotations) expect(`${title}${message}`).not.toMatch(SCREEN);
      return [report.summary];
    });
    expect(acting).toEqual({});
  });

  test('are inert in the dashboard', () => {
    const row = { state: 'healthy', since: null, issues: [], url: null } as const;
    expect(actingOn((fabric) => [dashboardText([{ ...row, fabric }]).body])).toEqual({});
  });

  test('are inert in the back-port pull request, its title and its commit message', () => {
    const found = driftObjects(
      driftOf(0, [{ state: 'cluster_ahead', fields: 3 }, { state: 'both_changed' }]),
    );
    const acting = actingOn((text) => {
      const objects = poisoned(found, text);
      const taken = objects.flatMap((object) =>
        object.fields.map(({ pointer }) => ({ key: keyOf(object), pointer, file: text })),
      );
      const refused = objects.map(({ group, kind, namespace, name }) => ({
        ...{ group, kind, namespace, name, pointer: '/spec/size0', file: text, line: 3 },
        ...{ reason: 'conflict' as const, message: text, help: text },
      }));
      const result = { files: new Map([['boxes.yaml', 'x']]), taken, refused };
      const input = {
        fabric: text,
        objects,
        result,
        asked: 'all',
        liveDigest: 'l',
        filesDigest: 'f',
      } as const;
      const { title, body, message } = backPortPull(input, markdown);
      expect(title).not.toMatch(SCREEN);
      expect(message).not.toMatch(SCREEN);
      return [body];
    });
    expect(acting).toEqual({});
  });

  test('are inert in the answer to a command', () => {
    const mark = { commentId: 4711, scope: '', result: 'done', subject: null } as const;
    const acting = actingOn((text) => {
      const answer = plainAnswer({ command: text, fabric: text }, 'refused', [text], text);
      return [renderAnswer('octocat', [answer], [text], mark)];
    });
    expect(acting).toEqual({});
  });

  test('stay inside of the suggestion that holds them', () => {
    const lines = ['a: 1', 'b: 2'];
    const patch = ['@@ -0,0 +1,2 @@', ...lines.map((line) => `+${line}`)].join('\n');
    for (const text of PLANTED) {
      const [line = ''] = text.split(/[\r\n]/);
      const offers = suggestionsFor({
        mends: [{ ...mend, message: text, lines: [{ from: 1, to: 1, text: `${line}\n`, was: 'a: 1\n' }] }],
        files: [pullFile({ path: 'fabric/boxes.yaml', status: 'added', patch })],
        repositoryPath: (file) => `fabric/${file}`,
        sourceLine: (_, number) => lines[number - 1],
      });
      for (const { body } of offers) {
        expect([text, actsOf(body)]).toEqual([text, []]);
        expect(tokensOf(body).filter(({ type }) => type === 'code')).toHaveLength(1);
      }
    }
  });

  test('obey no screen and no runner, as annotation, in the log and on a terminal', () => {
    const report = fullReport();
    for (const text of PLANTED) {
      const bad = poisoned(report, text);
      const screens = [
        renderValidation(poisoned(validationOf([], [finding]), text), context),
        renderPlan(poisoned(planReport([finding]), text), context),
        renderDrift(poisoned(planReport([finding]), text), context),
        renderApply(poisoned(applyReport(), text), context),
        ...annotationsOf(bad.facts).map(({ title, message }) => `${title}\n${message}`),
      ];
      for (const screen of screens) {
        const lines = screen.split('\n').filter((line) => SCREEN.test(line));
        expect([text, lines]).toEqual([text, []]);
      }
      const logged = runLog(bad, markdown, true).map(plainLogLine);
      expect([text, logged.filter((line) => RUNNER.test(line) || SCREEN.test(line))]).toEqual([text, []]);
    }
  });
});
