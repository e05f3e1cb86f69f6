import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cliBundle } from '../support/run-cli.ts';
import { projectRoot } from '../support/shared.ts';
import { describeOnClusters } from '../support/test-cluster.ts';

const LIMIT = 60_000;
const guides = join(projectRoot, 'docs', 'guides');
const textOf = (guide: string): string => readFileSync(join(guides, `${guide}.md`), 'utf8');

/** A block of a guide that is marked ```` ```sh run ````; `exit=any` is one whose result depends on the place. */
interface Block {
  readonly script: string;
  readonly exit: number | 'any';
}

function blocksOf(guide: string): readonly Block[] {
  return [...textOf(guide).matchAll(/^```sh run(?: exit=(\w+))?\n([\s\S]*?)^```$/gm)].map(
    ([, exit, script = '']) => ({ script, exit: exit === 'any' ? 'any' : Number(exit ?? 0) }),
  );
}

interface Done {
  readonly code: number | null;
  readonly text: string;
}

/** A machine of somebody who follows a guide: a home with the program in it, and the folder they are in. */
class Desk {
  readonly root = mkdtempSync(join(tmpdir(), 'hedgehog-sync-guide-'));
  #folder = this.root;

  constructor() {
    const bin = join(this.root, 'bin');
    mkdirSync(bin);
    const program = `#!/bin/sh\nexec "${process.execPath}" "${cliBundle}" "$@"\n`;
    writeFileSync(join(bin, 'hedgehog-sync'), program, { mode: 0o755 });
    symlinkSync(projectRoot, join(this.root, 'hedgehog-sync'));
  }

  /** Runs one block where the last one ended. */
  async run(script: string, env: Readonly<Record<string, string>> = {}): Promise<Done> {
    const place = join(this.root, 'place');
    const child = spawn('sh', ['-euc', `trap 'pwd > "${place}"' EXIT\n${script}`], {
      cwd: this.#folder,
      env: {
        ...IDENTITY,
        PATH: `${join(this.root, 'bin')}:${process.env.PATH ?? ''}`,
        HOME: this.root,
        NO_COLOR: '1',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
    }
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    this.#folder = readFileSync(place, 'utf8').trim();
    return { code, text };
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}

const IDENTITY = {
  GIT_AUTHOR_NAME: 'somebody',
  GIT_AUTHOR_EMAIL: 'somebody@example.com',
  GIT_COMMITTER_NAME: 'somebody',
  GIT_COMMITTER_EMAIL: 'somebody@example.com',
  GIT_CONFIG_NOSYSTEM: '1',
};

describe('from an empty repository to the first annotated pull request', () => {
  const desk = new Desk();
  afterAll(() => desk.remove());

  test('every step does what the guide says', async () => {
    const texts: string[] = [];
    for (const { script, exit } of blocksOf('first-pull-request')) {
      const { code, text } = await desk.run(script);
      expect([script, text, code]).toEqual([script, text, exit]);
      texts.push(text);
    }
    const all = texts.join('\n');
    for (const said of [
      'Valid: 3 manifests checked.',
      'spec has no field "subnet"',
      'Did you mean "subnets"?',
    ]) {
      expect(all).toContain(said);
    }
    expect(texts.at(-1)).toContain('Plan: 1 to create');
    const workflow = readFileSync(
      join(desk.root, 'network', '.github', 'workflows', 'hedgehog-sync.yml'),
      'utf8',
    );
    const config = readFileSync(join(desk.root, 'network', '.github', 'hedgehog-sync.yml'), 'utf8');
    expect(`${config}${workflow}`).not.toContain('OWNER');
    expect(workflow).toContain('FABRIC_NAME: fabric');
    expect(workflow).toContain('uses: your-owner/hedgehog-sync@v');
  });
});

describeOnClusters('the commands of the guides', (cluster) => {
  const desk = new Desk();
  const env = () => ({ KUBECONFIG: join(desk.root, 'kubeconfig') });
  beforeAll(async () => {
    writeFileSync(env().KUBECONFIG, cluster().kubeconfig());
    cpSync(join(projectRoot, 'examples', 'sample-fabric'), join(desk.root, 'network', 'fabric'), {
      recursive: true,
    });
    // the real server has no switches that could follow
    const start =
      'cd network && git init -q -b main . && git add . && git commit -qm fabric && hedgehog-sync apply --path fabric --fabric lab --wait 0s';
    const { code, text } = await desk.run(start, env());
    expect([text, code]).toEqual([text, 0]);
  }, LIMIT);
  afterAll(() => desk.remove());

  test.each(['private-networks', 'troubleshooting'])(
    'of %s do what it says',
    async (guide) => {
      const blocks = blocksOf(guide);
      expect(blocks.length).toBeGreaterThan(0);
      for (const { script, exit } of blocks) {
        const { code, text } = await desk.run(script, env());
        if (exit !== 'any') expect([script, text, code]).toEqual([script, text, exit]);
        // an unknown option, command or object
        expect(text).not.toMatch(/HHS-200[1268]/);
        expect([0, 1, 2, 3, 4]).toContain(code);
      }
    },
    LIMIT,
  );
});

test('the guide on the App names exactly the variables that the App reads', () => {
  const source = readFileSync(join(projectRoot, 'src', 'entry', 'app', 'app-settings.ts'), 'utf8');
  const named = new Set(
    [...textOf('deploy-the-app').matchAll(/^\| (.*?) \| /gm)].flatMap(
      ([, cell = '']) => cell.match(/[A-Z]{2,}[A-Z_]+/g) ?? [],
    ),
  );
  const unknown = [...named].filter(
    (name) => !source.includes(name.replace(/_$/, '')) && !name.endsWith('FABRIC'),
  );
  expect(unknown).toEqual([]);
  for (const name of ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_PATH', 'WEBHOOK_SECRET'])
    expect(named).toContain(name);
});

test('every guide is linked from the README', () => {
  const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
  for (const name of readdirSync(guides)) expect(readme).toContain(`docs/guides/${name}`);
});
