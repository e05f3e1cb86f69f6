import { describe, expect, test } from '@jest/globals';
import { renderCheck } from '../../../src/domain/report/check-markdown.ts';
import { renderJobSummary } from '../../../src/domain/report/job-summary.ts';
import { readMarker } from '../../../src/domain/report/marker.ts';
import { renderProgress } from '../../../src/domain/report/progress-markdown.ts';
import { renderStatusPage } from '../../../src/domain/report/status-page.ts';
import type { RunFacts } from '../../../src/domain/status/run-facts.ts';
import type { StatusDocument } from '../../../src/domain/status/status-document.ts';
import { STATUS_STATES } from '../../../src/domain/status/status-state.ts';
import {
  applyFacts,
  cleanFacts,
  converged,
  documentOf,
  driftFacts,
  endpoint,
  markdown,
  reportOf,
} from './run-samples.ts';
import { finding, validationOf } from './sample-reports.ts';

const failure = {
  category: 'network',
  code: 'HHS-2101',
  message: 'no answer',
  help: 'look at `server`',
} as const;

function checkOf(facts: RunFacts, document: StatusDocument | null = null, notes: readonly string[] = []) {
  return renderCheck(reportOf(facts, document, notes), markdown);
}

/** The answers to the three questions, as the summary gives them. */
function answersOf(facts: RunFacts, document: StatusDocument | null = null): string[] {
  const lines = checkOf(facts, document).summary.split('\n');
  return ['Is it safe?', 'What changed?', 'What do I do next?'].map((question) => {
    const line = lines.find((one) => one.startsWith(`- **${question}** `)) ?? '';
    return line.slice(`- **${question}** `.length);
  });
}

