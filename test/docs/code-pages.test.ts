import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readSyncConfig } from '../../src/domain/config/file/read-sync-config.ts';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import { validateFabric } from '../../src/domain/validate/validate-fabric.ts';
import type { CodeExample } from '../../tools/generators/examples/code-example.ts';
import { CONFIG_EXAMPLES } from '../../tools/generators/examples/config-examples.ts';
import { FILE_EXAMPLES } from '../../tools/generators/examples/file-examples.ts';
import { OBJECT_EXAMPLES } from '../../tools/generators/examples/object-examples.ts';
import { parseText } from '../support/parse-text.ts';
import { projectRoot } from '../support/shared.ts';

const pages = join(projectRoot, 'docs', 'reference', 'codes');
const pageOf = (code: string): string => readFileSync(join(pages, `${code}.md`), 'utf8');

function yamlOf(examples: Readonly<Record<string, CodeExample>>): [string, string][] {
  return Object.entries(examples).flatMap(([code, example]) =>
    'yaml' in example ? [[code, example.yaml] as [string, string]] : [],
  );
}

/** Codes that are written out in the sources; those that are put together come from the registry. */
function codesInSources(): Set<string> {
  const source = join(projectRoot, 'src');
  const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(source, path), 'utf8'));
  return new Set(texts.flatMap((text) => text.match(/(?<=')HHS-(?:\d{4}|[A-Z]+-?D?\d+[a-z]?)(?=')/g) ?? []));
}

describe('the pages of the codes', () => {
  test('are there for every code that the program can give', () => {
    const rules = fabricRegistry.kinds.flatMap((kind) =>
      [...kind.rules, ...kind.referenceRules].map(({ code }) => code),
    );
    const codes = [...new Set([...codesInSources(), ...rules])];
    expect(codes.length).toBeGreaterThan(350);
    expect(codes.filter((code) => !existsSync(join(pages, `${code}.md`)))).toEqual([]);
  });

  test('tell cause, example and what to do', () => {
    const bare = readdirSync(pages).filter((name) => {
      const text = readFileSync(join(pages, name), 'utf8');
      const sections = text.split(/^##+ (?:Cause|Example|What to do)$/m).slice(1);
      return sections.length < 3 || sections.some((section) => section.trim() === '');
    });
    expect(bare).toEqual([]);
  });

  test('are linked from the tables', () => {
    const tables = ['diagnostics', 'errors', 'rules'].map((name) =>
      readFileSync(join(projectRoot, 'docs', 'reference', `${name}.md`), 'utf8'),
    );
    const linked = new Set(tables.flatMap((text) => text.match(/(?<=\(codes\/)[\w-]+\.md/g) ?? []));
    expect(readdirSync(pages).filter((name) => !linked.has(name))).toEqual([]);
  });
});

describe('an example is found to be what its page says', () => {
  test.each([...yamlOf(FILE_EXAMPLES), ...yamlOf(OBJECT_EXAMPLES)])('%s', (code, text) => {
    const parsed = parseText([{ path: 'fabric.yaml', text }], {}, fabricRegistry);
    const nothing = { sourceDiagnostics: [], sourceSkipped: [] };
    const { diagnostics } = validateFabric({ parsed, files: 1, registry: fabricRegistry, ...nothing });
    expect(diagnostics.map((one) => one.code)).toContain(code);
  });

  test.each(yamlOf(CONFIG_EXAMPLES))('%s', (code, text) => {
    const { diagnostics } = readSyncConfig(text, 'hedgehog-sync.yml', fabricRegistry);
    expect(diagnostics.map((one) => one.code)).toContain(code);
    expect(pageOf(code)).toContain(text.trimEnd());
  });
});

describe('links between the documents', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs']
    .flatMap((path) =>
      path.endsWith('.md')
        ? [path]
        : readdirSync(join(projectRoot, path), { recursive: true, encoding: 'utf8' }).map((name) =>
            join(path, name),
          ),
    )
    .filter((path) => path.endsWith('.md'));

  test('lead to files and headings that exist', () => {
    const broken = documents.flatMap((path) =>
      linksIn(readFileSync(join(projectRoot, path), 'utf8'))
        .filter((target) => !leadsSomewhere(path, target))
        .map((target) => `${path}: ${target}`),
    );
    expect(broken).toEqual([]);
  });
});

/** Targets inside the repository, outside of code. */
function linksIn(text: string): string[] {
  const prose = text.replaceAll(/^```[^\n]*\n[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`(?!\])/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

function leadsSomewhere(from: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? join(projectRoot, from) : resolve(projectRoot, dirname(from), path);
  if (!existsSync(file)) return false;
  return anchor === undefined || headingsOf(readFileSync(file, 'utf8')).includes(anchor);
}

/** Anchors as GitHub makes them. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}
