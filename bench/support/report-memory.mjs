// Preloaded into a process: when it ends, writes the largest memory it ever had, in kB, to a file.
import { readFileSync, writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.HEDGEHOG_SYNC_BENCH_MEMORY, String(largestMemory())));

/** `maxRSS` also counts the parent before it became this process, so Linux's own count of this program goes before it. */
function largestMemory() {
  try {
    const found = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (found !== null) return Math.round((Number(found[1]) * 1024) / 1000);
  } catch {
    // not Linux
  }
  return Math.round((process.resourceUsage().maxRSS * 1024) / 1000);
}
