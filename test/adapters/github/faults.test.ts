import { afterEach, describe, expect, test } from '@jest/globals';
import { isSyncError } from '../../../src/domain/shared/errors.ts';
import type { GitHubFault } from '../../../src/simulator/github/http/faults.ts';
import {
  abuseDetected,
  badCredentials,
  badGateway,
  budgetExhausted,
  secondaryLimit,
  serverError,
  serviceUnavailable,
  tooManyRequests,
} from '../../../src/simulator/github/http/known-faults.ts';
import {
  COMPLETED_AT,
  filesOf,
  type GitHubRig,
  githubRig,
  numbersTo,
  reportWith,
  STATUS_BRANCH,
  shownNumbers,
  startOf,
} from './rig.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

function refused(status: number, message: string): GitHubFault {
  return { type: 'answer', status, body: { message, status: String(status) } };
}

/** Soon over, or only an answer that was lost: one of them must not be noticed. */
const passing: Readonly<Record<string, () => GitHubFault>> = {
  'a budget that is full again in 20 s': () => budgetExhausted(Math.floor(Date.now() / 1_000) + 20),
  'a secondary limit of 30 s': () => secondaryLimit(30),
  'an abuse detection without a time': () => abuseDetected(),
  '429': () => tooManyRequests(10),
  '500': () => serverError(),
  '502': () => badGateway(),
  '502 after the deed': () => badGateway(true),
  '503': () => serviceUnavailable(5),
  'a reset': () => ({ type: 'reset' }),
  'a reset after the deed': () => ({ type: 'reset', after: true }),
  'half an answer': () => ({ type: 'truncate' }),
  'a hang': () => ({ type: 'hang' }),
  'a hang after the deed': () => ({ type: 'hang', after: true }),
};

/** Said at once, with its code. */
const lasting: Readonly<Record<string, readonly [() => GitHubFault, RegExp]>> = {
  '401': [badCredentials, /^HHS-2212$/],
  '403 without the right': [
    () => refused(403, 'Resource not accessible by integration'),
    /^HHS-22(10|11|14)$/,
  ],
  '403 by a policy': [
    () => refused(403, 'Resource protected by organization SAML enforcement.'),
    /^HHS-2215$/,
  ],
  '403 of an archive': [() => refused(403, 'Repository was archived so is read-only.'), /^HHS-2606$/],
  'a budget that is used up for half an hour': [
    () => budgetExhausted(Math.floor(Date.now() / 1_000) + 1_800),
    /^HHS-2126$/,
  ],
  'a secondary limit of ten minutes': [() => secondaryLimit(600), /^HHS-2127$/],
  '404': [() => refused(404, 'Not Found'), /^HHS-(221[013]|2404|2602)$/],
  '409': [() => refused(409, 'Git Repository is empty.'), /^HHS-2604$/],
  '422': [() => refused(422, 'Validation Failed'), /^HHS-2603$/],
  '451': [() => refused(451, 'Repository access blocked'), /^HHS-2606$/],
};

interface Deed {
  /** What goes before, undisturbed. */
  readonly before?: (rig: GitHubRig) => Promise<unknown> | unknown;
  readonly does: (rig: GitHubRig) => Promise<unknown>;
  /** Of an undisturbed deed. */
  readonly requests: number;
  readonly isDone: (rig: GitHubRig) => void;
  /** Whatever happens. */
  readonly neverBroken: (rig: GitHubRig) => void;
}

function atMostOneCheck({ checkRuns }: GitHubRig): void {
  expect(checkRuns().length).toBeLessThanOrEqual(1);
}

/** Both files of a commit or none of them. */
function neverHalf({ repository }: GitHubRig): void {
  const files = repository.files(STATUS_BRANCH);
  const texts = [files.get('net/status.json'), files.get('audit.jsonl')];
  const whole = [...filesOf('done').values()];
  expect([[undefined, undefined], ['first\n', undefined], whole]).toContainEqual(texts);
  expect(repository.log(STATUS_BRANCH).length).toBeLessThanOrEqual(2);
}

const newStatus = { files: filesOf('done'), message: 'Status of net\n\nRequest: run-1' };

