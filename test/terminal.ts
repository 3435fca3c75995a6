import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { vi } from 'vitest';
import type { Terminal } from '../src/host/node/asker.ts';

/** A terminal in memory: the test presses keys, and what is written is kept. */
export interface TypedTerminal extends Terminal {
  /** Whether each key comes as it is pressed, as prompts need it. */
  readonly isRaw: () => boolean;
  /** All output, with its escape sequences. */
  readonly written: () => string;
  /** The text of all output. */
  readonly read: () => string;
  /** Waits until some text is on the screen, then presses keys in order. */
  after(words: string, ...keys: readonly string[]): Promise<void>;
}

export const keys = { enter: '\r', up: '\x1b[A', down: '\x1b[B', left: '\x1b[D', back: '\x7f', ctrlC: '\x03', ctrlD: '\x04' } as const;

export function typedTerminal(): TypedTerminal {
  let raw = false;
  let written = '';
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (mode: boolean) => {
      raw = mode;
    },
  });
  const output = new Writable({
    write: (chunk, _, done) => {
      written += String(chunk);
      done();
    },
  });
  const read = () => stripVTControlCharacters(written);
  return {
    input: input as unknown as NodeJS.ReadStream,
    output: Object.assign(output, { isTTY: true, columns: 80, rows: 24 }) as unknown as NodeJS.WriteStream,
    isRaw: () => raw,
    written: () => written,
    read,
    after: async (words, ...pressed) => {
      await vi.waitFor(
        () => {
          if (!read().includes(words)) throw new Error(`“${words}” is not on the screen:\n${read()}`);
        },
        { interval: 1 },
      );
      for (const key of pressed) {
        input.write(key);
        await new Promise((taken) => setImmediate(taken));
      }
    },
  };
}
