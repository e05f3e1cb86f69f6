/** Makes a `switch` over a union exhaustive: a new member is a compile error here. */
export function assertNever(value: never): never {
  impossible(`no branch for ${JSON.stringify(value)}`);
}

/** This program is wrong, not its input: ends the run and asks for a report. */
export function impossible(what: string): never {
  throw new Error(`this must not happen, please report it: ${what}`);
}
