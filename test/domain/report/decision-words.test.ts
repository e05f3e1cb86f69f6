import { expect, test } from '@jest/globals';
import { decisionWords } from '../../../src/domain/report/decision-words.ts';
import type { ConflictKind } from '../../../src/domain/status/conflict.ts';
import { FOUNDING_RULES } from '../../../src/domain/status/founding-rules.ts';
import type { RecordedDecision } from '../../../src/domain/status/status-document.ts';
import type { ComponentName } from '../../../src/domain/status/status-state.ts';

function decision(
  kind: ConflictKind,
  components: readonly ComponentName[],
  result: string,
  rule: string = FOUNDING_RULES[kind].name,
): RecordedDecision {
  const at = '2026-03-01T12:00:00.000Z';
  return {
    kind,
    rule,
    components,
    message: `${components.join(', ')} was seen as healthy at ${at} and as error at ${at}`,
    inputs: components.map((component) => `${component} healthy at ${at} (run)`),
    result,
    recommendation: '',
  };
}

const words = (...decisions: RecordedDecision[]) => decisionWords(decisions).map(({ text }) => text);

test.each<[RecordedDecision, string]>([
  [
    decision('state_mismatch', ['git_sync', 'kubernetes'], 'kubernetes error stands'),
    'Git and Kubernetes disagree: the cluster counts, error.',
  ],
  [
    decision('timestamp', ['kubernetes'], 'kubernetes warning stands'),
    'Two looks at Kubernetes differ: the later one counts, warning.',
  ],
  [
    decision('timestamp', ['watch'], 'watch stale stands; the clocks may differ'),
    'Two looks at Watch differ: the later one counts, stale; the clocks may differ.',
  ],
  [
    decision('inconsistent', ['fabric'], 'to be read once more'),
    'What was seen of Fabric contradicted itself: it is to be read once more.',
  ],
  [
    decision('inconsistent', [], 'read once more, and it agrees'),
    'What was seen of the run contradicted itself: it was read once more, and it agrees.',
  ],
  [
    decision('inconsistent', ['fabric'], 'fabric unknown is kept'),
    'What was seen of Fabric contradicted itself: it stays unknown.',
  ],
  [
    decision('timestamp', ['fabric'], 'fabric error stands', 'worst-first'),
    'Two looks at Fabric differ: your rule worst-first decided for error.',
  ],
])('a decision is one short sentence without times: %#', (one, text) => {
  expect(words(one)).toEqual([text]);
});

test('components that nobody looked at are told at once', () => {
  const of = (name: ComponentName) => decision('missing', [name], `${name} never_synced is put in`);
  expect(words(of('kubernetes'), of('fabric'), of('watch'))).toEqual([
    'Nobody has looked at Kubernetes, Fabric and Watch yet: it counts as never synced.',
  ]);
});

test('what a rule of another release says is shown as it is', () => {
  expect(words(decision('timestamp', ['fabric'], 'nobody knows, really'))).toEqual([
    'Two looks at Fabric differ: it is nobody knows, really.',
  ]);
});
