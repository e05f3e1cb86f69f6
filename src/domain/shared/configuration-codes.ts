import { CONFIG_FILE_CODES } from './config-file-codes.ts';

/** Codes of what is wrong before a cluster is asked, of runs that end early, and of faults that are ours. */
export interface ConfigurationCode {
  readonly category: 'configuration' | 'cancelled' | 'timeout' | 'unexpected';
  readonly title: string;
  readonly cause: string;
  readonly cure: string;
}

function row(title: string, cause: string, cure: string): ConfigurationCode {
  return { category: 'configuration', title, cause, cure };
}

/** `docs/reference/errors.md` is made from this table and from `ERROR_CODES`. */
export const CONFIGURATION_CODES = {
  'HHS-1000': {
    category: 'unexpected',
    title: 'Fault of hedgehog-sync',
    cause: 'Something happened that the program does not expect. Your files are not the reason.',
    cure: 'Report it, with the command and what `--verbose` shows.',
  },
  'HHS-1101': row(
    'The path cannot be used',
    'There is no such directory or file, or it cannot be read.',
    'Give the directory, or the file, that holds the manifests of the fabric.',
  ),
  'HHS-1102': row(
    'The history cannot be read',
    'git is not installed, the directory is in no repository, or git could not answer.',
    'Do what the message says; commands that compare with a commit need git and the repository.',
  ),
  'HHS-1103': row(
    'The reference is no commit of the repository',
    'The branch, tag or commit does not exist here, often because of a shallow clone.',
    'Look at the spelling, or fetch it first.',
  ),
  'HHS-1104': row(
    'The path leads out of the checkout',
    'A workflow reads the files of its checkout only; the path, or a link on it, leads somewhere else on the runner.',
    'Give a path below the root of the repository; check a second repository out into a folder of its own there.',
  ),
  'HHS-1105': row(
    'The stored drift cannot be used',
    'The file is no drift.json, is damaged, belongs to another fabric, or is of a newer release.',
    'Give the drift.json of the fabric from the status branch, or leave `--from` out and let the cluster be compared.',
  ),
  'HHS-1106': row(
    'The report about a pull request cannot be used',
    'The file that another workflow left is missing, too large, no report of this release, or about another commit than the run it comes from. Whoever opens a pull request from a fork controls that file, so nothing is guessed.',
    'Let both workflows use the same release, and compare them with the pair in examples/workflows.',
  ),
  'HHS-1107': row(
    'The pull request is not looked at with credentials',
    'The input pull asks for a plan of a pull request against the cluster, and something is not as that needs it: the event or the mode, a pull request from a fork or of Dependabot, a checkout of another commit, or a fabric that the App does not work for by dispatch.',
    'Leave the input to the App, and let the job check the pull request out as examples/workflows/app-dispatch.yml does.',
  ),
  'HHS-1201': row(
    'Nothing to compare with',
    'The mode compares with a cluster, and the run was given no access to one.',
    'Give the run a kubeconfig, or choose mode validate or plan.',
  ),
  ...CONFIG_FILE_CODES,
  'HHS-1300': {
    category: 'unexpected',
    title: 'The run ended in a fault of hedgehog-sync',
    cause: 'Something happened that the program does not expect. What was found before it is in the report.',
    cure: 'Report it, with the log of the run.',
  },
  'HHS-1301': {
    category: 'cancelled',
    title: 'The run was cancelled',
    cause: 'It was asked to end (Ctrl-C, or a signal of the system) before it had written anything.',
    cure: 'Run it again.',
  },
  'HHS-1401': {
    category: 'timeout',
    title: 'The run took too long',
    cause:
      'It reached the time limit that it was given. Writes under way were ended, and the rest was not begun.',
    cure: 'Look at what it waited for, or raise the limit; the next run goes on where this one ended.',
  },
  'HHS-1402': {
    category: 'timeout',
    title: 'A step took too long',
    cause: 'One step of a run, or one phase of the scheduler, did not end within its limit and was cut off.',
    cure: 'Look at what it waited for; it is tried again by itself.',
  },
  'HHS-2001': row(
    'An option has a value that cannot be used',
    'The value is not of the right form, out of bounds, or not one of the choices. The message names the flag or the environment variable it came from.',
    'Give a value that the message allows.',
  ),
  'HHS-2002': row(
    'The command line was not understood',
    'An option or command does not exist, an argument is missing, or there is one too many.',
    'Use the name that is suggested; `--help` lists all.',
  ),
  'HHS-2003': row(
    'The base is no commit of the repository',
    'The branch, tag or commit given with `--base` cannot be found, often because of a shallow clone.',
    'Name another, or fetch it first.',
  ),
  'HHS-2004': row(
    'There is nothing to accept',
    '`--accept-git` names an object or a field that is not held.',
    'Run drift and copy the command it shows for the field.',
  ),
  'HHS-2005': row(
    'Unknown kind',
    'The fabric has no kind of this name.',
    'Name a kind, its plural or its short name; kinds.md lists them.',
  ),
  'HHS-2006': row(
    'Unknown object',
    'The object is neither in Git nor in the cluster, and was never applied from here.',
    'Look at the name and at the path; `plan --output json` lists every object that was seen.',
  ),
  'HHS-2007': row(
    'The demo cannot run git',
    'The demo keeps its sample in a Git repository.',
    'Install git and run it again.',
  ),
  'HHS-2008': row(
    'Options that do not go together',
    'Two options, or an option and an argument, say different things.',
    'Leave one of them out.',
  ),
  'HHS-2009': row(
    'The event says nothing about what is to be done',
    'The workflow was started by an event that the action has no rule for.',
    'Start it by pull_request, merge_group, push, schedule or workflow_dispatch, or say what is to be done with the input mode.',
  ),
  'HHS-2010': row(
    'The run is refused, because it is not safe',
    'pull_request_target gives the rights of the repository to code of others; an apply for a pull request would apply what nobody has merged.',
    'Use pull_request, and leave the input mode out.',
  ),
  'HHS-2011': row(
    'The event file cannot be used',
    'The file that GITHUB_EVENT_PATH names is missing, is no JSON, or lacks what the event should have.',
    'Run it as a step of a workflow; outside of one use the command line.',
  ),
  'HHS-2012': row(
    'The surroundings are not those of a workflow',
    'A variable that the runner sets (GITHUB_REPOSITORY, GITHUB_SHA, GITHUB_EVENT_NAME …) is missing or malformed.',
    'Run it as a step of a workflow; outside of one use the command line.',
  ),
  'HHS-2013': row(
    'The kubeconfig starts a program that is not allowed',
    'A kubeconfig that was given as an input may only start programs that are named, because whoever can change the secret could otherwise run anything.',
    'Name the program with the input allow-exec, or use a kubeconfig with a token.',
  ),
  'HHS-2014': row(
    "The fabric's configuration cannot be used",
    'The file of fabric-config is missing, is no YAML, or holds a value of the wrong sort.',
    'Mend what the message names; values are not repeated, because the file may hold secrets.',
  ),
  'HHS-2029': row(
    'The status was written by a newer hedgehog-sync',
    'Its form is not known here, and writing over it would lose what it holds.',
    'Use the newer hedgehog-sync for this fabric everywhere.',
  ),
} as const satisfies Readonly<Record<string, ConfigurationCode>>;
