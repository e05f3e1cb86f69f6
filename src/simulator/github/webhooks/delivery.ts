import type { InstalledApp } from '../access/app-registry.ts';

/** An address that gets events. */
export interface Hook {
  readonly id: number;
  readonly url: string;
  readonly secret: string;
  /** null: a hook of repositories, which belongs to no App. */
  readonly app: InstalledApp | null;
}

/** One event on its way to one hook; the same for all tries. */
export interface Parcel {
  readonly hook: Hook;
  /** `x-github-delivery`; a redelivery carries it again. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  /** The body, byte for byte. */
  readonly body: string;
  readonly repositoryId: number | null;
  readonly installationId: number | null;
}

/** One try. */
export interface Delivery extends Parcel {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly redelivery: boolean;
  /** 0: no answer. */
  readonly statusCode: number;
  /** `OK`, or what went wrong. */
  readonly status: string;
  readonly durationMs: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: string;
}

export function isFailed({ statusCode }: Delivery): boolean {
  return statusCode < 200 || statusCode > 299;
}
