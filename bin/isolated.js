// A process for one task whose time and memory nobody can predict, see src/host/node/isolated.ts. The task blocks the main thread, so a second
// thread watches the limits: it writes the name of the one that was exceeded to standard output and kills the process.
import { writeSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { enableCompileCache } from './compile-cache.js';

/** Milliseconds between two measurements. */
const INTERVAL = 10;

if (isMainThread) {
  process.once('message', async ({ limits, message }) => {
    enableCompileCache();
    const { answerIsolated } = await import('../dist/bulletin.js');
    // Loading the program is no part of the task, and takes long on a slow machine.
    const watch = new Worker(new URL(import.meta.url), { workerData: { ...limits, start: process.cpuUsage() } });
    watch.once('online', () => answerIsolated(message));
  });
} else {
  const { milliseconds, megabytes, start } = workerData;
  setInterval(() => {
    const { user, system } = process.cpuUsage(start);
    if ((user + system) / 1000 > milliseconds) endProcess('time');
    if (process.memoryUsage.rss() > megabytes * 1e6) endProcess('memory');
  }, INTERVAL);
}

/** @param {'time' | 'memory'} limit */
function endProcess(limit) {
  writeSync(1, limit);
  process.kill(process.pid, 'SIGKILL');
}
