import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { backPortPull } from '../../../src/domain/backport/back-port-text.ts';
import { readMarker } from '../../../src/domain/report/marker.ts';
import { keyOf } from '../../../src/domain/resource/object-id.ts';
import { byteLength } from '../../../src/domain/shared/byte-length.ts';
import { driftObjects } from '../../../src/domain/status/drift-content.ts';
import { hostileText } from '../../support/hostile-text.ts';
import { faultsOf, liveParts, renderHtml, visibleText } from '../../support/rendered-markdown.ts';
import { driftOf, type SampleObject } from '../../support/status-world.ts';
import { poisoned } from '../report/poisoned.ts';
import { markdown } from '../report/run-samples.ts';

function pullOf(samples: readonly SampleObject[], text?: string) {
  const found = driftObjects(driftOf(0, samples));
  const objects = text === undefined ? found : poisoned(found, text);
  const taken = objects.flatMap((object) =>
    object.fields
      .slice(0, 1_000)
      .map(({ pointer }) => ({ key: keyOf(object), pointer, file: object.file ?? 'a.yaml' })),
  );
  const refused = objects.slice(0, 3).map(({ group, kind, namespace, name }) => ({
    group,
    kind,
    namespace,
    name,
    pointer: '/spec/size0',
    file: 'boxes.yaml',
    line: 7,
    reason: 'conflict' as const,
    message: text ?? `spec.size0 of ${kind} ${namespace}/${name} differs on both sides`,
    help: text ?? 'Decide.',
  }));
  const result = { files: new Map([['boxes.yaml', 'x']]), taken, refused };
  const input = {
    fabric: text ?? 'lab',
    objects,
    result,
    asked: 'all',
    liveDigest: 'l1',
    filesDigest: 'f1',
  } as const;
  return backPortPull(input, markdown);
}

describe('the text of a back-port pull request', () => {
  test('says field, both values, who wrote it and when, and what could not be taken', () => {
    const { title, body, message } = pullOf([{ state: 'cluster_ahead' }]);
    expect(title).toBe('[lab] Box box-0 as the cluster has it');
    const seen = visibleText(renderHtml(body));
    expect(seen).toContain('spec.size0');
    expect(seen).toContain('by kubectl-edit (Update), last write 2026-03-01 11:50');
    expect(seen).toContain('What could not be taken');
    expect(message).toBe('Take Box box-0 as the cluster has it\n\n- Box box-0: 1 field');
    expect(readMarker(body)).toMatchObject({
      surface: 'back-port',
      fabric: 'lab',
      requestId: 'l1',
      commit: 'f1',
    });
  });

  test('a thousand objects fit, and the message stays short', () => {
    const { title, body, message } = pullOf(
      Array.from({ length: 1_000 }, () => ({ state: 'cluster_ahead' }) as const),
    );
    expect(title).toBe('[lab] 1000 objects as the cluster has them');
    expect(byteLength(body)).toBeLessThanOrEqual(65_000);
    expect(faultsOf(body, 'https://forge.example/')).toEqual([]);
    expect(message.split('\n')).toHaveLength(23);
  });

  test('hostile text comes out inert', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { title, body, message } = pullOf(
          [{ state: 'cluster_ahead', fields: 3 }, { state: 'both_changed' }],
          text,
        );
        const shown = body
          .split('\n')
          .filter((line) => !line.startsWith('<!-- hedgehog-sync'))
          .join('\n');
        expect(faultsOf(shown, 'https://forge.example/')).toEqual([]);
        expect(liveParts(renderHtml(shown))).toEqual([]);
        expect(readMarker(body)?.surface).toBe('back-port');
        expect(/\p{Cc}/u.test(`${title}${message.replaceAll('\n', '')}`)).toBe(false);
      }),
      { numRuns: 100, seed: 5 },
    );
  });
});
