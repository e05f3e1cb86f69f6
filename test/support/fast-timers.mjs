// Preloaded into a child process (`NODE_OPTIONS=--import=…`): its timers run out sooner by the factor in TEST_TIME_FACTOR,
// so that pauses and time limits of minutes pass in a second. Its clocks stay true.
const factor = Number(process.env.TEST_TIME_FACTOR ?? '1');
const { setTimeout: later } = globalThis;
globalThis.setTimeout = Object.assign((work, ms = 0, ...rest) => later(work, ms / factor, ...rest), later);
