import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startFabricSimulation } from '../../src/simulator/agents/fabric-simulation.ts';
import { fabricAdmission } from '../../src/simulator/fabric-admission/fabric-admission.ts';
import {
  type EmbeddedApiServer,
  startEmbeddedApiServer,
} from '../../src/simulator/kube-apiserver/embedded-api-server.ts';
import { applyRules, readRules } from '../../tools/generators/cluster-access.ts';
import { runCli } from '../support/run-cli.ts';
import { projectRoot } from '../support/shared.ts';

const READER = 'token-of-hedgehog-sync-read-0123456789';
const WRITER = 'token-of-hedgehog-sync-apply-0123456789';

/** The rights of `examples/cluster-access.yaml`, and nothing else, are enough. */
describe('with the least rights', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hedgehog-sync-least-'));
  let server: EmbeddedApiServer;
  let simulation: ReturnType<typeof startFabricSimulation>;
  beforeAll(async () => {
    server = await startEmbeddedApiServer({
      tokens: [
        { token: READER, user: 'hedgehog-sync-read', role: 'nobody', rules: readRules() },
        {
          token: WRITER,
          user: 'hedgehog-sync-apply',
          role: 'nobody',
          rules: [...readRules(), ...applyRules()],
        },
      ],
      admission: [fabricAdmission()],
    });
    simulation = startFabricSimulation(server.store);
    writeFileSync(join(folder, 'read'), server.kubeconfig(READER));
    writeFileSync(join(folder, 'apply'), server.kubeconfig(WRITER));
  });
  afterAll(async () => {
    simulation.stop();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const run = (command: string, user: 'read' | 'apply', ...more: readonly string[]) =>
    runCli([
      ...[command, '--path', join(projectRoot, 'examples', 'sample-fabric'), '--fabric', 'lab'],
      ...['--kubeconfig', join(folder, user), ...more],
    ]);

  test('the one that looks plans and compares, and can write nothing', async () => {
    const plan = await run('plan', 'read');
    expect(plan).toMatchObject({ code: 2, stdout: expect.stringContaining('69 to create') });
    const refused = await run('apply', 'read', '--wait', '0s');
    expect(refused.code).toBe(1);
    expect(refused.stdout + refused.stderr).toContain('HHS-2202');
    expect((await run('plan', 'read')).stdout).toContain('69 to create');
  });

  test('the one that applies writes everything, and then there is nothing left to say', async () => {
    const applied = await run('apply', 'apply', '--wait', '0s');
    expect(applied.stdout + applied.stderr).not.toMatch(/HHS-2202|may not|forbidden/i);
    expect((await run('drift', 'read')).code).toBe(0);
    const doctor = await run('doctor', 'apply');
    expect(doctor.stdout).not.toContain('not granted');
  });
});
