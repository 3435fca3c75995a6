import { type ChildProcess, fork } from 'node:child_process';
import { packaged } from '../../package-root.ts';
import { type Bounds, OutOfBounds } from '../host.ts';

/** A process that takes no processor's time any more and does not end: so many times as long as it may work is waited for it. */
const PATIENCE = 10;

/** See `Host.apart`. */
export function apart(message: unknown, bounds: Bounds): Promise<unknown> {
  const child = fork(packaged('bin/apart.js'), [], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  return answerOf(child, message, bounds).finally(() => child.kill('SIGKILL'));
}

function answerOf(child: ChildProcess, message: unknown, bounds: Bounds): Promise<unknown> {
  return new Promise((answer, reject) => {
    let said = '';
    child.stdout?.on('data', (part) => {
      said += part;
    });
    const timer = setTimeout(() => reject(new OutOfBounds('time')), bounds.milliseconds * PATIENCE);
    child.once('message', answer);
    child.once('error', reject);
    // What ended it without a word was the system, for want of memory, or the compiler, whose stack was too small.
    child.once('close', () => {
      clearTimeout(timer);
      reject(new OutOfBounds(said === 'time' ? 'time' : 'memory'));
    });
    child.send({ bounds, message });
  });
}

/** In the process itself: answers the one who started it. */
export function answerParent(answer: unknown): void {
  process.send?.(answer);
}
