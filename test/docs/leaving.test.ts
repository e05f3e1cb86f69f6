import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { backPortBranch } from '../../src/operations/ensure-back-port.ts';
import { ISSUE_LABEL } from '../../src/operations/ensure-issues.ts';
import { projectRoot } from '../support/shared.ts';

const page = readFileSync(join(projectRoot, 'docs', 'leaving.md'), 'utf8');

/** First parts of the branches that the sources name: `hedgehog-sync/back-port/`. */
function branchPrefixes(): Set<string> {
  const source = join(projectRoot, 'src');
  const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(source, path), 'utf8'));
  return new Set(texts.flatMap((text) => text.match(/(?<=[`'])hedgehog-sync\/[a-z-]+\/(?=\$\{)/g) ?? []));
}

test('the page on leaving names every branch that is made in a repository', () => {
  const prefixes = branchPrefixes();
  expect(prefixes.size).toBeGreaterThanOrEqual(2);
  expect([...prefixes].filter((prefix) => !page.includes(prefix))).toEqual([]);
  expect(page).toContain(backPortBranch('demo'));
  expect(page).toContain('hedgehog-sync/status');
});

test('the page on leaving names the issues, the configuration, the App and what stays in the cluster', () => {
  expect(page).toContain(`--label ${ISSUE_LABEL} `);
  for (const word of ['.github/hedgehog-sync.yml', 'uninstall', 'ConfigMaps and Lease', 'managedFields'])
    expect(page).toContain(word);
});
