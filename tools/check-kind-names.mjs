// Outside domain/fabric no file knows a kind of the fabric by name: a new kind is one new file and one line.
// Kinds are what the files in domain/fabric/kinds define; comments may name them.
import { runCheck } from './house/run-check.mjs';
import { lineOf, listFiles, parseSource, walk } from './house/source-tree.mjs';

const kindFolder = 'src/domain/fabric/kinds';

/** `simulator` plays the fabric's own admission and switches, `entry` sees all, so they are not searched. */
const searched = ['src/domain', 'src/ports', 'src/operations', 'src/adapters'];

/** Who may name one kind, and why. */
const exceptions = [
  {
    path: /^src\/adapters\/kubernetes\/[^/]*agent[^/]*[.]ts$/,
    kind: 'Agent',
    why: 'strips specs from Agents',
  },
];

async function check(root) {
  const kindFiles = listFiles(root, kindFolder, '.ts');
  const kinds = new Set(kindFiles.flatMap((path) => kindsIn(parseSource(root, path))));
  const files = searched
    .flatMap((folder) => listFiles(root, folder, '.ts'))
    .filter((path) => !path.startsWith('src/domain/fabric/'));
  const violations = files.flatMap((path) => namesIn(parseSource(root, path), kinds));
  if (kinds.size === 0) {
    const message = 'no kind was found here, so nothing was searched for';
    violations.push({ file: kindFolder, line: 1, rule: 'no-kinds', message });
  }
  return { seen: files.length, violations };
}

/** Texts given to a property `kind`. */
function kindsIn(source) {
  const found = [];
  walk(source.ast, (node) => {
    if (node.type !== 'KeyValueProperty' || node.key.value !== 'kind') return;
    if (node.value.type === 'StringLiteral' && /^[A-Z]/.test(node.value.value)) found.push(node.value.value);
  });
  return found;
}

function namesIn(source, kinds) {
  const found = [];
  walk(source.ast, (node, ancestors) => {
    const name = textOf(node, ancestors.at(-1));
    if (name === null || !kinds.has(name)) return;
    if (exceptions.some(({ path, kind }) => kind === name && path.test(source.path))) return;
    found.push({
      file: source.path,
      line: lineOf(source, node, ancestors),
      rule: 'kind-by-name',
      message: `'${name}' is a kind of the fabric: ask the KindRegistry, or say it in ${kindFolder}`,
    });
  });
  return found;
}

/** A string, a template without holes or ending in `Kind/`, a key of an object, the name after a dot. */
function textOf(node, parent) {
  switch (node.type) {
    case 'StringLiteral':
      return node.value.replace(/\/$/, '');
    case 'TemplateElement':
      return (node.cooked ?? node.raw).replace(/\/$/, '');
    case 'Identifier':
      return isPropertyName(node, parent) ? node.value : null;
    default:
      return null;
  }
}

function isPropertyName(node, parent) {
  if (parent === undefined) return false;
  if (parent.type === 'MemberExpression') return parent.property === node;
  return (
    ['KeyValueProperty', 'TsPropertySignature', 'MethodProperty'].includes(parent.type) && parent.key === node
  );
}

await runCheck('check-kind-names', check);
