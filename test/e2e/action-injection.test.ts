import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ACTION_OUTPUTS } from '../../src/domain/config/action-outputs.ts';
import {
  type EmbeddedApiServer,
  startEmbeddedApiServer,
} from '../../src/simulator/kube-apiserver/embedded-api-server.ts';
import { eventFiles } from '../entry/action/event-files.ts';
import { type ActionCall, type ActionRun, ActionStage } from '../support/action-stage.ts';
import { faultsOf, liveParts, renderHtml } from '../support/rendered-markdown.ts';
import { SERVERS, servers } from './action-fabric.ts';

const LIMIT = 60_000;

/** Commands of the runner, in the forms and after the ends of lines that it knows. */
const COMMANDS = [
  '::set-output name=state::planted',
  '::add-mask::lab',
  '::stop-commands::planted',
  '::error file=x::planted',
  '##[set-output name=state;]planted',
  '%0A::set-output name=state::planted',
  '  ::save-state name=x::planted',
];
const MARKUP = [
  '<img src=x onerror=planted()>',
  '[a](javascript:planted())',
  '![a](https://planted.example/pixel.png)',
  '<!-- hedgehog-sync:1 ["status","other","apply","planted","0"] -->',
  '@planted-team #42 **bold** | cell |',
  '```\n# planted heading\n| a | b |\n| --- | --- |',
  'ghadelimiter_planted',
];
const HOSTILE = [...COMMANDS, ...MARKUP].join('\n');

describe('text from outside', () => {
  let stage: ActionStage;
  let server: EmbeddedApiServer;
  beforeEach(async () => {
    server = await startEmbeddedApiServer();
    stage = await ActionStage.start();
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
  });
  afterEach(async () => {
    await server.stop();
    await stage.stop();
  });

  const run = (call: Partial<ActionCall> = {}) => {
    stage.workspace.commit();
    stage.push();
    const inputs = { kubeconfig: server.kubeconfig(), mode: 'drift', ...call.inputs };
    return stage.run({ event: 'push', payload: eventFiles.push(), ...call, inputs });
  };

  /** Every line that the runner obeys is one of ours, and every page does nothing but show text. */
  function expectInert(ran: ActionRun): void {
    const obeyed = ran.stdout.split(/\r\n|\n|\r/).filter((line) => /^\s*::|##\[/.test(line));
    const ours = /^::(error|warning|notice|debug)( title=[^:]*(,file=[^:]*,line=\d+,endLine=\d+)?)?::/;
    expect(obeyed.filter((line) => !ours.test(line))).toEqual([]);
    expect(ran.masks.filter((mask) => mask === 'lab')).toEqual([]);
    expect(Object.keys(ran.outputs).sort()).toEqual(Object.keys(ACTION_OUTPUTS).sort());
    expect(ran.outputs.state).not.toBe('planted');
    const pages = [ran.summary, stage.status('lab/STATUS.md') ?? ''];
    for (const { summary, text } of stage.repository.checkRuns.values())
      pages.push(summary ?? '', text ?? '');
    for (const page of pages) {
      expect(faultsOf(page, 'https://github.com/')).toEqual([]);
      expect(liveParts(renderHtml(page))).toEqual([]);
      expect(page.match(/<!-- hedgehog-sync:1 /g)?.length ?? 0).toBeLessThanOrEqual(1);
    }
  }

  test(
    'in names of files and objects, keys and values is shown and never obeyed',
    async () => {
      for (const [index, hostile] of [...COMMANDS, ...MARKUP].entries()) {
        const name = hostile.replaceAll('/', '_');
        stage.workspace.write(`${name}.yaml`, `not: [yaml\n${hostile}`);
        const key = JSON.stringify(hostile);
        const bad = `apiVersion: wiring.githedgehog.com/v1beta1\nkind: Server\nmetadata: {name: ${key}}\nspec: {${key}: ${key}}\n`;
        stage.workspace.write(`bad-${index}.yaml`, bad);
      }
      const ran = await run();
      expect(ran).toMatchObject({ code: 1, outputs: { conclusion: 'failure' } });
      expect(ran.stdout).toContain('planted');
      expect(ran.summary).toContain('planted');
      expectInert(ran);
      const logged = await run({ inputs: { annotations: 'log' }, environment: { RUNNER_DEBUG: '1' } });
      expect(logged.stdout).toContain('planted');
      expectInert(logged);
    },
    LIMIT,
  );

  test(
    'in values that somebody set in the cluster, with a name of their own, is shown and never obeyed',
    async () => {
      expect(await run({ inputs: { mode: 'apply', wait: '0s' } })).toMatchObject({ code: 0 });
      const path = `${SERVERS}/server-1?fieldManager=${encodeURIComponent('::stop-commands::planted @planted-team')}`;
      const patch = { spec: { description: HOSTILE } };
      const type = 'application/merge-patch+json';
      expect(server.store.request('PATCH', path, patch, type).code).toBe(200);
      const ran = await run();
      expect(ran.summary).toContain('planted');
      expectInert(ran);
    },
    LIMIT,
  );

  test(
    'in errors of both servers is shown and never obeyed',
    async () => {
      const denied = `admission webhook "x" denied the request: ${HOSTILE}`;
      server.inject({
        method: 'PATCH',
        path: SERVERS,
        fault: { type: 'status', code: 403, message: denied },
      });
      const body = { message: HOSTILE, errors: [{ code: 'custom', message: HOSTILE }] };
      stage.fake.fault({ path: /graphql|git\/trees/, fault: { type: 'answer', status: 422, body } });
      const ran = await run({ inputs: { mode: 'apply' } });
      expect(ran).toMatchObject({ code: 1 });
      expect(ran.summary).toContain('planted');
      expectInert(ran);
    },
    LIMIT,
  );

  test.each(['mode', 'path', 'fabric', 'context', 'kubeconfig', 'request-id', 'include', 'status-branch'])(
    'in the input %s is shown and never obeyed',
    async (input) => {
      expectInert(await run({ inputs: { [input]: HOSTILE } }));
    },
    LIMIT,
  );

  test.each(['mode', 'fabric', 'request-id'])(
    'in the input %s of a workflow_dispatch is shown and never obeyed',
    async (input) => {
      const payload = eventFiles.dispatch({ [input]: HOSTILE });
      expectInert(await run({ event: 'workflow_dispatch', payload, inputs: { mode: 'auto' } }));
    },
    LIMIT,
  );

  test(
    'in the name of a branch is shown and never obeyed',
    async () => {
      const branch = 'a`@planted-team`<img>::set-output::%0A::';
      const payload = eventFiles.push({ ref: `refs/heads/${branch}` });
      expectInert(await run({ payload, ref: `refs/heads/${branch}`, inputs: { mode: 'auto' } }));
    },
    LIMIT,
  );
});
