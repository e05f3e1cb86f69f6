import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import type { KindDefinition, Rule } from '../../src/domain/resource/kind.ts';
import { codeCell } from './code-pages.ts';
import { type GeneratedFile, markdownPage, markdownTable } from './page.ts';

/** What a rule reads, as the pages say it. */
export const NEEDS: Readonly<Record<Rule['needs'], string>> = {
  self: 'the object alone',
  config: 'the configuration of the fabric',
  references: 'other objects',
  previous: 'the previous version',
  cluster: 'what controllers keep in the cluster',
  delete: 'what stays when the object goes',
};

/** What the fabric itself demands of each kind; each rule has a page with an example and the cure. */
export function rulesPage(): GeneratedFile {
  const kinds = fabricRegistry.kinds.filter(
    ({ rules, referenceRules }) => rules.length + referenceRules.length > 0,
  );
  return markdownPage('rules', 'Rules of the fabric', [
    'What the fabric’s admission demands of an object beyond its schema, and what it takes although it breaks later (warnings). Each rule carries the number of the rule of the fabric that it stands for, and has a page with an example and the cure. Schemas, metadata and files are in [diagnostics.md](diagnostics.md).',
    ...kinds.map(kindBlock),
  ]);
}

function kindBlock(kind: KindDefinition): string {
  const own = kind.rules.map(({ code, title, severity, needs }) => [code, title, severity, NEEDS[needs]]);
  const references = kind.referenceRules.map(({ code, title }) => [code, title, 'error', NEEDS.references]);
  const rows = [...own, ...references].sort(([a = ''], [b = '']) => compareCodes(a, b));
  const linked = rows.map(([value = '', ...rest]) => [codeCell(value), ...rest]);
  return `## ${kind.kind}\n\n${markdownTable(['rule', 'what must be so', 'severity', 'needs'], linked)}`;
}

/** `HHS-VPC-9` before `HHS-VPC-10`. */
function compareCodes(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
