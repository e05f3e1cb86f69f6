/** Long work telling how far it is. The screen decides whether and how to show it. */
export interface Progress {
  /** `done` of `total` (0 = not known) of `what`, e.g. "list kinds", "apply objects", "wait for switches". */
  report(what: string, done: number, total: number, detail?: string): void;
}
