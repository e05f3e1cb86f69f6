// Who may import whom. The picture is in docs/architecture.md; tools/check-imports.mjs runs this file.
// dependency-cruiser must parse with swc: with its other parsers it sees no module of TypeScript 7 at all.

/** What each room of the domain may look down at, besides itself. */
const below = {
  shared: [],
  resource: ['shared'],
  config: ['shared', 'resource'],
  schedule: ['shared'],
  parse: ['shared', 'resource'],
  edit: ['shared', 'resource', 'parse', 'status'],
  validate: ['shared', 'resource'],
  diff: ['shared', 'resource'],
  merge: ['shared', 'resource', 'diff'],
  drift: ['shared', 'resource', 'diff', 'merge'],
  plan: ['shared', 'resource', 'diff', 'merge', 'drift'],
  status: ['shared', 'resource', 'plan', 'drift'],
  commands: ['shared', 'config', 'resource', 'status', 'report', 'edit'],
  backport: ['shared', 'config', 'resource', 'status', 'report', 'edit'],
  issues: ['shared', 'resource', 'diff', 'drift', 'plan', 'status', 'report'],
  report: ['shared', 'resource', 'schedule', 'diff', 'merge', 'plan', 'drift', 'status'],
  fabric: ['shared', 'resource'],
};

/** Result types that `report` renders and `status` judges although they may not see their rooms; imported as types only. */
const resultTypes = ['src/domain/validate/validation[.]ts', 'src/domain/fabric/convergence[.]ts'];
const mayReadResults = ['report', 'status'];

/** The packages an adapter may use; an adapter that is not named here uses none. */
const adapterPackages = {
  kubernetes: ['@kubernetes/client-node', 'undici'],
  files: ['picomatch'],
  git: ['picomatch'],
  github: ['@actions/github', '@octokit/rest'],
  probot: ['probot'],
  resilience: ['cockatiel'],
  runner: ['@actions/core'],
};

/** Where programs start: all other modules of src must be reached from one of these. */
const startPoints = [
  '^src/entry/[^/]+/main[.]ts$',
  // bundled by esbuild into vendor.cjs, which no import statement names
  '^src/adapters/kubernetes/vendor[.]ts$',
  // finds items of lists by their fields: held by tests, until an edit names one so
  '^src/domain/edit/list-item[.]ts$',
  // what blocks a delete: held to the fabric's verdicts by tests, until deleting is built
  '^src/domain/validate/check-deletes[.]ts$',
  // the stand-in for GitHub, started by tests
  '^src/simulator/github/fake-github[.]ts$',
  '^src/simulator/github/http/known-faults[.]ts$',
];

const anyOf = (parts) => `(${parts.join('|')})`;
const packages = (names) => `node_modules/${anyOf(names.map((name) => name.replace('.', '[.]')))}/`;
const no = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const roomRules = Object.entries(below).map(([room, may]) => {
  const inside = `^src/domain/${anyOf([room, ...may])}/`;
  return no(
    `domain-${room}`,
    `src/domain/${room} may import ${may.length ? may.join(', ') : 'no other room'}.`,
    { path: `^src/domain/${room}/` },
    { path: '^src/', pathNot: mayReadResults.includes(room) ? anyOf([inside, ...resultTypes]) : inside },
  );
});

const adapterPackageRules = Object.entries(adapterPackages).map(([adapter, names]) =>
  no(
    `adapter-packages-${adapter}`,
    `src/adapters/${adapter} may use only ${names.join(', ')}.`,
    { path: `^src/adapters/${adapter}/` },
    { path: 'node_modules', pathNot: packages(names) },
  ),
);

module.exports = {
  forbidden: [
    no(
      'no-cycles',
      'Modules may not import each other in a ring, not even for types.',
      {},
      { circular: true },
    ),
    no(
      'no-unresolvable',
      'The imported thing does not exist. (vendor.cjs exists only after the build.)',
      { path: '^src/' },
      { couldNotResolve: true, pathNot: '^[.]/vendor[.]cjs$' },
    ),
    no(
      'no-dead-module',
      'No program reaches this module; tests do not count.',
      { path: anyOf(startPoints) },
      { path: '^src/', pathNot: startPoints, reachable: false },
    ),
    ...roomRules,
    no(
      'core-no-node',
      'domain, ports and operations run without Node: put it behind a port.',
      { path: '^src/(domain|ports|operations)/' },
      { dependencyTypes: ['core'] },
    ),
    no(
      'domain-packages',
      'The domain may use yaml, json-diff-ts and ipaddr.js.',
      { path: '^src/domain/' },
      { path: 'node_modules', pathNot: packages(['yaml', 'json-diff-ts', 'ipaddr.js']) },
    ),
    no(
      'core-no-packages',
      'ports and operations use no package.',
      { path: '^src/(ports|operations)/' },
      { path: 'node_modules' },
    ),
    no(
      'ports-see-domain',
      'A port speaks in words of the domain.',
      { path: '^src/ports/' },
      { path: '^src/', pathNot: '^src/(ports|domain)/' },
    ),
    no(
      'operations-see-ports',
      'Operations see domain and ports; adapters are handed in.',
      { path: '^src/operations/' },
      { path: '^src/', pathNot: '^src/(operations|domain|ports)/' },
    ),
    no(
      'adapters-apart',
      'An adapter does not know another adapter.',
      { path: '^src/adapters/([^/]+)/' },
      { path: '^src/adapters/', pathNot: '^src/adapters/$1/' },
    ),
    no(
      'adapters-inward',
      'Adapters see ports and domain/{shared,resource,report}; files and git also the selection of files.',
      { path: '^src/adapters/(?!files/|git/)' },
      { path: '^src/', pathNot: '^src/(adapters|ports)/|^src/domain/(shared|resource|report)/' },
    ),
    no(
      'adapters-inward-sources',
      'Adapters see ports and domain/{shared,resource,report}; files and git also the selection of files.',
      { path: '^src/adapters/(files|git)/' },
      {
        path: '^src/',
        pathNot:
          '^src/(adapters|ports)/|^src/domain/(shared|resource|report)/|^src/domain/parse/select-files[.]ts$',
      },
    ),
    ...adapterPackageRules,
    no(
      'adapter-packages',
      'This adapter is not listed with any package in .dependency-cruiser.cjs.',
      { path: `^src/adapters/(?!${Object.keys(adapterPackages).join('/|')}/)` },
      { path: 'node_modules' },
    ),
    no(
      'simulator-inward',
      "The simulator sees domain and ports' types, so that it cannot share a fault with the adapters.",
      { path: '^src/simulator/' },
      { path: '^src/', pathNot: '^src/(simulator|domain|ports)/' },
    ),
    no(
      'simulator-packages',
      'The simulator may use yaml.',
      { path: '^src/simulator/' },
      { path: 'node_modules', pathNot: packages(['yaml']) },
    ),
    no(
      'simulator-for-demo',
      'Only the command line (for the demo) and tests may start the simulator.',
      { path: '^src/entry/', pathNot: '^src/entry/cli/' },
      { path: '^src/simulator/' },
    ),
    no(
      'src-stays-inside',
      'What ships may not import tests, tools, benchmarks or build results.',
      { path: '^src/' },
      { path: '^(test|tools|bench|lib|dist|docs|examples)/' },
    ),
    no(
      'no-dev-packages',
      'What ships may use only packages listed under dependencies.',
      { path: '^src/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-optional'] },
    ),
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    skipAnalysisNotInRules: true,
    // packages that can only be imported name no other way in
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
