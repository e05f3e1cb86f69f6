export default {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  setupFiles: ['<rootDir>/test/support/each-test-file.ts'],
  roots: ['<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: { '^(.*)/vendor\\.cjs$': '$1/vendor.ts' },
  modulePathIgnorePatterns: ['<rootDir>/lib/', '<rootDir>/dist/'],
  coverageProvider: 'v8',
  clearMocks: true,
  // most tests wait for processes and servers, so that no core need be kept free
  maxWorkers: '100%',
  // a guard against a test that never ends, not a measure of speed: a busy machine is slow
  testTimeout: 30_000,
  reporters: process.env.TEST_COUNTS_FILE ? ['default', '<rootDir>/tools/test-counts.mjs'] : ['default'],
};
