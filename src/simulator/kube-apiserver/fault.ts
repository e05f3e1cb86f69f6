import type { ConnectionFault, FaultRule as RuleOf } from '../http/fault-rules.ts';

/** What goes wrong. `delay` lets the request through afterwards, all others take its place. */
export type Fault =
  | {
      readonly type: 'status';
      readonly code: number;
      readonly reason?: string;
      readonly message?: string;
      readonly retryAfterSeconds?: number;
    }
  /** No answer until the client gives up or the server stops. */
  | { readonly type: 'hang' }
  | ConnectionFault;

export type FaultRule = RuleOf<Fault>;
