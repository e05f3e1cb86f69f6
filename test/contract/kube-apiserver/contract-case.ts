import type { Json } from '../../../src/domain/shared/json.ts';
import type { KubeRequestOptions, KubeResponse } from '../../support/kube-apiserver-http.ts';

/** `admin` and `other` may do everything, `reader` may read everything, `nobody` may do nothing. */
export type ContractUser = 'admin' | 'other' | 'reader' | 'nobody';

export interface ContractRequest extends Omit<KubeRequestOptions, 'token'> {
  /** Default `admin`; null sends no token. */
  readonly user?: ContractUser | null;
  /** A token of the case's own, in the place of a user's. */
  readonly token?: string;
}

/** What a case may do with a server: send requests. Namespace `default` is empty when it starts. */
export interface ContractServer {
  send(method: string, path: string, body?: Json | string, options?: ContractRequest): Promise<KubeResponse>;
  /** Makes every resourceVersion before now too old, as time does to a real server. */
  forgetHistory(): Promise<void>;
}

/** One thing an API server must do. Independent of every other; its failure is a failed `expect`. */
export interface ContractCase {
  /** `topic/what`, unique: the mutation that must break it is found by this. */
  readonly id: string;
  readonly title: string;
  run(server: ContractServer): Promise<void>;
}
