import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { describeWithShared, projectRoot, sharedRoot } from '../support/shared.ts';

/** Rows that need a part of the product which the status alone is not. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['categorized differences', 'the impact classes'],
  ['Fabric health score 0.0–1.0', 'the scheduler of the app'],
]);

const SECTIONS = ['States', 'Status types (components)', 'Conflict rules', 'Health'];

/** First column names the founding document, the second the row. */
function rowsOf(section: string, text: string): string[] {
  const body = text.split(`### ${section}\n`)[1]?.split('\n### ')[0] ?? '';
  return body.split('\n').flatMap((line) => {
    const [, document, name] = line.split('|').map((cell) => cell.trim());
    return document !== undefined && /^S\d$/.test(document) && name !== undefined ? [name] : [];
  });
}

describeWithShared('the requirements', () => {
  test('every row on states, components, conflicts and health has a test of its name, or a reason why not', () => {
    const folder = join(projectRoot, 'test', 'requirements');
    const tests = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const requirements = readFileSync(join(sharedRoot, 'reference', 'requirements.md'), 'utf8');
    const names = SECTIONS.flatMap((section) => rowsOf(section, requirements));
    const isTested = (name: string) =>
      tests.some((text) => text.includes(`'${name}: `) || text.includes(`"${name}: `));
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !isTested(name)).sort()).toEqual([...ELSEWHERE.keys()].sort());
  });
});
