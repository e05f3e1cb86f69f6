import { describe, expect, jest, test } from '@jest/globals';
import { type BreakerOptions, breakerGuard } from '../../../src/adapters/resilience/breaker-guard.ts';
import { errorFacts } from '../../../src/domain/shared/error-codes.ts';
import { AuthenticationError, NetworkError, TimeoutError } from '../../../src/domain/shared/errors.ts';
import { FakeClock } from '../kubernetes/fake-clock.ts';
import { silentLog, thrownBy } from '../kubernetes/rig.ts';

function down(details: Record<string, number> = {}): NetworkError {
  return new NetworkError({ ...errorFacts('HHS-2125'), message: 'down', retryable: true, details });
}

function refused(): AuthenticationError {
  return new AuthenticationError({ ...errorFacts('HHS-2210'), message: 'no right' });
}

function rig(options: Partial<BreakerOptions> = {}) {
  const clock = new FakeClock('instant');
  const guard = breakerGuard({ name: 'github', clock, log: silentLog, random: () => 0.5, ...options });
  let calls = 0;
  const end = async (answer: () => unknown) => {
    calls += 1;
    const value = answer();
    if (value instanceof Error) throw value;
    return value;
  };
  const attempt = (answer: () => unknown) => guard.attempt(() => end(answer));
  const failTimes = async (times: number) => {
    for (let i = 0; i < times; i += 1) await thrownBy(attempt(down));
  };
  return { clock, guard, attempt, failTimes, calls: () => calls };
}

describe('the breaker', () => {
  test('opens after five failures in a row, and then nobody calls', async () => {
    const { guard, attempt, failTimes, calls } = rig();
    await failTimes(4);
    expect(guard.state()).toBe('closed');
    await failTimes(1);
    expect(guard.state()).toBe('open');
    const error = await thrownBy(attempt(() => 'fine'));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({
      code: 'HHS-2109',
      retryable: true,
      details: { retryAfterMs: 300_000 },
    });
    expect(String(error)).toContain('GitHub failed 5 times in a row, and is left alone for another 300 s');
    expect(calls()).toBe(5);
  });

  test('lets one probe through after 300 s, and closes when it is answered', async () => {
    const { clock, guard, attempt, failTimes } = rig();
    await failTimes(5);
    clock.advance(299_999);
    await expect(attempt(() => 'fine')).rejects.toMatchObject({ code: 'HHS-2109' });
    clock.advance(1);
    let seen = '';
    const probe = guard.attempt(async () => {
      await Promise.resolve();
      seen = guard.state();
      return 'fine';
    });
    await expect(probe).resolves.toBe('fine');
    expect(seen).toBe('half-open');
    expect(guard.state()).toBe('closed');
    await failTimes(4);
    expect(guard.state()).toBe('closed');
  });

  test('is open for another 300 s when the probe fails', async () => {
    const { clock, guard, attempt, failTimes, calls } = rig();
    await failTimes(5);
    clock.advance(300_000);
    await failTimes(1);
    expect(guard.state()).toBe('open');
    clock.advance(299_999);
    await expect(attempt(() => 'fine')).rejects.toMatchObject({ code: 'HHS-2109' });
    expect(calls()).toBe(6);
    clock.advance(1);
    await expect(attempt(() => 'fine')).resolves.toBe('fine');
  });

  test('others wait for the probe instead of calling, and share its fate', async () => {
    const { clock, guard, attempt, failTimes, calls } = rig();
    await failTimes(5);
    clock.advance(300_000);
    let fail: (error: Error) => void = () => undefined;
    const probe = guard.attempt(() => new Promise((_, reject) => (fail = reject)));
    const other = attempt(() => 'fine');
    const both = Promise.allSettled([probe, other]);
    fail(down());
    const [first, second] = await both;
    expect(first).toMatchObject({ reason: { code: 'HHS-2125' } });
    expect(second).toMatchObject({ reason: { code: 'HHS-2109' } });
    expect(calls()).toBe(5);
  });

  test('counts in a row: an answer between begins anew, also one that refuses', async () => {
    const { guard, attempt, failTimes } = rig();
    await failTimes(4);
    await expect(attempt(refused)).rejects.toMatchObject({ code: 'HHS-2210' });
    await failTimes(4);
    expect(guard.state()).toBe('closed');
    await attempt(() => 'fine');
    await failTimes(4);
    expect(guard.state()).toBe('closed');
  });

  test('never opens for refusals', async () => {
    const { guard, attempt } = rig();
    for (let i = 0; i < 20; i += 1) await thrownBy(attempt(refused));
    expect(guard.state()).toBe('closed');
  });

  test('a refusal of the probe shows that the end is there', async () => {
    const { clock, guard, attempt, failTimes } = rig();
    await failTimes(5);
    clock.advance(300_000);
    await expect(attempt(refused)).rejects.toMatchObject({ code: 'HHS-2210' });
    expect(guard.state()).toBe('closed');
  });

  test('time limits count', async () => {
    const { guard, attempt } = rig();
    const late = () => new TimeoutError({ ...errorFacts('HHS-2128'), message: 'late' });
    for (let i = 0; i < 5; i += 1) await thrownBy(attempt(late));
    expect(guard.state()).toBe('open');
  });

  test('eight attempts that one blip cuts together are one failure', async () => {
    const { guard, failTimes } = rig();
    const cuts: ((error: Error) => void)[] = [];
    const all = Promise.allSettled(
      Array.from({ length: 8 }, () => guard.attempt(() => new Promise((_, reject) => cuts.push(reject)))),
    );
    for (const cut of cuts) cut(down());
    for (const result of await all) expect(result).toMatchObject({ reason: { code: 'HHS-2125' } });
    await failTimes(3);
    expect(guard.state()).toBe('closed');
    await failTimes(1);
    expect(guard.state()).toBe('open');
  });

  test('is not led astray by a wall clock that is set', async () => {
    const { clock, guard, attempt, failTimes } = rig();
    await failTimes(5);
    const now = Date.now();
    const wallClock = jest.spyOn(Date, 'now').mockReturnValue(now + 3_600_000);
    try {
      await expect(attempt(() => 'fine')).rejects.toMatchObject({ code: 'HHS-2109' });
      wallClock.mockReturnValue(now - 3_600_000);
      clock.advance(300_000);
      await expect(attempt(() => 'fine')).resolves.toBe('fine');
    } finally {
      wallClock.mockRestore();
    }
    expect(guard.state()).toBe('closed');
  });
});