const deeds: Readonly<Record<string, Deed>> = {
  'beginning a check': {
    does: ({ hub, sha }) => hub.checks.begin(startOf(sha)),
    requests: 2,
    isDone: ({ checkRuns }) => expect(checkRuns()).toMatchObject([{ status: 'in_progress' }]),
    neverBroken: atMostOneCheck,
  },
  'completing a check with 120 annotations': {
    before: ({ connect, sha }) => connect().checks.begin(startOf(sha)),
    does: async ({ hub, checkRuns }) =>
      hub.checks.complete({ id: checkRuns()[0]?.id ?? 0, url: null }, reportWith(120), COMPLETED_AT, 4),
    requests: 4,
    isDone: ({ checkRuns }) => {
      expect(checkRuns()).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
      expect(shownNumbers(checkRuns()[0])).toEqual(numbersTo(120));
    },
    neverBroken: (rig) => {
      const [check] = rig.checkRuns();
      const shown = shownNumbers(check);
      expect(shown).toEqual(numbersTo(shown.length));
      expect([null, 'failure']).toContain(check?.conclusion);
      expect(check?.status === 'completed').toBe(check?.conclusion === 'failure');
    },
  },
  'the first status': {
    does: ({ hub }) => hub.statusStore.commit({ expectedHead: null, ...newStatus }),
    requests: 3,
    isDone: ({ repository }) =>
      expect([...repository.files(STATUS_BRANCH)]).toEqual([...filesOf('done')].sort()),
    neverBroken: neverHalf,
  },
  'a further status': {
    before: ({ repository }) => repository.commitFiles(STATUS_BRANCH, { 'net/status.json': 'first\n' }),
    does: async ({ hub, repository }) =>
      hub.statusStore.commit({ expectedHead: repository.head(STATUS_BRANCH) ?? '', ...newStatus }),
    requests: 1,
    isDone: ({ repository }) => {
      expect([...repository.files(STATUS_BRANCH)]).toEqual([...filesOf('done')].sort());
      expect(repository.log(STATUS_BRANCH)).toHaveLength(2);
    },
    neverBroken: neverHalf,
  },
  'reading the status': {
    before: ({ repository }) => repository.commitFiles(STATUS_BRANCH, Object.fromEntries(filesOf('done'))),
    does: async ({ hub }) => {
      const { files } = await hub.statusStore.read(['net/status.json', 'audit.jsonl']);
      expect([...files]).toEqual([...filesOf('done')]);
    },
    requests: 3,
    isDone: () => undefined,
    neverBroken: () => undefined,
  },
};

const cases = Object.entries(deeds).flatMap(([name, deed]) =>
  Array.from({ length: deed.requests }, (_, index) => ({ name, deed, nth: index + 1 })),
);

/** Short where it is waited for; elsewhere no busy machine may reach it. */
function limitFor({ type }: GitHubFault): number {
  return type === 'hang' ? 400 : 10_000;
}

async function disturbed(
  deed: Deed,
  nth: number | null,
  fault: GitHubFault,
): Promise<{ rig: GitHubRig; error: unknown }> {
  const rig = await githubRig({ requestLimitMs: limitFor(fault) });
  stops.push(rig.stop);
  await deed.before?.(rig);
  rig.fake.clearRequests();
  rig.fake.fault({ ...(nth === null ? {} : { nth }), fault });
  const error = await deed.does(rig).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return { rig, error };
}

describe.each(Object.keys(passing))('%s', (faultName) => {
  const fault = passing[faultName] ?? (() => ({ type: 'reset' }) as const);

  test.each(cases)('once, at request $nth of $name: it is done, once', async ({ deed, nth }) => {
    const { rig, error } = await disturbed(deed, nth, fault());
    expect(error).toBeNull();
    deed.isDone(rig);
    deed.neverBroken(rig);
  });

  test.each(Object.entries(deeds))(
    'for good, at %s: it says so, and nothing is half done',
    async (_, deed) => {
      const { rig, error } = await disturbed(deed, null, fault());
      deed.neverBroken(rig);
      // what was carried out although no answer came may be found again, or not
      if (error === null) deed.isDone(rig);
      else expect(error).toMatchObject({ code: expect.stringMatching(/^HHS-21(09|2\d)$/) });
    },
  );
});

describe.each(Object.keys(lasting))('%s', (faultName) => {
  const [fault, code] = lasting[faultName] ?? [badCredentials, /never/];

  test.each(cases)('at request $nth of $name: it is said, and not tried again', async ({ deed, nth }) => {
    const { rig, error } = await disturbed(deed, nth, fault());
    deed.neverBroken(rig);
    if (error === null) {
      // a look that is refused can do without: GitHub's word on what was asked first is enough
      deed.isDone(rig);
    } else {
      expect(isSyncError(error)).toBe(true);
      expect(error).toMatchObject({ code: expect.stringMatching(code) });
      expect(rig.clock.sleeps.filter((ms) => ms > 1_000)).toEqual([]);
    }
  });
});
