import type { ConnectionFault, FaultRule } from '../../http/fault-rules.ts';

/** What goes wrong. `delay` lets the request through afterwards, all others take its place. */
export type GitHubFault =
  | {
      readonly type: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Sent as it is; an object is sent as JSON. */
      readonly body?: string | object;
      /** Carries the request out first, so that only its answer is lost. */
      readonly after?: boolean;
    }
  /** No answer until the client gives up or the server stops; `after` carries the request out first. */
  | { readonly type: 'hang'; readonly after?: boolean }
  | ConnectionFault;

export type GitHubFaultRule = FaultRule<GitHubFault>;
