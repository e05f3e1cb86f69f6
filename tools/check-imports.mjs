// Who may import whom. The rules are in .dependency-cruiser.cjs; this program runs them and adds what
// dependency-cruiser cannot see: whether an import is of types only, and whether it saw every file and import.
import { createRequire } from 'node:module';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { importsOf } from './house/imports.mjs';
import { runCheck } from './house/run-check.mjs';
import { listFiles, parseSource } from './house/source-tree.mjs';

const rooms =
  /^src\/(domain\/(shared|resource|config|parse|edit|validate|diff|merge|drift|plan|status|commands|backport|issues|report|schedule|fabric)|ports|operations|adapters\/[^/]+|simulator|entry)\//;

const typesOnly = [
  { from: /^src\/ports\//, to: /^src\//, why: 'ports are interfaces: import types only' },
  { from: /^src\/simulator\//, to: /^src\/ports\//, why: "the simulator may see ports' types only" },
  {
    from: /^src\/domain\/report\//,
    to: /^src\/domain\/(validate|fabric)\//,
    why: 'report may see these types only',
  },
];

/** The one place that names a type by `import('…')`, because the module itself exists only after the build. */
const importTypeAllowed = 'src/adapters/kubernetes/load-vendor.ts';

async function check(root) {
  const files = listFiles(root, 'src', '.ts');
  if (files.length === 0) return { seen: 0, violations: [] };
  const sources = files.map((path) => parseSource(root, path));
  const { modules, violations } = await cruiseSources(root);
  return {
    seen: modules.size,
    violations: [
      ...violations.map((one) => atImport(one, sources, modules)),
      ...unseenFiles(files, modules),
      ...sources.flatMap((source) => [
        ...strayFile(source.path),
        ...unseenImports(source, modules.get(source.path)),
        ...valueImports(source),
      ]),
      ...missingStart(files),
    ],
  };
}

/** `modules`: what dependency-cruiser saw of src, with the imports of each as `{ module, resolved }`. */
async function cruiseSources(root) {
  const { forbidden, options } = createRequire(import.meta.url)(
    fileURLToPath(new URL('../.dependency-cruiser.cjs', import.meta.url)),
  );
  process.chdir(root);
  const { output } = await cruise(['src'], { ...options, validate: true, ruleSet: { forbidden } });
  const modules = output.modules.filter(({ source }) => source.startsWith('src/') && source.endsWith('.ts'));
  const comments = new Map(forbidden.map(({ name, comment }) => [name, comment]));
  return {
    modules: new Map(modules.map((one) => [one.source, one.dependencies])),
    violations: output.summary.violations.map((violation) => ({
      file: violation.from,
      to: violation.to,
      rule: violation.rule.name,
      message: `${describe(violation)}. ${comments.get(violation.rule.name)}`,
    })),
  };
}

/** As dependency-cruiser writes it. */
const names = ({ specifier }) => specifier.replace(/^node:/, '');

/** dependency-cruiser names files; the line is that of the import statement. */
function atImport({ file, to, rule, message }, sources, modules) {
  const specifier = modules.get(file)?.find(({ resolved }) => resolved === to)?.module;
  const source = sources.find(({ path }) => path === file);
  const statement = source && importsOf(source).find((one) => names(one) === specifier);
  return { file, line: statement?.line ?? 1, rule, message };
}

function describe({ from, to, cycle }) {
  if (cycle) return `imports itself by way of ${cycle.map(({ name }) => name).join(' → ')}`;
  return from === to ? 'is reached by nobody' : `imports ${to}`;
}

/** dependency-cruiser finds modules by itself: a file that it passes over would be green unseen. */
function unseenFiles(files, modules) {
  const message = 'dependency-cruiser did not see this file, so no rule was applied to it';
  return files
    .filter((path) => !modules.has(path))
    .map((file) => ({ file, line: 1, rule: 'file-unseen', message }));
}

function strayFile(file) {
  if (rooms.test(file)) return [];
  return [
    { file, line: 1, rule: 'unknown-room', message: 'this folder is no room of the house; no rule knows it' },
  ];
}

function unseenImports(source, seen) {
  if (seen === undefined) return [];
  return importsOf(source)
    .filter(
      ({ specifier, inType }) =>
        !seen.some(({ module }) => module === names({ specifier })) &&
        !(inType && source.path === importTypeAllowed),
    )
    .map(({ specifier, line, inType }) => ({
      file: source.path,
      line,
      rule: inType ? 'import-in-type' : 'import-unseen',
      message: inType
        ? `import('${specifier}') in a type is hidden from the import rule: write \`import type\``
        : `dependency-cruiser did not see the import of ${specifier}`,
    }));
}

function valueImports(source) {
  return importsOf(source).flatMap(({ specifier, typeOnly, line }) => {
    if (typeOnly || !specifier.startsWith('.')) return [];
    const target = posix.join(posix.dirname(source.path), specifier);
    return typesOnly
      .filter(({ from, to }) => from.test(source.path) && to.test(target))
      .map(({ why }) => ({
        file: source.path,
        line,
        rule: 'types-only',
        message: `imports ${target}; ${why}`,
      }));
  });
}

/** Without a start point nothing would be called dead. */
function missingStart(files) {
  if (files.includes('src/entry/cli/main.ts')) return [];
  const message = 'the program does not start here any more; correct the start points of the import rule';
  return [{ file: 'src/entry/cli/main.ts', line: 1, rule: 'no-start-point', message }];
}

await runCheck('check-imports', check);
