import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import { sha256Digest } from '../../adapters/system/sha256-digest.ts';
import { answerCheck } from '../../domain/commands/answer-check.ts';
import { policyMode } from '../../domain/config/event-mode.ts';
import { CONFIG_FILE } from '../../domain/config/file/fields.ts';
import type { FabricEntry } from '../../domain/config/file/sync-config.ts';
import { fabricRegistry } from '../../domain/fabric/registry.ts';
import {
  type CheckButton,
  checkName,
  isButtonFor,
  readButton,
  readCheckName,
} from '../../domain/report/check-buttons.ts';
import type { CheckReport } from '../../domain/report/check-report.ts';
import { CONFIGURATION_CHECK } from '../../domain/report/configuration-check.ts';
import { renderIdle } from '../../domain/report/refusal-markdown.ts';
import type { AppTask } from '../../operations/app-tasks.ts';
import { obeyButton } from '../../operations/obey-button.ts';
import { concludeCheck } from './app-checks.ts';
import type { AppWorld } from './app-world.ts';
import { CheckoutWork } from './checkout-work.ts';
import type { ConfigurationTold } from './configuration-jobs.ts';
import { wayOf } from './fabric-ways.ts';
import type { Proposal } from './subject-jobs.ts';

export type RunOperation = 'validate' | 'plan' | 'apply' | 'drift';

/** What such an event may lead to. */
export interface CheckAsks {
  /** A look at what is proposed; `only`: at this fabric. */
  propose(proposal: Proposal, only: string | null): Promise<void>;
  /** What is wrong in the configuration, so that nothing can be looked at. */
  tellErrors(told: ConfigurationTold): Promise<void>;
  /** A run on the head of the default branch. */
  run(fabric: string, operation: RunOperation, cause: string): Promise<void>;
}

type CheckTask = AppTask & { readonly task: 'check' };
type SuiteTask = AppTask & { readonly task: 'check-suite' };

/** Checks that are wanted once more, and their buttons. */
export class CheckWork {
  readonly #world: AppWorld;
  readonly #repository: CoveredRepository;
  readonly #asks: CheckAsks;
  readonly #requestId: string;
  readonly #signal: AbortSignal;

  constructor(
    world: AppWorld,
    repository: CoveredRepository,
    asks: CheckAsks,
    requestId: string,
    signal: AbortSignal,
  ) {
    this.#world = world;
    this.#repository = repository;
    this.#asks = asks;
    this.#requestId = requestId;
    this.#signal = signal;
  }

  /** A button of a check, or its "Re-run". */
  async check(task: CheckTask): Promise<void> {
    const named = readCheckName(task.check);
    const operation = MODES.find((one) => one === named?.mode);
    // a check that tells what became of a button is no run
    if (operation === undefined && task.check !== CONFIGURATION_CHECK) return;
    const { entries, head, isBroken } = await this.#read();
    if (isBroken) return await this.#tellErrors(task, operation, head);
    if (named === null) return await this.#proposeAgain(task, null);
    const { fabric, mode } = named;
    const entry = entries.find(({ name }) => name === fabric);
    if (entry === undefined) return;
    const isBranchs = isOfBranch(task, mode);
    if (head === task.sha && isBranchs) {
      if (task.button === null) return await this.#again(entry, mode, task);
      return await this.#press(entry, task, task.button);
    }
    if (mode === 'apply' || mode === 'drift') return await this.#past(fabric, task);
    if (task.button === null) return await this.#proposeAgain(task, fabric);
    await this.#pressProposal(fabric, task, task.button);
  }

  /** There is nothing that could be run: the check says so once more. */
  async #tellErrors(task: CheckTask, mode: string | undefined, head: string | null): Promise<void> {
    const again = task.check;
    if (head === task.sha && isOfBranch(task, mode))
      return await this.#asks.tellErrors({ proposal: null, again });
    const named = readCheckName(task.check);
    if (named !== null && (mode === 'apply' || mode === 'drift')) return await this.#past(named.fabric, task);
    for (const proposal of await this.#proposalsAt(task)) await this.#asks.tellErrors({ proposal, again });
  }

