import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the tests of the App stand on, compiled: the fake GitHub, the embedded API server, the built App as a process. */
export async function loadAppRig() {
  const outfile = join(root, 'lib/bench/app-rig.mjs');
  await build({
    absWorkingDir: root,
    stdin: {
      resolveDir: root,
      contents: [
        "export { AppStage } from './test/support/app-stage.ts';",
        "export { until } from './test/support/until.ts';",
        "export { AppProcess } from './test/support/app-process.ts';",
        "export { sendSigned } from './test/support/signed-event.ts';",
        "export { writeMarker } from './src/domain/report/marker.ts';",
        "export { embeddedCluster } from './test/support/test-cluster.ts';",
      ].join('\n'),
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    external: ['*/vendor.cjs'],
    plugins: [withoutJest],
    logLevel: 'warning',
  });
  return await import(outfile);
}

/** Suites that share files with the rig are declared, and never run. */
const withoutJest = {
  name: 'without-jest',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@jest\/globals$/ }, () => ({ path: 'jest', namespace: 'nothing' }));
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => {
      const names = ['afterAll', 'afterEach', 'beforeAll', 'beforeEach', 'describe', 'expect', 'test'];
      return { contents: names.map((name) => `export const ${name} = () => undefined;`).join('\n') };
    });
  },
};
