import type { ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { type Bounds, OutOfBounds } from './host.ts';
import { packaged } from './package-root.ts';

/** The bundle has no other use for child processes, and leaves them out (scripts/no-child-process.cjs). */
const load = createRequire(import.meta.url);

/** See `Host.apart`. */
export function apart(message: unknown, { milliseconds, megabytes }: Bounds): Promise<unknown> {
  const { fork } = load('node:child_process') as typeof import('node:child_process');
  const child = fork(packaged('bin/apart.mjs'), [], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return answerOf(child, { milliseconds, megabytes }, message);
}

function answerOf(child: ChildProcess, { milliseconds, megabytes }: Bounds, message: unknown): Promise<unknown> {
  return new Promise((answer, reject) => {
    const timer = setTimeout(() => {
      reject(new OutOfBounds('time'));
      child.kill('SIGKILL');
    }, milliseconds);
    child.once('message', (found) => {
      answer(found);
      child.kill('SIGKILL');
    });
    child.once('error', reject);
    // It ends by itself before it has answered when it takes too much memory, as it or the system finds.
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new OutOfBounds('memory'));
    });
    child.send({ megabytes, message });
  });
}

/** In the process itself: answers the one who started it. */
export function answerParent(answer: unknown): void {
  process.send?.(answer);
}
