export { KubeConfig } from '@kubernetes/client-node';
export { buildConnector, Client } from 'undici';
