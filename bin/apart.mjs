// A process of its own that does one piece of work whose end or size nobody can know, see src/host/node/apart.ts. While it works, it can be
// asked nothing, so a thread of it watches what it takes; before it ends the process, it says of what that was too much.
import { writeSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { load } from './load.js';

const EVERY = 10;

function end(bound) {
  writeSync(1, bound);
  process.kill(process.pid, 'SIGKILL');
}

if (isMainThread) {
  process.once('message', ({ bounds, message }) => {
    new Worker(new URL(import.meta.url), { workerData: bounds });
    load('build').program.answerApart(message);
  });
} else {
  const { milliseconds, megabytes } = workerData;
  setInterval(() => {
    const { user, system } = process.cpuUsage();
    if ((user + system) / 1000 > milliseconds) end('time');
    if (process.memoryUsage.rss() > megabytes * 1e6) end('memory');
  }, EVERY);
}
