import type { CheckAction } from './check-report.ts';
import { meaningsOfRun } from './run-meanings.ts';
import type { RunReport } from './run-report.ts';

/** Commands that a check of the App has as buttons. What they mean, and who may press them, is the command's. */
export const CHECK_BUTTONS = ['resync', 'plan', 'accept-cluster'] as const;
export type CheckButton = (typeof CHECK_BUTTONS)[number];

const ACTIONS: Readonly<Record<CheckButton, CheckAction>> = {
  resync: {
    label: 'Resync',
    description: 'Run once more by policy; never forces',
    identifier: 'resync',
  },
  plan: {
    label: 'Plan again',
    description: 'Look again; the cluster is only read',
    identifier: 'plan',
  },
  'accept-cluster': {
    label: 'Take the cluster',
    description: "Pull request with the cluster's values",
    identifier: 'accept-cluster',
  },
};

/** null: no button of ours, of whatever version. */
export function readButton(identifier: string): CheckButton | null {
  return CHECK_BUTTONS.find((button) => button === identifier) ?? null;
}

/** What the commit of a check is: the head of the default branch, or something that is only proposed. */
export type CheckSubject = 'default-branch' | 'proposal';

/** Nothing that is proposed has a button that could write to the cluster. */
export function isButtonFor(button: CheckButton, subject: CheckSubject): boolean {
  return subject === 'default-branch' || button === 'plan';
}

/** The buttons of a check that has ended, the likeliest first. */
export function buttonsOf(
  { facts, document }: Pick<RunReport, 'facts' | 'document'>,
  subject: CheckSubject,
): readonly CheckAction[] {
  if (subject === 'proposal') return facts.mode === 'plan' ? [ACTIONS.plan] : [];
  const meanings = meaningsOfRun(facts, document);
  const differs = meanings.has('drift') || meanings.has('conflict');
  return [...(differs ? [ACTIONS['accept-cluster']] : []), ACTIONS.resync, ACTIONS.plan];
}

/** As the forge takes them. */
export function actionsOf(buttons: readonly CheckButton[]): readonly CheckAction[] {
  return [...new Set(buttons)].map((button) => ACTIONS[button]);
}

const NAME = /^hedgehog-sync \/ (\S+) \/ ([a-z-]+)$/;

/** `hedgehog-sync / <fabric> / <mode>`. */
export function checkName(fabric: string, mode: string): string {
  return `hedgehog-sync / ${fabric} / ${mode}`;
}

/** The parts of such a name; null: it is none. */
export function readCheckName(name: string): { readonly fabric: string; readonly mode: string } | null {
  const [, fabric, mode] = NAME.exec(name) ?? [];
  return fabric === undefined || mode === undefined ? null : { fabric, mode };
}
