import { parentPort, Worker as Thread } from 'node:worker_threads';
import { packaged } from '../../package-root.ts';
import type { Worker } from '../host.ts';
import { hideMachineFonts } from './fonts.ts';

/** See `Host.startWorker`. */
export function startWorker(): Worker {
  hideMachineFonts();
  const thread = new Thread(packaged('bin/worker.js'));
  let ended: Error | null = null;
  let waiting: { answer(message: unknown): void; fail(error: Error): void } | null = null;
  const fail = (error: Error) => {
    ended ??= error;
    waiting?.fail(ended);
    waiting = null;
  };
  thread.on('message', (message) => {
    waiting?.answer(message);
    waiting = null;
  });
  thread.on('error', fail);
  thread.on('exit', (code) => fail(new Error(`A worker ended with code ${code}`)));
  return {
    ask: (message) =>
      new Promise((answer, reject) => {
        if (ended !== null) return reject(ended);
        waiting = { answer, fail: reject };
        thread.postMessage(message);
      }),
    end: async () => {
      await thread.terminate();
    },
  };
}

/** In the thread itself: answers every message of the one who started it. */
export function answerMessages(answer: (message: unknown) => Promise<unknown>): void {
  const port = parentPort;
  if (port === null) throw new Error('This is no worker thread');
  port.on('message', async (message) => port.postMessage(await answer(message)));
}
