/**
 * The Node that starts a built bundle; by default the one that runs the tests. Runners start the action with Node 24,
 * whatever the machine has, so the suites of the bundles can be told of another binary.
 */
export const nodeBinary = process.env.HEDGEHOG_SYNC_TEST_NODE ?? process.execPath;
