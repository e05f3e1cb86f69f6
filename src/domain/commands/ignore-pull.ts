import { plainText } from '../report/escape-text.ts';
import { fitBytes, plainSection } from '../report/fit-bytes.ts';
import { shorten } from '../report/layout.ts';
import { name, row, sentence, tableHead } from '../report/markdown-parts.ts';
import { displayPath } from '../shared/pointer.ts';
import type { WantedRule } from './ignore-rules-edit.ts';

/** Of the body of a pull request, in bytes; the forge takes 65,536. */
const BODY_LIMIT = 65_000;
const TITLE_LIMIT = 200;

export interface IgnorePull {
  readonly title: string;
  readonly body: string;
  /** Of the one commit. */
  readonly message: string;
}

/** Texts of the pull request that adds ignore rules to the configuration. */
export function ignorePull(fabric: string, rules: readonly WantedRule[], by: string): IgnorePull {
  const [first] = rules;
  const more = rules.length > 1 ? ` and ${rules.length - 1} more` : '';
  const what = first === undefined ? 'differences' : `${first.kind} ${first.name}${more}`;
  const sections = [
    plainSection(
      `${name(by)} asked for it by command: these differences of fabric ${name(fabric)} are to be left alone until the day given. Merged, they are neither told as drift nor written, but counted and listed with the reason.`,
    ),
    {
      head: tableHead(['Object', 'Field', 'Until', 'Because']),
      items: rules.map(({ kind, name: object, path, expires, reason }) =>
        row([
          name(`${kind}/${object}`),
          path === null ? 'all of it' : name(displayPath(path)),
          name(expires),
          sentence(reason),
        ]),
      ),
      layout: 'rows' as const,
      noun: 'rule',
    },
  ];
  return {
    title: shorten(plainText(`[${fabric}] Ignore differences of ${what}`), TITLE_LIMIT),
    body: fitBytes(sections, { bytes: BODY_LIMIT, end: '', elsewhere: 'the diff shows all' }).trimEnd(),
    message: `${plainText(`Ignore differences of ${what}`).slice(0, 72)}\n\nAsked for by ${plainText(by)} in a comment.`,
  };
}
