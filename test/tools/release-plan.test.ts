import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../support/shared.ts';
import { withTree } from './planted-tree.ts';

const changelog = `# Changelog

## [Unreleased]

Nothing yet.

## [1.2.0] - 2026-11-21

### Added

- A thing. See [docs].

\`\`\`sh
## [0.0.0] - a line of code, no heading
[link]: also code
\`\`\`

## [1.1.0] - 2026-01-02

- The one before.

[docs]: https://example.com/docs
`;

interface Release {
  readonly tag: string;
  readonly version?: string;
  readonly lockVersion?: string;
  readonly changelog?: string;
  /** Tags that are there besides, all on the same commit. */
  readonly tags?: readonly string[];
  /** git commands after the commit and its tags. */
  readonly afterwards?: readonly string[];
}

interface Planned {
  readonly status: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly problems: string;
  readonly notes: string | null;
}

/** Runs the tool in a repository of one commit on `main`, tagged. */
function plan({
  tag,
  version = '1.2.0',
  lockVersion = version,
  tags = [tag],
  afterwards = [],
  ...rest
}: Release): Planned {
  const files = {
    'package.json': JSON.stringify({ version }),
    'package-lock.json': JSON.stringify({ version: lockVersion }),
    'CHANGELOG.md': rest.changelog ?? changelog,
  };
  return withTree(files, (root) => {
    const git = (...args: readonly string[]): void => {
      const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'tag.gpgsign=false'];
      const { status, stderr } = spawnSync('git', ['-C', root, ...who, ...args], { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
    };
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-q', '-m', 'all');
    for (const one of tags) git('tag', one);
    for (const line of afterwards) git(...line.split(' '));
    const script = join(projectRoot, 'tools', 'release-plan.mjs');
    const notes = join(root, 'notes.md');
    const output = join(root, 'output');
    const { status, stderr } = spawnSync(
      process.execPath,
      [script, '--root', root, '--tag', tag, '--main', 'main', '--notes', notes],
      { encoding: 'utf8', env: { ...process.env, GITHUB_OUTPUT: output } },
    );
    const lines = existsSync(output) ? readFileSync(output, 'utf8').trim().split('\n') : [];
    return {
      status,
      outputs: Object.fromEntries(lines.map((line) => line.split('='))),
      problems: stderr,
      notes: existsSync(notes) ? readFileSync(notes, 'utf8') : null,
    };
  });
}

describe('a release that agrees', () => {
  test('says version, commit and which tags move', () => {
    const { status, outputs } = plan({ tag: 'v1.2.0' });
    expect(status).toBe(0);
    expect(outputs).toEqual({
      version: '1.2.0',
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
      'major-tag': 'v1',
      newest: 'true',
    });
  });

  test('has exactly its section as notes, code blocks whole and link definitions left out', () => {
    expect(plan({ tag: 'v1.2.0' }).notes).toBe(
      '### Added\n\n- A thing. See [docs].\n\n```sh\n## [0.0.0] - a line of code, no heading\n[link]: also code\n```\n',
    );
  });

  test('takes the last section to the end of the file, without its link definitions', () => {
    expect(plan({ tag: 'v1.1.0', version: '1.1.0' }).notes).toBe('- The one before.\n');
  });

  test('reads a changelog with carriage returns', () => {
    const text = changelog.replaceAll('\n', '\r\n');
    expect(plan({ tag: 'v1.1.0', version: '1.1.0', changelog: text }).notes).toBe('- The one before.\n');
  });
});

describe('the major tag', () => {
  const place = (tags: readonly string[]): object => {
    const { outputs } = plan({ tag: 'v1.2.0', tags: ['v1.2.0', ...tags] });
    return { major: outputs['major-tag'], newest: outputs.newest };
  };

  test.each([
    ['is moved when there is none yet', [], 'v1', 'true'],
    ['is moved past older releases, compared as numbers', ['v1.1.9', 'v1.2', 'v0.10.0', 'v1'], 'v1', 'true'],
    ['stays where a newer release of its major is', ['v1.10.0'], '', 'false'],
    ['stays for a newer patch, too', ['v1.2.1'], '', 'false'],
    ['is moved for the newest of an older major, which is not the newest of all', ['v2.0.0'], 'v1', 'false'],
    ['is not kept back by pre-releases and other tags', ['v1.3.0-rc.1', 'version-9', 'v1.9'], 'v1', 'true'],
  ])('%s', (_what, tags, major, newest) => {
    expect(place(tags)).toEqual({ major, newest });
  });

  test('is v0 before 1.0', () => {
    const text = changelog.replaceAll('1.2.0', '0.1.0');
    expect(plan({ tag: 'v0.1.0', version: '0.1.0', changelog: text }).outputs['major-tag']).toBe('v0');
  });
});

describe('a release is refused', () => {
  test.each<[string, Release, string]>([
    [
      'for another version in package.json',
      { tag: 'v1.1.0' },
      'package.json says version 1.2.0, the tag says 1.1.0',
    ],
    [
      'for another version in the lock file',
      { tag: 'v1.2.0', lockVersion: '1.1.0' },
      'package-lock.json says version 1.1.0',
    ],
    [
      'without a section in the changelog',
      { tag: 'v1.3.0', version: '1.3.0' },
      'CHANGELOG.md has no section "## [1.3.0] - YYYY-MM-DD"',
    ],
    [
      'for a section without a date',
      { tag: 'v1.2.0', changelog: changelog.replace(' - 2026-11-21', '') },
      'has no date',
    ],
    [
      'for a date that is none',
      { tag: 'v1.2.0', changelog: changelog.replace('2026-11-21', '2026-02-30') },
      'has no date',
    ],
    [
      'for an empty section',
      { tag: 'v1.2.0', changelog: '## [1.2.0] - 2026-11-21\n\n[docs]: https://example.com\n' },
      'is empty',
    ],
    [
      'for two sections of one version',
      { tag: 'v1.2.0', changelog: changelog.replace('1.1.0', '1.2.0') },
      '2 sections for 1.2.0',
    ],
    ['for a pre-release', { tag: 'v1.2.0-rc.1' }, 'is not of the form v1.2.3'],
    ['for leading zeros', { tag: 'v1.02.0' }, 'is not of the form v1.2.3'],
    ['for a tag that is not there', { tag: 'v1.2.0', tags: [] }, 'there is no such tag in this clone'],
    [
      'when something else is checked out',
      { tag: 'v1.2.0', afterwards: ['commit -q --allow-empty -m more'] },
      'HEAD is not the commit of the tag',
    ],
    [
      'for a commit that is not on main',
      {
        tag: 'v1.2.0',
        tags: [],
        afterwards: ['checkout -q -b side', 'commit -q --allow-empty -m more', 'tag v1.2.0'],
      },
      'its commit is not on main',
    ],
  ])('%s', (_what, release, problem) => {
    const { status, problems, outputs, notes } = plan(release);
    expect(problems).toContain(problem);
    expect({ status, outputs, notes }).toEqual({ status: 1, outputs: {}, notes: null });
  });

  test('with all its problems at once', () => {
    const { problems } = plan({ tag: 'v1.3.0', tags: [] });
    expect(problems.trim().split('\n')).toHaveLength(4);
  });

  test('for an annotated tag no less than for a plain one', () => {
    const afterwards = ['tag -a v1.2.0 -m words'];
    expect(plan({ tag: 'v1.2.0', tags: [], afterwards }).status).toBe(0);
    const moved = [...afterwards, 'commit -q --allow-empty -m more'];
    expect(plan({ tag: 'v1.2.0', tags: [], afterwards: moved }).status).toBe(1);
  });
});
