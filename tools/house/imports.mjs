import { lineOf, walk } from './source-tree.mjs';

/**
 * Every place where a file names another module: `{ specifier, typeOnly, inType, line }`.
 * `inType` marks `import('x')` written as a type, which dependency-cruiser does not see.
 */
export function importsOf(source) {
  const found = [];
  walk(source.ast, (node, ancestors) => {
    const named = namedModule(node);
    if (named !== null) found.push({ ...named, line: lineOf(source, node, ancestors) });
  });
  return found;
}

function namedModule(node) {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node.source ? { specifier: node.source.value, typeOnly: isTypeOnly(node), inType: false } : null;
    case 'TsImportType':
      return { specifier: node.argument.value, typeOnly: true, inType: true };
    case 'CallExpression': {
      const argument = node.arguments[0]?.expression;
      return node.callee.type === 'Import' && argument?.type === 'StringLiteral'
        ? { specifier: argument.value, typeOnly: false, inType: false }
        : null;
    }
    default:
      return null;
  }
}

function isTypeOnly(node) {
  const specifiers = node.specifiers ?? [];
  return node.typeOnly || (specifiers.length > 0 && specifiers.every((one) => one.isTypeOnly === true));
}