describe('trying again', () => {
  async function repeated(errors: readonly (Error | null)[], options: Partial<BreakerOptions> = {}) {
    const { clock, guard } = rig(options);
    const tries: number[] = [];
    const done = guard.repeat(async (tried) => {
      tries.push(tried);
      const error = errors[tried];
      if (error !== null && error !== undefined) throw error;
      return 'fine';
    });
    const outcome = await done.catch((error: unknown) => error);
    return { outcome, tries, sleeps: clock.sleeps };
  }

  test('ends with the first answer', async () => {
    const { outcome, tries, sleeps } = await repeated([down(), null]);
    expect(outcome).toBe('fine');
    expect(tries).toEqual([0, 1]);
    expect(sleeps).toEqual([500]);
  });

  test('gives up after three tries, with a pause that doubles, and full jitter', async () => {
    const { outcome, tries, sleeps } = await repeated([down(), down(), down(), null]);
    expect(outcome).toMatchObject({ code: 'HHS-2125' });
    expect(tries).toEqual([0, 1, 2]);
    expect(sleeps).toEqual([500, 1_000]);
  });

  test('tells its own failure when the breaker, opened by others meanwhile, lets it try no more', async () => {
    const { guard, failTimes } = rig();
    const own = guard.repeat(() =>
      guard.attempt(async () => {
        await failTimes(4);
        throw down();
      }),
    );
    await expect(own).rejects.toMatchObject({ code: 'HHS-2125' });
    await expect(guard.repeat(() => guard.attempt(() => Promise.resolve('fine')))).rejects.toMatchObject({
      code: 'HHS-2109',
    });
  });

  test('never pauses longer than a minute', async () => {
    const errors = Array.from({ length: 9 }, () => down());
    const retry = { tries: 10, longestInAllMs: 1e9 };
    const { sleeps } = await repeated([...errors, null], { retry, random: () => 0.999_999 });
    expect(sleeps.map((ms) => Math.round(ms / 1_000))).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  test('waits as long as it is asked to, and a little more', async () => {
    const { outcome, sleeps } = await repeated([down({ retryAfterMs: 7_000 }), null]);
    expect(outcome).toBe('fine');
    expect(sleeps).toEqual([7_500]);
  });

  test('does not wait longer than a minute for anybody', async () => {
    const { outcome, tries, sleeps } = await repeated([down({ retryAfterMs: 60_001 }), null]);
    expect(outcome).toMatchObject({ code: 'HHS-2125' });
    expect(tries).toEqual([0]);
    expect(sleeps).toEqual([]);
  });

  test('spends three minutes of a run on waiting, and no more', async () => {
    const { clock, guard } = rig({ random: () => 0 });
    const busyOnce = () =>
      guard.repeat(async (tried) => {
        if (tried === 0) throw down({ retryAfterMs: 50_000 });
        return 'fine';
      });
    for (let i = 0; i < 3; i += 1) await expect(busyOnce()).resolves.toBe('fine');
    await expect(busyOnce()).rejects.toMatchObject({ code: 'HHS-2125' });
    expect(clock.sleeps).toEqual([50_000, 50_000, 50_000]);
  });

  test.each([
    ['a refusal', refused()],
    ['a fault of ours', new Error('x')],
  ])('is not done after %s', async (_, error) => {
    const { outcome, tries } = await repeated([error, null]);
    expect(outcome).toBe(error);
    expect(tries).toEqual([0]);
  });
});
