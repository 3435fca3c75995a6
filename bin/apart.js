// A process for one piece of work whose time and memory nobody can predict, see src/host/node/apart.ts. The work blocks the main thread, so a
// second thread watches the limits. It names the one that was exceeded on standard output and kills the process.
import { writeSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { enableCompileCache } from './compile-cache.js';

/** Milliseconds between two looks at the limits. */
const INTERVAL = 10;

if (isMainThread) {
  process.once('message', async ({ bounds, message }) => {
    new Worker(new URL(import.meta.url), { workerData: bounds });
    enableCompileCache();
    const { answerApart } = await import('../dist/bulletin.js');
    answerApart(message);
  });
} else {
  const { milliseconds, megabytes } = workerData;
  setInterval(() => {
    const { user, system } = process.cpuUsage();
    if ((user + system) / 1000 > milliseconds) end('time');
    if (process.memoryUsage.rss() > megabytes * 1e6) end('memory');
  }, INTERVAL);
}

function end(bound) {
  writeSync(1, bound);
  process.kill(process.pid, 'SIGKILL');
}
