import { describe, expect, test } from '@jest/globals';
import { runTool } from './planted-tree.ts';

const kinds = {
  'src/domain/fabric/kinds/vpc.ts': "export const vpc = defineKind({ kind: 'VPC', plural: 'vpcs' });\n",
  'src/domain/fabric/kinds/switch.ts': "export const s = defineKind({ kind: 'Switch' });\n",
  'src/domain/fabric/kinds/agent.ts': "export const a = defineKind({ kind: 'Agent' });\n",
};

const forbidden: readonly (readonly [path: string, text: string])[] = [
  ['src/domain/plan/a.ts', "export const a = (kind: string) => kind === 'VPC';"],
  ['src/domain/plan/b.ts', 'export const a = `VPC`;'],
  ['src/domain/status/c.ts', "export type Component = 'fabric' | 'Switch';"],
  ['src/domain/report/d.ts', 'export const icons = { Switch: 1 };'],
  ['src/domain/report/e.ts', 'export const icon = (icons: Icons) => icons.Switch;'],
  ['src/operations/f.ts', `export const key = (name: string) => \`VPC/\${name}\`;`],
  ['src/ports/g.ts', "export type Kind = 'VPC';"],
  ['src/adapters/kubernetes/h.ts', "export const kind = 'Agent';"],
];

const allowed = {
  'src/domain/plan/comment.ts': "// a 'VPC' comes before its peering\nexport const a = 1;",
  'src/domain/plan/word.ts': "export const switchPosition = 'Switched';\nexport interface Switch { a: 1 }",
  'src/domain/fabric/order.ts': "export const first = 'VPC';",
  'src/simulator/admission.ts': "export const first = 'VPC';",
  'src/entry/cli/main.ts': "export const first = 'VPC';",
  'src/adapters/kubernetes/agent-reader.ts': "export const kind = 'Agent';",
};

describe('the check that only domain/fabric names kinds', () => {
  test('reports a kind as text, key, member or part of a template, and nothing else', () => {
    const run = runTool('check-kind-names', { ...kinds, ...allowed, ...Object.fromEntries(forbidden) });
    expect(run.violations).toEqual(forbidden.map(([path]) => `${path}: kind-by-name`).sort());
    expect(run.status).toBe(1);
  });

  test('passes where nobody does', () => {
    expect(runTool('check-kind-names', { ...kinds, ...allowed }).status).toBe(0);
  });

  test('fails where it knows no kind to look for', () => {
    const run = runTool('check-kind-names', allowed);
    expect(run.violations).toEqual(['src/domain/fabric/kinds: no-kinds']);
    expect(run.status).toBe(1);
  });
});
