import { plainText } from '../escape-text.ts';
import { showInvisible } from '../invisible-characters.ts';
import { shorten } from '../layout.ts';
import type { PullPicture } from './pull-report.ts';

const LABEL_LIMIT = 60;

/**
 * The picture as a Mermaid flowchart. Labels hold nothing but letters, digits, blanks, dots, slashes and dashes as they
 * are; every other character goes by its number, so that nothing of it can be syntax, markdown, HTML or a directive.
 */
export function mermaidText({ nodes, edges }: PullPicture): string {
  const marks = [...new Set(nodes.map(({ mark }) => mark))];
  const lines = [
    'flowchart LR',
    ...nodes.map(({ kind, name, mark }, index) => `  n${index}["${label(kind)} ${label(name)}"]:::${mark}`),
    ...edges.map(({ from, to }) => `  n${from} --> n${to}`),
    ...marks.map((mark) => `  classDef ${mark} ${STYLES[mark]}`),
  ];
  return ['```mermaid', ...lines, '```'].join('\n');
}

/** Borders only: the forge has a light and a dark page. */
const STYLES: Readonly<Record<PullPicture['nodes'][number]['mark'], string>> = {
  new: 'stroke:#1a7f37,stroke-width:3px',
  changed: 'stroke:#9a6700,stroke-width:3px',
  gone: 'stroke:#cf222e,stroke-width:3px,stroke-dasharray:6 4',
  same: 'stroke:#818b98,stroke-width:1px',
};

function label(text: string): string {
  const shown = shorten(showInvisible(plainText(text)), LABEL_LIMIT);
  return shown.replaceAll(/[^A-Za-z0-9 ./-]/gu, (character) => `#${character.codePointAt(0) ?? 0xfffd};`);
}

/** What the borders mean, for those that are in the picture. */
export function legendOf({ nodes }: PullPicture): string {
  const words = {
    new: 'green is new',
    changed: 'yellow changes',
    gone: 'dashed red goes away',
    same: '',
  } as const;
  const marks = (['new', 'changed', 'gone'] as const).filter((mark) =>
    nodes.some((node) => node.mark === mark),
  );
  return marks.map((mark) => words[mark]).join(', ');
}
