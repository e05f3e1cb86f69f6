import type { CommandName } from './option-types.ts';

export interface CommandDefinition {
  /** One line, without a full stop. */
  readonly summary: string;
  /** A few sentences. */
  readonly detail: string;
  /** Arguments in order, as help shows them: `[PATH]`, `<KIND/NAME>`. */
  readonly arguments: readonly string[];
  readonly examples: readonly { readonly line: string; readonly what: string }[];
}

/** The commands, for help and the reference page. */
export const COMMAND_TABLE: Readonly<Record<CommandName, CommandDefinition>> = {
  validate: {
    summary: 'check the manifests of a fabric, without a cluster',
    detail:
      'Reads every YAML file below PATH, checks syntax, schemas, names and references, and names file, line and column of every finding. Exits 1 when anything is wrong, also when there was nothing to check.',
    arguments: ['[PATH]'],
    examples: [
      { line: 'hedgehog-sync validate fabrics/lab', what: 'check a directory' },
      { line: 'hedgehog-sync validate fabrics/lab --output json', what: 'the same for a program' },
      { line: 'hedgehog-sync validate fabrics/lab --fix', what: 'mend what has one right answer' },
      { line: 'hedgehog-sync validate fabrics/lab --hydrate', what: 'fill in addresses and ASNs' },
    ],
  },
  plan: {
    summary: 'show what an apply would do',
    detail:
      'Compares Git with the cluster and shows every change in the order it would be made, with field, values, file and line. Reads only: get, list and watch are enough. With --base or --offline it compares two states of Git and needs no cluster.',
    arguments: ['[PATH]'],
    examples: [
      { line: 'hedgehog-sync plan fabrics/lab', what: 'against the cluster of the kubeconfig' },
      {
        line: 'hedgehog-sync plan fabrics/lab --base main',
        what: 'what a branch changes, without a cluster',
      },
    ],
  },
  apply: {
    summary: 'bring the cluster to what Git says, and wait for the switches',
    detail:
      'Writes what plan shows, each object after those that it refers to, and waits until the switches run it. Never overwrites a change somebody else made: such an object is held, the others go on. Nothing is deleted. An invalid source applies nothing unless --partial is given.',
    arguments: ['[PATH]'],
    examples: [
      { line: 'hedgehog-sync apply fabrics/lab', what: 'apply and wait up to two minutes' },
      {
        line: 'hedgehog-sync apply fabrics/lab --accept-git VPC/vpc-1:/spec/subnets/default/vlan',
        what: "force Git's value on one field",
      },
    ],
  },
  drift: {
    summary: 'show where cluster and Git differ, and who changed it',
    detail:
      'Shows each field on which they differ, with the value in Git, the one applied last and the one in the cluster, and the field manager that wrote it. What the fabric itself fills in is no drift. Reads only.',
    arguments: ['[PATH]'],
    examples: [{ line: 'hedgehog-sync drift fabrics/lab', what: 'exit 3 when somebody changed the cluster' }],
  },
  backport: {
    summary: 'write what the cluster has into the files of Git',
    detail:
      'Takes each field that somebody changed in the cluster into the line it came from; every other byte of the file stays as it is. Without objects everything that the cluster alone changed is taken; a field that both sides changed, and an object that only the cluster has, are taken when they are named. Compares with the cluster, or with --from reads a stored drift and asks nobody. Writes files, never commits. Exits 2 when a dry run would write, 3 or 4 when something could not be taken.',
    arguments: ['[PATH]', '[KIND/NAME[:FIELD]...]'],
    examples: [
      { line: 'hedgehog-sync backport fabrics/lab --dry-run', what: 'look at the diff first' },
      {
        line: 'hedgehog-sync backport fabrics/lab VPC/vpc-1:/spec/subnets/default/vlan',
        what: 'one field, also one that both sides changed',
      },
      {
        line: 'hedgehog-sync backport fabrics/lab --from drift.json',
        what: 'without a cluster, from what the action stored',
      },
    ],
  },
  explain: {
    summary: 'say why an object is in its state',
    detail: 'Shows the inputs that were looked at, the rule that applied, the decision and what to do next.',
    arguments: ['<KIND/NAME>', '[PATH]'],
    examples: [
      { line: 'hedgehog-sync explain VPC/vpc-1 fabrics/lab', what: 'kinds may be short names' },
      { line: 'hedgehog-sync explain VPC/default/vpc-1 fabrics/lab', what: 'the same, with its namespace' },
    ],
  },
  doctor: {
    summary: 'check that everything a run needs is there',
    detail:
      'Checks the manifests, the way to the API server, its clock, the kinds it serves, and each right that is needed. Every check that is not right comes with its cure. Writes nothing.',
    arguments: ['[PATH]'],
    examples: [{ line: 'hedgehog-sync doctor fabrics/lab', what: 'before the first apply' }],
  },
  status: {
    summary: 'show the status that the action keeps in the repository',
    detail:
      'Reads it from the status branch of the clone around PATH, or from --file, and asks no cluster. Of one fabric with --fabric, or inside its directory; of every fabric at the top of the clone. What is older than its limit is shown as stale.',
    arguments: ['[PATH]'],
    examples: [
      { line: 'hedgehog-sync status --fetch', what: 'of every fabric, as the remote has it' },
      { line: 'hedgehog-sync status --fabric lab --watch --fetch', what: 'follow one fabric until Ctrl-C' },
      { line: 'hedgehog-sync status --fabric lab --stats', what: 'success, durations and drift by week' },
    ],
  },
  init: {
    summary: 'write the configuration and the workflow of a repository',
    detail:
      'Looks for fabrics in the checkout around PATH, for the default branch and for what is there already, asks where it is a terminal, shows what it will write, and writes `.github/hedgehog-sync.yml` and `.github/workflows/hedgehog-sync.yml`. A file that is there already stays as it is without --overwrite. Exits 2 when something was left unwritten.',
    arguments: ['[PATH]'],
    examples: [
      { line: 'hedgehog-sync init', what: 'look, ask, show and write' },
      { line: 'hedgehog-sync init --yes', what: 'take what was found' },
    ],
  },
  demo: {
    summary: 'see the whole job in a minute, without a cluster',
    detail:
      'Starts an API server of its own with a sample fabric and goes through a mistake found on its line, plan, apply, a hand edit, drift and the way back. Needs no network. Exits 1 if a stage is not as it should be.',
    arguments: [],
    examples: [
      { line: 'hedgehog-sync demo', what: 'watch it' },
      { line: 'hedgehog-sync demo --keep', what: 'and leave the server running to try things by hand' },
    ],
  },
};
