import { describe, expect, test } from '@jest/globals';
import { readSyncConfig } from '../../../src/domain/config/file/read-sync-config.ts';
import {
  renderConfigurationErrors,
  renderConfigurationMended,
} from '../../../src/domain/report/configuration-check.ts';
import { readMarker } from '../../../src/domain/report/marker.ts';
import { byteLength } from '../../../src/domain/shared/byte-length.ts';

const FILE = '.github/hedgehog-sync.yml';
const RUN = { fabric: 'lab', mode: 'plan', requestId: 'r-1', commit: 'a'.repeat(40), url: null };
const CONTEXT = {
  sourceUrl: (file: string, line: number) => `https://forge.example/blob/x/${file}#L${line}`,
  docsUrl: '',
};

function errorsOf(text: string) {
  return readSyncConfig(text, FILE).diagnostics;
}

describe('the check of a fabric whose configuration has errors', () => {
  const diagnostics = errorsOf('fabrics:\n  - name: lab\n    pth: fabric\n    enabled: perhaps\n');
  const found = { file: FILE, diagnostics, place: 'default-branch', note: null, isInDiff: true } as const;

  test('fails, names code, line, cause and cure of each, and stands on the lines', () => {
    const report = renderConfigurationErrors(found, RUN, CONTEXT);
    expect(report.conclusion).toBe('failure');
    expect(report.title).toBe(
      `Not run: ${FILE} has 3 errors on the default branch, the first in line 2 (HHS-1210)`,
    );
    expect(report.summary).toMatch(/hedgehog-sync\.yml:3`\]\(\S+#L3\) `HHS-1220` there is no key/);
    expect(report.summary).toContain('**What to do:** Did you mean `path`?');
    expect(report.summary).toContain('**Is it safe?** **Not known.**');
    expect(readMarker(report.summary)).toMatchObject({ surface: 'check', fabric: 'lab', mode: 'plan' });
    expect(report.annotations.map(({ file, startLine, level }) => [file, startLine, level])).toEqual([
      [FILE, 2, 'failure'],
      [FILE, 3, 'failure'],
      [FILE, 4, 'failure'],
    ]);
  });

  test('has no remarks on lines that its commit does not change, and says what else is to be known', () => {
    const report = renderConfigurationErrors({ ...found, isInDiff: false, note: 'it is late' }, RUN, CONTEXT);
    expect(report.annotations).toEqual([]);
    expect(report.summary).toContain('; it is late');
  });

  test('fits its budget however many errors there are, and shows nothing that acts', () => {
    const keys = Array.from({ length: 300 }, (_, at) => `  "@team ![x](http://x.example/${at}) <b>": 1`);
    const report = renderConfigurationErrors(
      {
        ...found,
        diagnostics: errorsOf(`fabrics:\n  - name: lab\n    path: x\ncommands:\n${keys.join('\n')}\n`),
      },
      RUN,
      CONTEXT,
    );
    expect(byteLength(report.summary)).toBeLessThanOrEqual(65_535);
    expect(report.summary).not.toMatch(/!\[x\]\(http|<b>|[^`\w]@team/);
    expect(report.annotations.length).toBeLessThanOrEqual(200);
  });

  test('is about no fabric where none can be made out', () => {
    const report = renderConfigurationErrors(found, { ...RUN, fabric: '', mode: 'configuration' }, CONTEXT);
    expect(report.summary.split('\n')[0]).toBe('**❌ failed** · configuration · commit `aaaaaaaaaaaa`');
  });

  test('is neutral, never green, where the change mends the configuration', () => {
    const report = renderConfigurationMended(FILE, RUN);
    expect(report.conclusion).toBe('neutral');
    expect(report.title).toMatch(/this change mends it; nothing of the fabric was looked at/);
  });
});
