import { parentPort, Worker as Thread } from 'node:worker_threads';
import { packagedPath } from '../../package-root.ts';
import type { Worker } from '../host.ts';
import { checkAddressSpace } from './address-space.ts';
import { hideMachineFonts } from './fonts.ts';
import { INTERRUPT, onInterrupt } from './interrupt.ts';

/** Threads that run besides the main one. */
let running = 0;

/** See `Host.startWorker`. */
export function startWorker(): Worker {
  checkAddressSpace(2 + running);
  hideMachineFonts();
  const thread = new Thread(packagedPath('bin/worker.js'));
  running += 1;
  const stopListening = onInterrupt(() => thread.postMessage(INTERRUPT));
  let failure: Error | null = null;
  let pending: { resolve(message: unknown): void; reject(error: Error): void } | null = null;
  const fail = (error: Error) => {
    failure ??= error;
    pending?.reject(failure);
    pending = null;
  };
  thread.on('message', (message) => {
    pending?.resolve(message);
    pending = null;
  });
  thread.on('error', fail);
  thread.on('exit', (code) => {
    running -= 1;
    stopListening();
    fail(new Error(`A worker ended with code ${code}`));
  });
  return {
    ask: (message) =>
      new Promise((resolve, reject) => {
        if (failure !== null) return reject(failure);
        pending = { resolve, reject };
        thread.postMessage(message);
      }),
    end: async () => {
      await thread.terminate();
    },
  };
}

/** In the worker thread: answers every message from the thread that started it. */
export function answerMessages(answer: (message: unknown) => Promise<unknown>): void {
  const port = parentPort;
  if (port === null) throw new Error('Not in a worker thread');
  port.on('message', async (message) => {
    if (message !== INTERRUPT) port.postMessage(await answer(message));
  });
}
