import { type ChildProcess, fork } from 'node:child_process';
import { Interrupted } from '../../failures.ts';
import { packagedPath } from '../../package-root.ts';
import { type Host, LimitExceeded, type Limits } from '../host.ts';
import { checkAddressSpace } from './address-space.ts';

/** The process may hang without using the processor: its wall-clock limit is this many times its CPU limit. */
const WALL_CLOCK_FACTOR = 10;

/** See `Host.runIsolated`. */
export async function runIsolated(message: unknown, limits: Limits, onInterrupt: Host['onInterrupt']): Promise<unknown> {
  checkAddressSpace(2);
  const child = fork(packagedPath('bin/isolated.js'), [], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  let stopListening = () => {};
  const interrupted = new Promise<never>((_, reject) => {
    stopListening = onInterrupt(() => reject(new Interrupted()));
  });
  return Promise.race([receiveAnswer(child, message, limits), interrupted]).finally(() => {
    stopListening();
    child.kill('SIGKILL');
  });
}

function receiveAnswer(child: ChildProcess, message: unknown, limits: Limits): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // bin/isolated.js names the limit that it exceeded.
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    const timer = setTimeout(() => reject(new LimitExceeded('time')), limits.milliseconds * WALL_CLOCK_FACTOR);
    child.once('message', resolve);
    child.once('error', reject);
    child.once('close', (_, signal) => {
      clearTimeout(timer);
      // Ctrl-C at a terminal reaches the child as well.
      if (signal === 'SIGINT') reject(new Interrupted());
      // A child that ends without a message was killed by the system for lack of memory, or crashed when the compiler's stack overflowed.
      reject(new LimitExceeded(output === 'time' ? 'time' : 'memory'));
    });
    child.send({ limits, message });
  });
}

/** In the isolated process: sends the answer to its parent. */
export function answerParent(answer: unknown): void {
  process.send?.(answer);
}
