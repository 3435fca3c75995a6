import { randomUUID } from 'node:crypto';
import { availableParallelism, hostname, userInfo } from 'node:os';
import type { Host } from '../host.ts';
import { withoutMachineFonts } from './fonts.ts';
import { onInterrupt } from './interrupt.ts';
import { runIsolated } from './isolated.ts';
import { startWorker } from './worker.ts';

/** The part of the real host that concerns processes, threads and time. */
export const nodeProcess: Pick<
  Host,
  | 'owner'
  | 'withoutMachineFonts'
  | 'processors'
  | 'elapsed'
  | 'now'
  | 'sleep'
  | 'token'
  | 'isRunning'
  | 'startWorker'
  | 'runIsolated'
  | 'onInterrupt'
> = {
  get owner() {
    return { user: getUserName(), machine: hostname(), pid: process.pid, started: Date.now() - process.uptime() * 1000 };
  },
  get processors() {
    return availableParallelism();
  },
  elapsed: () => Number(process.hrtime.bigint()) / 1e6,
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  token: () => randomUUID().slice(0, 8),
  isRunning,
  withoutMachineFonts,
  startWorker: async () => startWorker(),
  runIsolated: (message, limits) => runIsolated(message, limits, onInterrupt),
  onInterrupt,
};

/** `userInfo` throws where the user id has no entry in the user database, as in a container. */
function getUserName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env.USER ?? process.env.USERNAME ?? '?';
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It exists and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
