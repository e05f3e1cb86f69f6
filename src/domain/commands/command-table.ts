import type { CommandName } from './command.ts';

/** How many objects a command takes. */
export type ObjectCount = 'none' | 'any' | 'one' | 'some';

export interface CommandShape {
  readonly objects: ObjectCount;
  /** An object may be narrowed to a field (`VPC/a:/spec/vlan`). */
  readonly fields: boolean;
  readonly until: 'no' | 'may' | 'must';
  readonly because: 'no' | 'may' | 'must';
  /** What it does, one sentence, for `/help`. */
  readonly does: string;
  /** The right form, for errors and `/help`. */
  readonly form: string;
}

/** The grammar as data: `/help`, the errors and the guide come from here, too. */
export const COMMAND_TABLE: Readonly<Record<CommandName, CommandShape>> = {
  resync: {
    objects: 'none',
    fields: false,
    until: 'no',
    because: 'no',
    does: 'Runs the fabric once more by its policy. Never forces: what somebody changed in the cluster stays held.',
    form: '/resync',
  },
  plan: {
    objects: 'none',
    fields: false,
    until: 'no',
    because: 'no',
    does: 'Plans again and shows what an apply would do. Writes nothing to the cluster.',
    form: '/plan',
  },
  apply: {
    objects: 'none',
    fields: false,
    until: 'no',
    because: 'may',
    does: "Applies the head of the default branch, never a pull request's. With a reason (and the role maintain) also in a freeze.",
    form: '/apply [because REASON]',
  },
  'accept-git': {
    objects: 'some',
    fields: true,
    until: 'no',
    because: 'may',
    does: 'Writes the value of Git over exactly these fields. Refused when the cluster moved since they were shown.',
    form: '/accept-git KIND/NAME[:PATH] …',
  },
  'accept-cluster': {
    objects: 'any',
    fields: true,
    until: 'no',
    because: 'may',
    does: "Opens or renews the pull request that writes the cluster's values into the files.",
    form: '/accept-cluster [KIND/NAME[:PATH] …]',
  },
  ignore: {
    objects: 'some',
    fields: true,
    until: 'must',
    because: 'must',
    does: 'Opens a pull request with an ignore rule for these differences.',
    form: '/ignore KIND/NAME[:PATH] … until YYYY-MM-DD because REASON',
  },
  hold: {
    objects: 'any',
    fields: false,
    until: 'may',
    because: 'must',
    does: 'Stops writing to these objects, or to the whole fabric when none is named.',
    form: '/hold [KIND/NAME …] [until YYYY-MM-DD] because REASON',
  },
  release: {
    objects: 'any',
    fields: false,
    until: 'no',
    because: 'may',
    does: 'Ends a hold of these objects, or of the whole fabric when none is named.',
    form: '/release [KIND/NAME …]',
  },
  explain: {
    objects: 'one',
    fields: false,
    until: 'no',
    because: 'no',
    does: 'Says why an object is in its state: inputs, rule, decision.',
    form: '/explain KIND/NAME',
  },
  status: {
    objects: 'none',
    fields: false,
    until: 'no',
    because: 'no',
    does: 'Shows the status of the fabric.',
    form: '/status',
  },
  unlock: {
    objects: 'none',
    fields: false,
    until: 'no',
    because: 'may',
    does: 'Frees the Lease of a run that is dead. Refused while its holder still renews it.',
    form: '/unlock',
  },
  help: {
    objects: 'none',
    fields: false,
    until: 'no',
    because: 'no',
    does: 'Shows these commands.',
    form: '/help',
  },
};
