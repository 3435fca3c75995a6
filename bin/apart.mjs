// A process of its own that does one piece of work whose end or size nobody can know, see src/host-node-apart.ts. While it works, it can be
// asked nothing, so a thread of it watches how much memory it takes.
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { load } from './load.js';

const EVERY = 25;

if (isMainThread) {
  process.once('message', ({ megabytes, message }) => {
    new Worker(new URL(import.meta.url), { workerData: { megabytes } });
    load('build').answerApart(message);
  });
} else {
  setInterval(() => {
    if (process.memoryUsage.rss() > workerData.megabytes * 1e6) process.kill(process.pid, 'SIGKILL');
  }, EVERY);
}
