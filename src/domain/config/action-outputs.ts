/** Outputs of the action, in the order `action.yml` lists them: name and what it holds. */
export const ACTION_OUTPUTS = {
  conclusion: 'conclusion of the run: success, neutral, failure or cancelled',
  state: 'state of the fabric, as in the status; empty where no status is looked at',
  health: 'health of the fabric, 0 to 1 (1 is good); empty where no status is looked at',
  severity: 'severity of the drift, 0 to 1 (1 is worst); empty where the cluster was not compared',
  counts: 'what was counted, as JSON: documents, findings, objects by state, action and outcome',
  'plan-file': 'file with the plan as JSON; empty where nothing was compared',
  'status-file': 'file with the status as JSON; empty where no status is looked at',
  issues: 'number of open issues about the fabric; empty where none are kept',
  'result-file':
    'file with what the App, or a second workflow, tells of the run, as JSON; empty where nobody else does',
  'request-id': 'name of the run in log, check, status and outputs',
} as const;

export type ActionOutput = keyof typeof ACTION_OUTPUTS;
