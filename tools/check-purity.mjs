// The core takes time, chance, environment and output as arguments: none of these names may occur in it.
import { runCheck } from './house/run-check.mjs';
import { lineOf, listFiles, parseSource, walk } from './house/source-tree.mjs';

const pureRooms = ['src/domain', 'src/ports', 'src/operations'];

const instead = new Map([
  ['process', 'entry reads it and hands values in'],
  ['fetch', 'put the request behind a port'],
  ['console', 'return a value, or use the log port'],
  ['setTimeout', 'use the clock port'],
  ['setInterval', 'use the clock port'],
  ['setImmediate', 'use the clock port'],
  ['queueMicrotask', 'use the clock port'],
  ['Buffer', 'use Uint8Array with TextEncoder or TextDecoder'],
  ['performance', 'use the clock port'],
  ['crypto', 'put chance and keys behind a port'],
  ['globalThis', 'it hides every other global'],
  ['global', 'it hides every other global'],
  ['require', 'use an import statement'],
  ['eval', 'text is data here'],
  ['Function', 'text is data here'],
]);

const forbiddenMembers = new Map([
  ['Date.now', 'use the clock port'],
  ['Math.random', 'hand chance in as an argument'],
  ['Atomics.wait', 'use the clock port'],
]);

/** The only place that may say "this cannot happen" with a plain Error. */
const plainErrorAllowed = 'src/domain/shared/assert-never.ts';

const isGlobal = (node, name) =>
  node?.type === 'Identifier' && node.ctxt === 1 && (name === undefined || node.value === name);

async function check(root) {
  const files = pureRooms.flatMap((room) => listFiles(root, room, '.ts'));
  return { seen: files.length, violations: files.flatMap((path) => impurities(parseSource(root, path))) };
}

function impurities(source) {
  const found = [];
  walk(source.ast, (node, ancestors) => {
    const fault = faultOf(node, ancestors.at(-1), source.path);
    if (fault !== null) found.push({ file: source.path, line: lineOf(source, node, ancestors), ...fault });
  });
  return found;
}

function faultOf(node, parent, path) {
  switch (node.type) {
    case 'Identifier':
      return globalUse(node, parent);
    case 'MemberExpression':
      return memberUse(node);
    case 'NewExpression':
      return isGlobal(node.callee, 'Date') && (node.arguments ?? []).length === 0
        ? { rule: 'no-clock', message: 'new Date() reads the clock: use the clock port' }
        : null;
    case 'CallExpression':
      return isGlobal(node.callee, 'Date') ? { rule: 'no-clock', message: 'Date() reads the clock' } : null;
    case 'MetaProperty':
      return node.kind === 'import.meta'
        ? { rule: 'no-global', message: 'import.meta is known to Node only: entry hands paths in' }
        : null;
    case 'ThrowStatement':
      return plainError(node.argument, path);
    default:
      return null;
  }
}

/** A type may be named (`typeof fetch`): that runs nothing. */
function globalUse(node, parent) {
  if (!isGlobal(node) || !instead.has(node.value) || parent?.type.startsWith('Ts')) return null;
  return { rule: 'no-global', message: `${node.value} is not pure: ${instead.get(node.value)}` };
}

function memberUse(node) {
  if (!isGlobal(node.object)) return null;
  const name = `${node.object.value}.${propertyName(node.property)}`;
  const advice = forbiddenMembers.get(name);
  return advice ? { rule: 'no-clock-or-chance', message: `${name} is not pure: ${advice}` } : null;
}

function propertyName(property) {
  if (property.type === 'Computed') return property.expression.value;
  return property.value;
}

function plainError(thrown, path) {
  const plain = ['NewExpression', 'CallExpression'].includes(thrown.type) && isGlobal(thrown.callee, 'Error');
  if (!plain || path === plainErrorAllowed) return null;
  return {
    rule: 'no-plain-error',
    message: 'throw an error class of the domain: it has a code, a cause and a cure',
  };
}

await runCheck('check-purity', check);
