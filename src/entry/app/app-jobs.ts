import { FABRIC_JOB } from '../../operations/fabric-job.ts';
import type { Continuation, RunningJob } from '../../ports/queue.ts';
import type { AppWorld } from './app-world.ts';
import { CONFIGURATION_JOB, runConfigurationJob } from './configuration-jobs.ts';
import { DASHBOARD_JOB, runDashboardJob } from './dashboard-jobs.ts';
import { runFabricJob } from './fabric-jobs.ts';
import { runSubjectJob, SUBJECT_JOB } from './subject-jobs.ts';
import { runTaskJob } from './task-jobs.ts';
import { TASK_JOB } from './task-request.ts';

type WorkJob = (world: AppWorld, job: RunningJob) => Promise<Continuation | undefined>;

/** Who does the jobs of each name; the tick stands apart. */
export const APP_JOBS: ReadonlyMap<string, WorkJob> = new Map<string, WorkJob>([
  [FABRIC_JOB, runFabricJob],
  [SUBJECT_JOB, runSubjectJob],
  [TASK_JOB, runTaskJob],
  [CONFIGURATION_JOB, runConfigurationJob],
  [DASHBOARD_JOB, runDashboardJob],
]);
