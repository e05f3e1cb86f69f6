// Preloaded into a process: on SIGUSR2 it collects its garbage and prints what it holds, in bytes, as a line of JSON.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGUSR2', () => {
  // the second finds what finalizers of the first have let go
  collect();
  collect();
  const { rss, heapUsed } = process.memoryUsage();
  process.stdout.write(`${JSON.stringify({ message: 'memory', rss, heapUsed })}\n`);
});
