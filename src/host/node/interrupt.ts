import { parentPort } from 'node:worker_threads';
import { exitCodes } from '../../failures.ts';

/** Ctrl-C, on Windows too, and the request to terminate that a system sends before it shuts down. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Passes a signal on to a thread, which the system does not tell. */
export const INTERRUPT = 'interrupt';

/** See `Host.onInterrupt`. */
export function onInterrupt(callback: () => void): () => void {
  let interrupted = false;
  const listener = () => {
    if (interrupted) process.exit(exitCodes.interrupted);
    interrupted = true;
    callback();
  };
  const hear = (message: unknown) => {
    if (message === INTERRUPT) callback();
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  parentPort?.on('message', hear);
  return () => {
    for (const signal of SIGNALS) process.off(signal, listener);
    parentPort?.off('message', hear);
  };
}
