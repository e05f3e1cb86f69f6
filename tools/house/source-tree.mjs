import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseSync } from '@swc/core';

/** Paths of the files under `folder` that end with `ending`, relative to `root`, with slashes, sorted. */
export function listFiles(root, folder, ending) {
  const start = join(root, folder);
  if (!statSync(start, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/**
 * A TypeScript file with its syntax tree. In the tree an identifier whose `ctxt` is 1 is bound nowhere in the
 * file, so it is a global; `lineOf` turns a node's byte span into a line.
 */
export function parseSource(root, path) {
  const bytes = readFileSync(join(root, path));
  const ast = parseSync(bytes.toString('utf8'), { syntax: 'typescript', target: 'es2022' });
  const lineStarts = [0];
  for (let i = bytes.indexOf(10); i !== -1; i = bytes.indexOf(10, i + 1)) lineStarts.push(i + 1);
  return { path, text: bytes.toString('utf8'), ast, lineAt: (offset) => lineAt(lineStarts, offset) };
}

/** Spans count bytes from 1. */
function lineAt(lineStarts, offset) {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (lineStarts[middle] <= offset - 1) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** Calls `visit(node, ancestors)` for every node, outermost first; the nearest ancestor is the last one. */
export function walk(node, visit, ancestors = []) {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, visit, ancestors);
    return;
  }
  if (node === null || typeof node !== 'object') return;
  const isNode = typeof node.type === 'string';
  if (isNode) visit(node, ancestors);
  const below = isNode ? [...ancestors, node] : ancestors;
  for (const [key, value] of Object.entries(node)) {
    if (key !== 'span' && typeof value === 'object') walk(value, visit, below);
  }
}

/** The line of a node, of its nearest ancestor where the node itself has no span. */
export function lineOf(source, node, ancestors = []) {
  const placed = [...ancestors, node].findLast((one) => one.span !== undefined);
  return source.lineAt(placed?.span.start ?? 1);
}
