import { randomUUID } from 'node:crypto';
import { availableParallelism, hostname, userInfo } from 'node:os';
import { exitCodes } from '../../failures.ts';
import type { Host } from '../host.ts';
import { withoutMachineFonts } from './fonts.ts';

/** The part of the real outside that is about processes, threads and time. */
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
  | 'apart'
  | 'onInterrupt'
> = {
  get owner() {
    return { user: userName(), machine: hostname(), pid: process.pid, started: Date.now() - process.uptime() * 1000 };
  },
  get processors() {
    return availableParallelism();
  },
  // `performance` loads a module of its own when it is first asked for.
  elapsed: () => Number(process.hrtime.bigint()) / 1e6,
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  token: () => randomUUID().slice(0, 8),
  isRunning,
  withoutMachineFonts,
  startWorker: async () => (await import('./worker.ts')).startWorker(),
  apart: async (message, bounds) => (await import('./apart.ts')).apart(message, bounds),
  onInterrupt,
};

/** The system may not know the user, as in a container with a number for one. */
function userName(): string {
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
    // It is there, and another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** What Ctrl-C sends, on Windows too, and what a system sends that shuts down. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

function onInterrupt(callback: () => void): () => void {
  let asked = false;
  const listener = () => {
    if (asked) process.exit(exitCodes.interrupted);
    asked = true;
    callback();
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  return () => {
    for (const signal of SIGNALS) process.off(signal, listener);
  };
}
