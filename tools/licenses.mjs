// The licences of every package that ends up in a bundle. (ncc's own --license lists only itself for ES modules.)
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * The text for `licenses.txt`: one paragraph a package, sorted by name. `entries` are TypeScript files relative to
 * `root`; what they import, statically or not, counts. A package without a licence text is named with its licence.
 */
export async function licensesOf(root, entries) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    external: ['*/vendor.cjs'],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    splitting: true,
    outdir: 'unused',
    logLevel: 'error',
  });
  const folders = new Set(Object.keys(metafile.inputs).flatMap(packageFolder));
  const paragraphs = [...folders].map((folder) => paragraph(join(root, folder)));
  return `${[...new Set(paragraphs)].sort().join('\n')}`;
}

function packageFolder(input) {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
  return match ? [match[1]] : [];
}

function paragraph(folder) {
  const { name, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder)
    .sort()
    .find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text =
    file === undefined ? '' : `${readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()}\n`;
  return `${name}\n${typeof license === 'string' ? license : 'see below'}\n${text}`;
}
