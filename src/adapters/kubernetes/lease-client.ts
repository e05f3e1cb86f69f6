import { ConflictError, KubernetesError } from '../../domain/shared/errors.ts';
import type { JsonObject } from '../../domain/shared/json.ts';
import { createPlain, getPlain, type PlainKind, replacePlain } from './api-client.ts';
import type { HttpClient } from './http-client.ts';
import { type LeaseRecord, leaseRecordOf } from './lease-record.ts';

/** The Lease of one fabric. */
export class LeaseClient {
  readonly name: string;
  readonly namespace: string;
  readonly #http: HttpClient;
  readonly #place: PlainKind;

  constructor(http: HttpClient, name: string, namespace: string) {
    this.#http = http;
    this.name = name;
    this.namespace = namespace;
    this.#place = { group: 'coordination.k8s.io', version: 'v1', plural: 'leases', kind: 'Lease', namespace };
  }

  /** null: there is none yet. */
  async get(): Promise<LeaseRecord | null> {
    try {
      return leaseRecordOf((await getPlain(this.#http, this.#place, this.name)).body);
    } catch (error) {
      if (error instanceof KubernetesError && error.code === 'HHS-2503') return null;
      throw error;
    }
  }

  /** Creates, or replaces what `before` was. null: somebody else was faster; look again. */
  async put(body: JsonObject, before: LeaseRecord | null, limitMs?: number): Promise<LeaseRecord | null> {
    try {
      const reply =
        before === null
          ? await createPlain(this.#http, this.#place, this.name, body)
          : await replacePlain(this.#http, this.#place, this.name, body, limitMs);
      return leaseRecordOf(reply.body);
    } catch (error) {
      if (error instanceof ConflictError) return null;
      if (before !== null && error instanceof KubernetesError && error.code === 'HHS-2503') return null;
      throw error;
    }
  }
}
