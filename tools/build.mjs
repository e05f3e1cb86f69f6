// Builds lib/ (compiled) and dist/ (bundled, committed). Same sources, same bytes: whatever the folder, machine or
// Node version.
//   node tools/build.mjs               lib/ and dist/
//   node tools/build.mjs --compile     lib/ only
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { licensesOf } from './licenses.mjs';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/** What is bundled: a folder of dist, where it starts, and whether people start it by its name. */
export const bundles = [
  { folder: 'action', entry: 'entry/action/main', executable: false },
  { folder: 'app', entry: 'entry/app/main', executable: false },
  { folder: 'cli', entry: 'entry/cli/main', executable: true },
];

/** Tree-shaken apart, because its package cannot be shaken by ncc and is loaded only when a cluster is needed. */
const vendor = 'adapters/kubernetes/vendor';

const lib = join(projectRoot, 'lib');

const shebang = '#!/usr/bin/env node\n';

/** Compiles src into lib/, which is emptied first. */
export async function compile() {
  rmSync(lib, { recursive: true, force: true });
  run('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--outDir', lib]);
  await bundleVendor();
}

/**
 * Bundles lib/ into `dist`, a folder anywhere, replacing the bundles in it. lib/ must be where it is: the bundler
 * numbers modules by their paths.
 */
export async function bundleInto(dist) {
  for (const one of bundles) await makeBundle(one, dist);
}

async function bundleVendor() {
  await build({
    absWorkingDir: projectRoot,
    entryPoints: [`src/${vendor}.ts`],
    outfile: join(lib, `${vendor}.cjs`),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
}

async function makeBundle({ folder, entry, executable }, dist) {
  const target = join(dist, folder);
  rmSync(target, { recursive: true, force: true });
  run('node_modules/@vercel/ncc/dist/ncc/cli.js', [
    'build',
    `lib/${entry}.js`,
    '--out',
    target,
    '--minify',
    '--no-cache',
    '--quiet',
  ]);
  const start = join(target, 'index.js');
  const code = readFileSync(start, 'utf8');
  if (executable && !code.startsWith('#!')) writeFileSync(start, shebang + code);
  chmodSync(start, executable ? 0o755 : 0o644);
  writeFileSync(
    join(target, 'licenses.txt'),
    await licensesOf(projectRoot, [`src/${entry}.ts`, `src/${vendor}.ts`]),
  );
}

function run(program, args) {
  const path = join(projectRoot, program);
  if (!existsSync(path)) throw new Error(`${program} is missing: run npm ci`);
  const { status } = spawnSync(process.execPath, [path, ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error(`${program} ${args[0]} failed; its messages are above`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { compile: { type: 'boolean', default: false } } });
  try {
    await compile();
    if (!values.compile) await bundleInto(join(projectRoot, 'dist'));
  } catch (error) {
    console.error(`build: ${error.message}`);
    process.exitCode = 1;
  }
}
