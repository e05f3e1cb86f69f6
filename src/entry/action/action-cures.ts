import type { FailureFact } from '../../domain/status/run-facts.ts';

/** What a workflow says about the same failure; on a command line there are options, here there are inputs. */
const CURES: Readonly<Record<string, string>> = {
  'HHS-1101':
    'Check the input `path`, and that a step with actions/checkout comes before this one: paths start at the root of the repository.',
  'HHS-2020':
    'Give the input `kubeconfig`. If it is given, it came out empty: the secret has another name, or stands in an environment that the job does not name.',
  'HHS-2021':
    'Check the input `kubeconfig`, or KUBECONFIG of the runner. The text of a kubeconfig may be given instead of a file.',
  'HHS-2023':
    'Give the input `context` one of these names, or a kubeconfig with a current-context: `kubectl config view --minify --flatten` writes one.',
};

/** The failure with a cure for whoever looks after the workflow, where that differs. */
export function inWorkflowWords(failure: FailureFact): FailureFact {
  const help = CURES[failure.code];
  return help === undefined ? failure : { ...failure, help };
}
