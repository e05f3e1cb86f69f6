import { describe, expect, test } from '@jest/globals';
import { COMMAND_NAMES } from '../../../src/domain/commands/command.ts';
import {
  buttonsOf,
  CHECK_BUTTONS,
  checkName,
  isButtonFor,
  readButton,
  readCheckName,
} from '../../../src/domain/report/check-buttons.ts';
import type { RunFacts } from '../../../src/domain/status/run-facts.ts';
import { factsOf } from '../../support/status-world.ts';

const of = (change: Partial<RunFacts>) => ({ facts: factsOf(0, change), document: null });
const ids = (report: ReturnType<typeof of>, subject: 'default-branch' | 'proposal') =>
  buttonsOf(report, subject).map(({ identifier }) => identifier);

describe('the buttons of a check', () => {
  test("keep GitHub's limits: three, of 20, 40 and 20 characters", () => {
    for (const meanings of [[], ['drift'], ['conflict'], ['error']] as const) {
      const actions = buttonsOf(of({ mode: 'apply', meanings: [...meanings] }), 'default-branch');
      expect(actions.length).toBeLessThanOrEqual(3);
      for (const { label, description, identifier } of actions) {
        expect(label.length).toBeLessThanOrEqual(20);
        expect(description.length).toBeLessThanOrEqual(40);
        expect(identifier.length).toBeLessThanOrEqual(20);
      }
    }
  });

  test('offer the back-port where the cluster differs, and what is proposed nothing but to plan', () => {
    expect(ids(of({ mode: 'drift', meanings: ['drift'] }), 'default-branch')).toEqual([
      'accept-cluster',
      'resync',
      'plan',
    ]);
    expect(ids(of({ mode: 'apply', meanings: [] }), 'default-branch')).toEqual(['resync', 'plan']);
    expect(ids(of({ mode: 'plan', meanings: ['drift'] }), 'proposal')).toEqual(['plan']);
    expect(ids(of({ mode: 'validate', meanings: [] }), 'proposal')).toEqual([]);
    expect(CHECK_BUTTONS.filter((button) => isButtonFor(button, 'proposal'))).toEqual(['plan']);
  });

  test('are commands by name, and nothing else is a button', () => {
    for (const button of CHECK_BUTTONS) expect(COMMAND_NAMES).toContain(button);
    for (const text of ['apply', 'Plan', '', '__proto__', 'plan ']) expect(readButton(text)).toBeNull();
  });

  test('stand on checks whose names are read back', () => {
    expect(readCheckName(checkName('lab', 'accept-cluster'))).toEqual({
      fabric: 'lab',
      mode: 'accept-cluster',
    });
    for (const name of [
      'hedgehog-sync / lab',
      'x hedgehog-sync / lab / plan',
      'hedgehog-sync / lab / plan / x',
    ])
      expect(readCheckName(name)).toBeNull();
  });
});
