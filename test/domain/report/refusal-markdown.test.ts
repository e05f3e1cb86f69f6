import { describe, expect, test } from '@jest/globals';
import { renderIdle, renderRefusal, type UnbegunRun } from '../../../src/domain/report/refusal-markdown.ts';

const run: UnbegunRun = {
  fabric: 'lab',
  mode: 'plan',
  requestId: 'req-1',
  commit: null,
  url: null,
};

describe('the check of a run that could not begin', () => {
  test('escapes what it was told once, and shows code as code', () => {
    const { summary } = renderRefusal(
      { code: 'HHS-2010', message: 'pull_request_target is refused', help: 'Use pull_request and `mode`.' },
      run,
    );
    expect(summary).toContain('nothing was written: pull\\_request\\_target is refused (HHS-2010)');
    expect(summary).toContain('**What do I do next?** Use pull\\_request and `mode`.');
  });

  test('lets nothing of it act', () => {
    const { summary } = renderRefusal(
      { code: 'HHS-2001', message: '"@org/team <img src=x>" #12', help: '[x](http://evil)' },
      run,
    );
    expect(summary).not.toMatch(/@org|<img|#12|\[x\]\(http/);
  });

  test('says the same of a run that had nothing to do', () => {
    const { conclusion, summary } = renderIdle('no fabric of a_b is touched', run);
    expect(conclusion).toBe('neutral');
    expect(summary).toContain('No fabric of a\\_b is touched');
  });
});
