import type { Diagnostic } from '../shared/diagnostic.ts';
import { plural } from '../shared/plural.ts';
import { ANNOTATION_LIMIT, findingRemark } from './annotations.ts';
import type { CheckReport } from './check-report.ts';
import { findingItem, sortFindings } from './findings-markdown.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { name, sentence } from './markdown-parts.ts';
import { renderIdle, renderUnbegun, type UnbegunRun } from './refusal-markdown.ts';

/** The check that stands for all fabrics where the configuration names none that can be read. */
export const CONFIGURATION_CHECK = 'hedgehog-sync / configuration';

/** Where the text with the errors stands: at the head of the default branch, or in what is proposed. */
export type BrokenPlace = 'default-branch' | 'proposal';

export interface ConfigurationErrors {
  /** Path of the configuration in the repository. */
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly place: BrokenPlace;
  /** What else is to be known, a plain sentence without full stop; null: nothing. */
  readonly note: string | null;
  /** The commit of the check has these lines. */
  readonly isInDiff: boolean;
}

/** The check of a fabric that nobody can look at, because the configuration that says how has errors. */
export function renderConfigurationErrors(
  found: ConfigurationErrors,
  run: UnbegunRun,
  context: Pick<MarkdownContext, 'sourceUrl' | 'docsUrl'>,
): CheckReport {
  const { file, place, note, isInDiff } = found;
  const errors = sortFindings(found.diagnostics);
  const count = plural(errors.filter(({ severity }) => severity === 'error').length, 'error');
  const [first] = errors;
  const where = place === 'proposal' ? 'with this change' : 'on the default branch';
  const title = `Not run: ${file} has ${count} ${where}, the first in line ${first?.line ?? 1} (HHS-1210)`;
  const lines = [
    `- **Is it safe?** **Not known.** Nothing was looked at and nothing was written: the configuration ${name(file)} has ${count} ${where} (HHS-1210)${note === null ? '' : `; ${sentence(note)}`}`,
    '- **What changed?** Nothing.',
    `- **What do I do next?** ${sentence(NEXT[place])}`,
  ];
  return renderUnbegun(run, {
    ...{ conclusion: 'failure', title, body: lines.join('\n') },
    sections: [
      {
        head: '### Findings in the configuration',
        items: errors.map((one) => findingItem(one, context)),
        layout: 'list',
        noun: 'finding',
      },
    ],
    annotations: isInDiff ? errors.slice(0, ANNOTATION_LIMIT).map(findingRemark) : [],
  });
}

const NEXT: Readonly<Record<BrokenPlace, string>> = {
  'default-branch':
    'Mend what is listed below. The check of a pull request that does is neutral, and once it is merged all fabrics are looked at again.',
  proposal: 'Mend what is listed below, in this change: then its check is neutral.',
};

/** The check of a proposal that mends the configuration: the fabric is looked at only by what was merged. */
export function renderConfigurationMended(file: string, run: UnbegunRun): CheckReport {
  const said = `the configuration ${file} has errors on the default branch, and this change mends it; nothing of the fabric was looked at, it will be after the merge`;
  return renderIdle(said, run);
}
