import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeMarkdown, fence } from '../../../src/domain/report/markdown-escape.ts';
import { type Marker, readMarker, writeMarker } from '../../../src/domain/report/marker.ts';
import { hostileText } from '../../support/hostile-text.ts';
import { renderHtml, visibleText } from '../../support/rendered-markdown.ts';

const sample: Marker = { surface: 'check', fabric: 'lab', mode: 'drift', requestId: 'run-1', commit: null };
const short = hostileText.map((text) => text.slice(0, 100));

describe('the hidden marker', () => {
  test('comes back as it was written, whatever the names are, and shows nothing', () => {
    fc.assert(
      fc.property(short, short, fc.option(short), (fabric, requestId, commit) => {
        const marker = { ...sample, fabric, requestId, commit };
        const text = writeMarker(marker);
        expect(text).toMatch(/^<!-- [ -~]* -->$/);
        expect(text.slice(4, -3)).not.toMatch(/--|[<>]/);
        expect(readMarker(text)).toEqual(marker);
        expect(visibleText(renderHtml(`Text\n\n${text}`)).trim()).toBe('Text');
      }),
    );
  });

  test('is that of the end, not one that somebody put into a name or a value', () => {
    const forged = writeMarker({ ...sample, fabric: 'evil' });
    const text = ['Hello', escapeMarkdown(forged), fence([forged], 'sh'), writeMarker(sample)].join('\n\n');
    expect(readMarker(text)).toEqual(sample);
    expect(readMarker(escapeMarkdown(forged))).toBeNull();
  });

  test('survives a forge that changes line ends and adds a line', () => {
    expect(readMarker(`Hello\r\n\r\n${writeMarker(sample)}\r\n`)).toEqual(sample);
    expect(readMarker(`${writeMarker(sample)}\n\nSomebody answers below`)).toEqual(sample);
  });

  test('a text without one, or with one that is not ours, has none', () => {
    for (const text of [
      '',
      'Hello',
      '<!-- hedgehog-sync:2 [] -->',
      '<!-- hedgehog-sync:1 [1,2] -->',
      '<!-- hedgehog-sync:1 {broken -->',
      '<!-- hedgehog-sync:1 ["x","a","b","c",null] -->',
    ]) {
      expect(readMarker(text)).toBeNull();
    }
  });

  test('stays short whatever it is given', () => {
    const endless = 'x'.repeat(100_000);
    expect(
      writeMarker({ ...sample, fabric: endless, requestId: endless, commit: endless }).length,
    ).toBeLessThan(2_500);
  });
});
