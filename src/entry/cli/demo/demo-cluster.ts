import { randomUUID } from 'node:crypto';
import { impossible } from '../../../domain/shared/assert-never.ts';
import { startFabricSimulation } from '../../../simulator/agents/fabric-simulation.ts';
import { fabricAdmission } from '../../../simulator/fabric-admission/fabric-admission.ts';
import { startEmbeddedApiServer } from '../../../simulator/kube-apiserver/embedded-api-server.ts';

export interface DemoCluster {
  kubeconfig(): string;
  /** A `kubectl edit` by somebody else: a merge patch at the path of an object. */
  editByHand(path: string, patch: unknown): Promise<void>;
  stop(): Promise<void>;
}

export interface DemoClusterOptions {
  /** The switch whose agent takes its time, and how much. */
  readonly slowSwitch: string;
  readonly slowMs: number;
}

/** An API server with the fabric's admission, its controller and an agent for each switch, all in this process. */
export async function startDemoCluster(options: DemoClusterOptions): Promise<DemoCluster> {
  const ours = { token: randomUUID(), user: 'demo', role: 'admin' } as const;
  const other = { token: randomUUID(), user: 'somebody-else', role: 'admin' } as const;
  const server = await startEmbeddedApiServer({ tokens: [ours, other], admission: [fabricAdmission()] });
  const simulation = startFabricSimulation(server.store, {
    behaviours: { [options.slowSwitch]: 'slow' },
    slowMs: options.slowMs,
  });
  return {
    kubeconfig: () => server.kubeconfig(ours.token),
    async editByHand(path, patch) {
      const answer = await fetch(`${server.url}${path}?fieldManager=kubectl-edit`, {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${other.token}`,
          'content-type': 'application/merge-patch+json',
        },
        body: JSON.stringify(patch),
      });
      if (!answer.ok) impossible(`the edit by hand was answered ${answer.status}: ${await answer.text()}`);
    },
    async stop() {
      simulation.stop();
      await server.stop();
    },
  };
}
