// Sizes and habits that the linter has no rule for, or that a comment could switch off.
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runCheck } from './house/run-check.mjs';
import { lineOf, listFiles, parseSource, walk } from './house/source-tree.mjs';

const maxFileLines = 300;
const maxFunctionLines = 60;

/** Files that may be longer: path and why. An entry that is not needed any more is a violation. */
const longFiles = new Map([
  ['src/entry/cli/demo/sample-files.ts', 'generated from examples/sample-fabric, all of it data'],
]);

/** Where a compiler check may be switched off: path and why. */
const suppressions = new Map([
  ['src/adapters/kubernetes/load-vendor.ts', 'vendor.cjs exists only after the build'],
]);

const drawers = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'lib']);
const functions = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'PrivateMethod',
  'Constructor',
  'MethodProperty',
  'GetterProperty',
  'SetterProperty',
]);
const suppression = /@ts-(ignore|expect-error|nocheck)/;

async function check(root) {
  const files = listFiles(root, 'src', '.ts');
  const sources = files.map((path) => parseSource(root, path));
  const violations = [
    ...sources.flatMap((source) => [
      ...tooLong(source),
      ...suppressed(source),
      ...barrel(source),
      ...faultsInTree(source),
    ]),
    ...drawerFolders(root),
    ...staleExceptions(sources),
  ];
  return { seen: files.length, violations };
}

const lineCount = (source) => source.text.replace(/\n$/, '').split('\n').length;

function tooLong(source) {
  const lines = lineCount(source);
  if (lines <= maxFileLines || longFiles.has(source.path)) return [];
  const message = `${lines} lines; a file ends at ${maxFileLines}: give its second idea a file of its own`;
  return [{ file: source.path, line: maxFileLines + 1, rule: 'file-too-long', message }];
}

function suppressed(source) {
  if (suppressions.has(source.path)) return [];
  return source.text.split('\n').flatMap((text, index) => {
    const match = suppression.exec(text);
    if (match === null) return [];
    const message = `${match[0]} switches a check off: mend what it reports`;
    return [{ file: source.path, line: index + 1, rule: 'no-suppression', message }];
  });
}

function barrel(source) {
  const { body } = source.ast;
  const passesOn = (item) =>
    item.type === 'ExportAllDeclaration' || (item.type === 'ExportNamedDeclaration' && item.source);
  const message = 'a file that only passes on other files hides where a name is defined';
  if (basename(source.path) !== 'index.ts' && !(body.length > 0 && body.every(passesOn))) return [];
  if (source.path === 'src/adapters/kubernetes/vendor.ts') return [];
  return [{ file: source.path, line: 1, rule: 'no-barrel', message }];
}

function faultsInTree(source) {
  const found = [];
  walk(source.ast, (node, ancestors) => {
    const fault = faultOf(source, node);
    if (fault !== null) found.push({ file: source.path, line: lineOf(source, node, ancestors), ...fault });
  });
  return found;
}

function faultOf(source, node) {
  if (functions.has(node.type)) return longFunction(source, node);
  switch (node.type) {
    case 'TsNonNullExpression':
      return { rule: 'no-non-null', message: '`!` claims what was not checked: narrow the value' };
    case 'TsKeywordType':
      return node.kind === 'any' ? { rule: 'no-any', message: 'use unknown and parse' } : null;
    case 'TsAsExpression':
      return node.expression.type === 'TsAsExpression' &&
        keyword(node.expression.typeAnnotation) === 'unknown'
        ? { rule: 'no-double-cast', message: '`as unknown as` switches the compiler off: parse the value' }
        : null;
    case 'TsEnumDeclaration':
      return { rule: 'no-enum', message: 'use a union of strings' };
    case 'ExportDefaultExpression':
    case 'ExportDefaultDeclaration':
      return { rule: 'no-default-export', message: 'export by name' };
    default:
      return null;
  }
}

const keyword = (type) => (type.type === 'TsKeywordType' ? type.kind : null);

function longFunction(source, node) {
  if (!node.span) return null;
  const lines = source.lineAt(node.span.end - 1) - source.lineAt(node.span.start) + 1;
  if (lines <= maxFunctionLines) return null;
  const message = `${lines} lines; a function ends at ${maxFunctionLines}`;
  return { rule: 'function-too-long', message };
}

function drawerFolders(root) {
  const start = join(root, 'src');
  if (!statSync(start, { throwIfNoEntry: false })) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && drawers.has(entry.name))
    .map((entry) => ({
      file: join(entry.parentPath, entry.name).slice(root.length + 1),
      line: 1,
      rule: 'no-drawer',
      message: 'name a folder after what is in it',
    }));
}

function staleExceptions(sources) {
  const message = 'is listed as an exception in tools/check-sizes.mjs, but needs none: take it off the list';
  return sources
    .filter(({ path }) => longFiles.has(path) || suppressions.has(path))
    .filter(
      (source) =>
        (longFiles.has(source.path) && lineCount(source) <= maxFileLines) ||
        (suppressions.has(source.path) && !suppression.test(source.text)),
    )
    .map(({ path }) => ({ file: path, line: 1, rule: 'stale-exception', message }));
}

await runCheck('check-sizes', check);
