import type { AppSettings, Environment } from './app-settings.ts';

/** Variables that only this process needs; what it starts does not get them. */
const OWN =
  /^(PRIVATE_KEY|WEBHOOK_SECRET|GITHUB_TOKEN|GH_TOKEN|KUBECONFIG|HEDGEHOG_SYNC_|KUBERNETES_SERVICE_)/;

/** The environment for git and credential plugins, and for looking up what a run may use. */
export function withoutSecrets(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !OWN.test(name)));
}

export function secretsOfSettings({ privateKey, webhookSecret }: AppSettings): readonly string[] {
  return [privateKey, webhookSecret];
}