  /** "Re-run all": every check of ours at the commit. */
  async suite(task: SuiteTask): Promise<void> {
    const { entries, head, isBroken } = await this.#read();
    if (isBroken) return await this.#tellAllErrors(task, head);
    if (head !== task.sha) return await this.#proposeAgain(task, null);
    const { api, self } = this.#world;
    const checks = await api.ownChecks(this.#repository, task.sha, self.id);
    for (const { name } of checks) {
      const named = readCheckName(name);
      const entry = entries.find((one) => one.name === named?.fabric);
      if (named !== null && entry !== undefined) await this.#again(entry, named.mode, task);
    }
    for (const number of task.pulls) await this.#asks.propose({ of: 'pull', number }, null);
  }

  async #tellAllErrors(task: SuiteTask, head: string | null): Promise<void> {
    const { api, self } = this.#world;
    for (const { name } of await api.ownChecks(this.#repository, task.sha, self.id)) {
      const mode = readCheckName(name)?.mode;
      if (name !== CONFIGURATION_CHECK && !MODES.some((one) => one === mode)) continue;
      await this.#tellErrors({ ...task, task: 'check', check: name, button: null }, mode, head);
    }
  }

  async #read(): Promise<{
    readonly entries: readonly FabricEntry[];
    readonly head: string | null;
    readonly isBroken: boolean;
  }> {
    const { repositories } = this.#world;
    repositories.forget(this.#repository);
    const { config, head, broken } = await repositories.readHead(this.#repository);
    const entries = config?.fabrics.filter((entry) => wayOf(entry) !== null) ?? [];
    return { entries, head, isBroken: broken !== null };
  }

  /** What the check was for, and never more than the fabric's policy does now. */
  async #again(entry: FabricEntry, mode: string, { sha, sender }: CheckTask | SuiteTask): Promise<void> {
    const operation = MODES.find((one) => one === mode);
    if (operation === undefined || !entry.enabled) return;
    const allowed = operation === 'apply' ? policyMode(entry.mode) : operation;
    const button = allowed === 'apply' ? 'resync' : 'plan';
    if (await this.#mayDo(entry.name, button, { sha, sender }))
      await this.#asks.run(entry.name, allowed, 'rerun');
  }

  async #press(entry: FabricEntry, task: CheckTask, identifier: string): Promise<void> {
    const button = this.#known(identifier, task);
    if (button === null || !entry.enabled || !(await this.#mayDo(entry.name, button, task))) return;
    if (button === 'resync') await this.#asks.run(entry.name, policyMode(entry.mode), 'button');
    if (button === 'plan') await this.#asks.run(entry.name, 'plan', 'button');
  }

  async #pressProposal(fabric: string, task: CheckTask, identifier: string): Promise<void> {
    const button = this.#known(identifier, task);
    if (button === null || !isButtonFor(button, 'proposal')) return;
    if (await this.#mayDo(fabric, button, task)) await this.#proposeAgain(task, fabric);
  }

  /** Of a button that nobody here knows nothing is guessed. */
  #known(identifier: string, { sender, check }: CheckTask): CheckButton | null {
    const button = readButton(identifier);
    if (button === null) {
      const fields = { requestId: this.#requestId, button: identifier.slice(0, 40), check };
      this.#world.log.warn('a button that is not known was pressed; nothing was done', {
        ...fields,
        by: sender.login,
      });
    }
    return button;
  }

  /** A run may begin for it. Where none does, a check of its own says what became of the button. */
  async #mayDo(
    fabric: string,
    button: CheckButton,
    { sha, sender }: Pick<CheckTask, 'sha' | 'sender'>,
  ): Promise<boolean> {
    const world = this.#world;
    const connection = world.repositories.connection(this.#repository);
    const { forge, repository, statusStore: store } = connection;
    const work = new CheckoutWork(world, this.#repository, this.#requestId, this.#signal);
    const { clock, log } = world;
    try {
      const report = await obeyButton(
        {
          ...{ forge, repository, store, work, clock, log, signal: this.#signal },
          ...{ registry: fabricRegistry, digest: sha256Digest, random: Math.random },
        },
        { button, fabric, sender, sha },
        {
          ...{ by: 'app', bound: null, alone: null, configPath: CONFIG_FILE, resume: false },
          requestId: this.#requestId,
        },
      );
      if (report.result === 'begin') return true;
      const { answer } = report;
      const isRefused = answer.result === 'refused';
      log.info('a button was answered', { requestId: this.#requestId, button, result: answer.result });
      const about = this.#about(fabric, button, sha);
      await this.#conclude(
        answerCheck(answer, about),
        { fabric, mode: button, sha },
        // the same refusal is told once
        isRefused ? `refused-${button}-${sender.login}` : this.#requestId,
      );
      return false;
    } finally {
      await work.release();
      world.repositories.forget(this.#repository);
    }
  }

  /** The branch has left the commit behind: what was applied then is not applied once more. */
  async #past(fabric: string, { sha, button }: CheckTask): Promise<void> {
    const mode = button ?? 'rerun';
    const report = renderIdle(PAST, this.#about(fabric, mode, sha));
    await this.#conclude(report, { fabric, mode, sha }, `past-${mode}`);
  }

  async #proposeAgain(task: CheckTask | SuiteTask, only: string | null): Promise<void> {
    for (const proposal of await this.#proposalsAt(task)) await this.#asks.propose(proposal, only);
  }

  /** GitHub names no pull requests of forks; a merge group is known by its branch. */
  async #proposalsAt({ sha, pulls, branch }: CheckTask | SuiteTask): Promise<readonly Proposal[]> {
    if (pulls.length > 0) return pulls.map((number) => ({ of: 'pull', number }));
    const [, base] = QUEUED.exec(branch ?? '') ?? [];
    if (base !== undefined) return [{ of: 'merge-group', head: sha, base }];
    const open = await this.#world.api.openPulls(this.#repository);
    const own = open.filter(({ headSha }) => headSha === sha);
    if (own.length > 0) return own.map(({ number }) => ({ of: 'pull', number }));
    return [{ of: 'branch', branch: branch ?? sha, head: sha }];
  }

  #about(fabric: string, mode: string, commit: string) {
    return { fabric, mode, requestId: this.#requestId, commit, url: null };
  }

  async #conclude(
    report: CheckReport,
    { fabric, mode, sha }: { readonly fabric: string; readonly mode: string; readonly sha: string },
    externalId: string,
  ): Promise<void> {
    const check = { name: checkName(fabric, mode), sha, externalId };
    await concludeCheck(this.#world, this.#repository, check, report);
  }
}

/** A check of a run of the branch itself, not of something that is proposed. */
function isOfBranch({ pulls }: CheckTask, mode: string | undefined): boolean {
  return mode === 'apply' || mode === 'drift' || pulls.length === 0;
}

const MODES: readonly RunOperation[] = ['validate', 'plan', 'apply', 'drift'];

/** `gh-readonly-queue/main/pr-12-<base>`, as GitHub names the branch of a merge group. */
const QUEUED = /^gh-readonly-queue\/.+\/pr-\d+-([0-9a-f]{40,64})$/;

const PAST =
  'nothing was done: the default branch has gone on since this commit; the checks of its head have the same buttons';