describe('the first lines of a run', () => {
  test('all well', () => {
    expect(checkOf(cleanFacts(), documentOf()).summary.split('\n').slice(0, 5)).toEqual([
      '**✅ healthy** · health 0.90 · fabric `lab` · drift · commit `c0ffee00c0ff` · 8 s · [run](https://forge.example/o/r/actions/runs/1)',
      '',
      '- **Is it safe?** **Yes.** The cluster holds what Git says: 2 objects in sync, and 2 of 2 switches run it.',
      '- **What changed?** In the cluster: nothing. In Git: nothing.',
      '- **What do I do next?** Nothing.',
    ]);
  });

  test('of a pull request name the commit that people know: its head, not the merge that was checked out', () => {
    const headCommit = 'feed'.repeat(10);
    const check = renderCheck(reportOf(cleanFacts(), null, []), { ...markdown, headCommit });
    expect(check.summary).toContain('commit `feedfeedfeed` merged with its base');
    expect(check.summary).not.toContain('c0ffee00c0ff');
    expect(readMarker(check.summary)?.commit).toBe(headCommit);
  });

  test('somebody changed the cluster', () => {
    expect(answersOf(driftFacts())).toEqual([
      '**No.** 4 objects differ from Git: 2 in conflict, 1 changed in the cluster and 1 deleted there. Nothing of that was overwritten.',
      'In the cluster: `Box default/conflict`, `Box default/unknown`, `Box default/foreign` and 1 more (2 in conflict, 1 changed in the cluster and 1 deleted there). In Git: 3 objects, not applied yet.',
      "Decide on the 4 objects below: take Git's side or the cluster's, each has its commands.",
    ]);
  });

  test('the files have an error', () => {
    const facts = cleanFacts({ mode: 'plan', validation: validationOf([], [finding]), meanings: ['error'] });
    expect(answersOf(facts)).toEqual([
      '**No.** The files have 1 error; an apply would write nothing until they are mended.',
      'Nothing yet. The plan: 2 unchanged.',
      'Mend [`boxes.yaml:7`](https://forge.example/o/r/blob/main/boxes.yaml#L7) (Did you mean "size"?); then push again.',
    ]);
  });

  test('an apply that was refused wrote nothing, and one that failed did', () => {
    const invalid = { validation: validationOf([], [finding]), plan: null, outcomes: [], convergence: null };
    expect(answersOf(applyFacts(invalid))[0]).toBe(
      '**Nothing was written**, because the files have 1 error. The cluster is as it was.',
    );
    const error = {
      category: 'kubernetes',
      code: 'HHS-2511',
      message: 'taken',
      help: 'Choose another VLAN.',
    };
    const facts = applyFacts();
    const outcomes = facts.outcomes.map((one) =>
      one.id.name === 'updated' ? { ...one, outcome: 'refused' as const, error } : one,
    );
    expect(answersOf({ ...facts, outcomes })).toEqual([
      '**No.** 1 object could not be written; what was written stays.',
      'In the cluster: 2 created, 2 unchanged, 4 held and 1 refused.',
      '`Box default/updated`: Choose another VLAN.',
    ]);
  });

  test('switches that lag', () => {
    const switches = [
      converged('leaf-1'),
      { ...converged('leaf-2'), state: 'lagging' as const, lastAppliedGen: 2 },
    ];
    const convergence = { result: 'timed-out' as const, switches, waitedMs: 9, summary: '1 of 2' };
    const facts = cleanFacts({ mode: 'apply', convergence, meanings: ['error'] });
    expect(answersOf(facts)[0]).toBe(
      '**Not yet.** The cluster took everything, but it is not in force: only 1 of 2 switches run it.',
    );
    expect(answersOf(facts)[2]).toBe('Look at `leaf-2`, then run drift to see whether it caught up.');
    expect(checkOf(facts).text).toContain('| `leaf-2` | ⚠️ lagging | 3 asked, 2 applied | 4 s before |');
    expect(checkOf(facts).text).not.toContain('leaf-1');
  });

  test('a run that failed says what to do, and that nothing is known', () => {
    const facts = cleanFacts({ failure, plan: null, comparedWith: null, meanings: ['error'] });
    expect(answersOf(facts)).toEqual([
      '**Not known.** The run failed; nothing was written.',
      'Nothing: this run wrote nothing to the cluster.',
      'look at `server`',
    ]);
    expect(checkOf(facts).summary).toContain(
      '> **network** [`HHS-2101`](https://forge.example/docs/reference/codes/HHS-2101.md) no answer',
    );
  });

  test('what was not checked darkens the answer and is listed', () => {
    const check = checkOf(cleanFacts({ switches: null }));
    expect(check.summary).toContain(
      '**As far as it was checked**, and this was not: the switches, at which nobody looked.',
    );
    expect(check.summary).toContain('- **Not checked:** the switches, at which nobody looked.');
  });

  test('a fabric without a file sends to the path, not to a line', () => {
    const { coverage, ...rest } = validationOf([], [{ ...finding, file: '.', line: 1 }]);
    const validation = { ...rest, coverage: { ...coverage, documents: 0, validated: 0 } };
    const check = checkOf(cleanFacts({ validation }));
    expect(check.summary).toContain('**No.** Not a single manifest was found, so nothing was checked.');
    expect(check.summary).toContain('Check the path of the fabric, and what it includes and excludes.');
    expect(check.annotations).toEqual([]);
    expect(`${check.summary}${check.text}`).not.toMatch(/`\.:1`|#L1\b/);
  });

  test('an apply that wrote nothing says so', () => {
    const outcomes = applyFacts().outcomes.filter(({ outcome }) => /^(unchanged|held)$/.test(outcome));
    expect(answersOf(cleanFacts({ mode: 'apply', outcomes }))[1]).toMatch(/^Nothing was written: \d/);
  });

  test.each(STATUS_STATES)('a status that is %s is called so, with a sign', (state) => {
    const document = documentOf({ state });
    const [head = ''] = checkOf(cleanFacts(), document).summary.split('\n');
    expect(head).toMatch(new RegExp(`^\\*\\*\\S+ ${state.replaceAll('_', ' ')}\\*\\*`));
    expect(renderStatusPage(document, markdown)).toMatch(
      new RegExp(`^# \\S+ ${state.replaceAll('_', ' ')}: fabric`),
    );
  });
});

describe('a check', () => {
  const check = checkOf(driftFacts(), documentOf(), [
    'No right to `contents: write`, so @ops gets no status.',
  ]);

  test('has the five components, the counts, the notes and the coverage in its summary', () => {
    expect(check.summary).toContain('| **Git** | ✅ healthy | git\\_sync is well | 2026-03-01 12:00 UTC |');
    expect(check.summary.match(/^\| \*\*/gm)).toHaveLength(5);
    expect(check.summary).toContain(
      '| In sync | Git ahead | Cluster ahead | Both changed | Deleted in cluster |',
    );
    expect(check.summary).toContain('- No right to `contents: write`, so @&#8203;ops gets no status.');
    expect(check.summary).toContain('9 documents in 2 files');
  });

  test('shows a field with its line, the three values and who set it', () => {
    expect(check.text).toContain(
      '| `spec.size` **conflict** | `2` [`boxes.yaml:7`](https://forge.example/o/r/blob/main/boxes.yaml#L7) | `1` | `9` | by `kubectl-edit` (Update), last write 2026-03-01 12:03 UTC |',
    );
  });

  test('gives the exact command for what is held, in a block to copy', () => {
    expect(check.text).toContain('```sh\nhedgehog-sync apply lab --accept-git Box/conflict:/spec/size\n```');
    expect(check.text).toContain('```sh\nkubectl delete Box/dropped\n```');
  });

  test('has no text where there is nothing to tell', () => {
    expect(checkOf({ ...cleanFacts(), validation: { ...validationOf([]), skipped: [] } }).text).toBe('');
  });

  test('carries its marker, as every surface does', () => {
    const marker = { fabric: 'lab', mode: 'drift', requestId: 'run-1', commit: 'c0ffee00c0ffee' };
    const report = reportOf(driftFacts(), documentOf());
    expect(readMarker(check.summary)).toEqual({ surface: 'check', ...marker });
    expect(readMarker(renderJobSummary(report, markdown))).toEqual({ surface: 'job-summary', ...marker });
    expect(readMarker(renderStatusPage(documentOf(), markdown))).toEqual({ surface: 'status', ...marker });
  });
});

describe('certificates that nobody verifies', () => {
  const insecure = [endpoint({ insecure: true })];

  test('are a red block on the check and the job summary, whatever else was found', () => {
    for (const facts of [cleanFacts({ endpoints: insecure }), cleanFacts({ endpoints: insecure, failure })]) {
      const report = reportOf(facts);
      for (const text of [renderCheck(report, markdown).summary, renderJobSummary(report, markdown)]) {
        expect(text).toContain(
          '> [!CAUTION]\n> 🔴 **INSECURE: certificates are not verified** for the cluster.',
        );
      }
    }
    expect(answersOf(cleanFacts({ endpoints: insecure }))[0]).toBe(
      '**Nobody can tell.** The certificate of the cluster is not verified.',
    );
  });

  test('are a red block on the status page, also when the connection has a worse reason', () => {
    const { components } = documentOf();
    const connection = {
      ...components.connection,
      reasonCode: 'breaker-open',
      evidence: { 'cluster.insecure': true },
    };
    const page = renderStatusPage(documentOf({ components: { ...components, connection } }), markdown);
    expect(page).toContain('🔴 **INSECURE: certificates are not verified** for the cluster.');
    const safe = { ...connection, evidence: { 'cluster.insecure': false } };
    expect(
      renderStatusPage(documentOf({ components: { ...components, connection: safe } }), markdown),
    ).not.toContain('INSECURE');
  });
});

describe('the status page', () => {
  const run = {
    requestId: 'r',
    mode: 'apply' as const,
    endedAt: '2026-02-28T09:00:00.000Z',
    durationMs: 8_000,
    commit: 'abc',
    state: 'healthy' as const,
    health: 1,
    severity: 0,
    succeeded: true,
    changed: 3,
    failure: null,
  };

  test('answers within its first ten lines: is it safe, what changed, what do I do', () => {
    const document = documentOf({
      state: 'warning',
      reason: 'Somebody changed 1 object in the cluster.',
      next: 'Take one side of it.',
      counts: { ...documentOf().counts, states: { in_sync: 8, cluster_ahead: 1 } },
      findings: [
        {
          object: 'Box a',
          state: 'cluster_ahead',
          message: 'changed',
          file: 'f.yaml',
          line: 3,
          next: 'decide',
        },
      ],
      history: [run],
    });
    expect(renderStatusPage(document, markdown).split('\n').slice(0, 10)).toEqual([
      '# ⚠️ warning: fabric `lab`',
      '',
      '- **Is it safe?** **With care.** Somebody changed 1 object in the cluster.',
      '- **What changed?** 1 changed in the cluster; 8 objects in sync. Last change: 3 objects by apply at 2026-02-28 09:00 UTC. First: `Box a`, below.',
      '- **What do I do next?** Take one side of it.',
      '',
      'health 0.90 of 1 · commit `c0ffee00c0ff` · last good run 2026-03-01 12:00 UTC',
      '',
      '### Status',
      '',
    ]);
  });

  test('says what was never checked', () => {
    const { counts } = documentOf();
    const page = renderStatusPage(
      documentOf({ counts: { ...counts, states: null, switches: null } }),
      markdown,
    );
    expect(page).toContain('**Not checked:** the cluster, with which nothing was compared.');
    expect(page).toContain('**Not checked:** the switches.');
    expect(page).toContain('- **What changed?** Not known: the cluster was not compared.');
  });

  test('explains the health by its terms, and shows the last twenty runs', () => {
    const page = renderStatusPage(documentOf({ history: Array.from({ length: 50 }, () => run) }), markdown);
    expect(page).toContain('### Health: 0.90 of 1');
    expect(page).toContain('| drift | 0.90 | 3 | 9 of 10 objects |');
    expect(page.match(/^\| 2026-02-28 09:00 UTC \|/gm)).toHaveLength(20);
    expect(page).toContain('*30 older runs in status.json*');
  });
});

describe('progress', () => {
  const start = {
    fabric: 'lab',
    mode: 'apply',
    requestId: 'run-1',
    commit: null,
    url: null,
    startedAt: '2026-03-01T12:00:00.000Z',
    elapsedMs: 61_000,
  } as const;

  test('says how far it is and that nothing is known yet', () => {
    const step = { what: 'apply objects', done: 12, total: 40, detail: null };
    const { title, summary } = renderProgress({ ...start, step });
    expect(title).toBe('Syncing: apply objects 12 of 40');
    expect(summary).toContain('- **Is it safe?** Not known yet. An apply is writing to the cluster.');
    expect(summary).toContain('apply objects 12 of 40, 61 s after the start at 2026-03-01 12:00 UTC.');
    expect(readMarker(summary)?.surface).toBe('progress');
  });

  test('has a first text before there is any progress', () => {
    expect(renderProgress({ ...start, mode: 'drift', step: null })).toMatchObject({
      title: 'Syncing: started',
    });
  });
});
