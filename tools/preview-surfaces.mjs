// Shows what people see on the forge: every surface of sample reports, as markdown and as a page.
//   node tools/preview-surfaces.mjs OUT_DIR                   markdown and HTML
//   node tools/preview-surfaces.mjs OUT_DIR --images DIR      and a picture of each page, if a browser is found
//   node tools/preview-surfaces.mjs OUT_DIR --docs            and the pictures that docs/images keeps
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { checkPage, discussionPage, filePage, summaryPage } from './preview/page.mjs';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const docsImages = join(projectRoot, 'docs', 'images');
const shownInDocs = [
  'back-port-pull-request',
  'drift-issue',
  'pull-request-comment',
  'pull-request-fork-comment',
  'clean-check',
  'drift-conflict-check',
  'drift-conflict-status',
  'drift-conflict-summary',
  'invalid-check',
  'never-synced-status',
  'pull-request-check',
  'refused-check',
  'slow-switch-check',
  'stale-check',
];
const pageWidth = 1028;
const tallest = 12_000;

/** The samples are TypeScript, which Node 20 does not run: they are bundled into a temporary file first. */
async function renderSamples() {
  const folder = mkdtempSync(join(tmpdir(), 'hedgehog-sync-preview-'));
  try {
    const outfile = join(folder, 'samples.mjs');
    await build({
      absWorkingDir: projectRoot,
      entryPoints: ['tools/preview/render-samples.ts'],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'warning',
      // yaml is CommonJS inside
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
    const module = await import(pathToFileURL(outfile).href);
    const sampleFabric = join(projectRoot, 'examples', 'sample-fabric');
    return [
      ...module.renderSamples(sampleFabric).flatMap(pagesOf),
      ...module.renderDiscussions(sampleFabric).map(({ name, title, act, markdown }) => ({
        name,
        markdown,
        html: discussionPage(title, act, markdown),
      })),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pagesOf({ name, title, check, jobSummary, statusPage }) {
  const pages = [
    { name: `${name}-check`, markdown: `${check.summary}\n\n${check.text}\n`, html: checkPage(title, check) },
    { name: `${name}-summary`, markdown: jobSummary, html: summaryPage(title, jobSummary) },
  ];
  if (statusPage === null) return pages;
  return [
    ...pages,
    { name: `${name}-status`, markdown: statusPage, html: filePage(title, 'STATUS.md', statusPage) },
  ];
}

/** Height that the page needs, as the browser lays it out. */
function heightOf(browser, file, profile) {
  const probe = `${file}.probe.html`;
  const script = '<script>document.title = String(document.documentElement.scrollHeight);</script>';
  writeFileSync(probe, `${pagesByFile.get(file)}${script}`);
  const dom = execFileSync(browser, [...flags(profile), '--dump-dom', pathToFileURL(probe).href], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  rmSync(probe);
  const height = Number(/<title>(\d+)<\/title>/.exec(dom)?.[1] ?? 2000);
  return Math.min(height, tallest);
}

function flags(profile) {
  return [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--no-first-run',
    `--user-data-dir=${profile}`,
    `--window-size=${pageWidth},200`,
  ];
}

function takePicture(browser, file, target, profile) {
  const height = heightOf(browser, file, profile);
  const size = `--window-size=${pageWidth},${height}`;
  const options = [...flags(profile).filter((flag) => !flag.startsWith('--window-size')), size];
  execFileSync(browser, [...options, `--screenshot=${target}`, pathToFileURL(file).href], {
    stdio: 'ignore',
  });
}

/** Pictures of the pages whose name `isWanted`, all with one browser profile. */
function takePictures(browser, targetDir, isWanted) {
  mkdirSync(targetDir, { recursive: true });
  const profile = mkdtempSync(join(tmpdir(), 'hedgehog-sync-browser-'));
  try {
    for (const file of pagesByFile.keys()) {
      const name = basename(file, '.html');
      if (isWanted(name)) takePicture(browser, file, join(targetDir, `${name}.png`), profile);
    }
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
  console.log(`pictures in ${targetDir}`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { images: { type: 'string' }, docs: { type: 'boolean', default: false } },
});
const [outDir] = positionals;
if (outDir === undefined) {
  console.error('usage: node tools/preview-surfaces.mjs OUT_DIR [--images DIR] [--docs]');
  process.exit(1);
}
mkdirSync(outDir, { recursive: true });
const pagesByFile = new Map();
for (const { name, markdown, html } of await renderSamples()) {
  writeFileSync(join(outDir, `${name}.md`), markdown);
  const file = join(outDir, `${name}.html`);
  writeFileSync(file, html);
  pagesByFile.set(file, html);
}
console.log(`${pagesByFile.size} pages in ${outDir}`);

const wantsPictures = values.docs || values.images !== undefined;
const browser = browsers.find((path) => existsSync(path));
if (wantsPictures && browser === undefined) {
  console.error(`no pictures: none of ${browsers.join(', ')} is there`);
  process.exitCode = 1;
} else if (wantsPictures) {
  if (values.images !== undefined) takePictures(browser, values.images, () => true);
  if (values.docs) takePictures(browser, docsImages, (name) => shownInDocs.includes(name));
}
