import { Writable } from 'node:stream';
import { confirm, isCancel, select, text } from '@clack/prompts';
import { Interrupted } from '../../failures.ts';
import type { Asker, AskerStyle, Choice } from '../asker.ts';

/** Entries of a list that are visible at once. */
const MAX_ITEMS = 12;

export interface Terminal {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
}

/** Asks at a terminal, with clack. */
export function nodeAsker({ language, colour }: AskerStyle, { input, output: screen }: Terminal): Asker {
  const output = colour ? screen : stripColours(screen);
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);

  /** Asks a question. The end of the input (Ctrl-D, a closed terminal) cancels it, as Ctrl-C does. */
  async function ask<T>(question: (signal: AbortSignal) => Promise<T>): Promise<Exclude<T, symbol>> {
    const ended = new AbortController();
    const end = () => ended.abort();
    // In raw mode Ctrl-D arrives as a key.
    const endOnKey = (_: unknown, key: { name?: string; ctrl?: boolean }) => {
      if (key.ctrl === true && key.name === 'd') end();
    };
    input.once('end', end).once('close', end).on('keypress', endOnKey);
    try {
      const answer = await question(ended.signal);
      if (isCancel(answer)) throw new Interrupted();
      return answer as Exclude<T, symbol>;
    } finally {
      input.off('end', end).off('close', end).off('keypress', endOnKey);
      // Otherwise open input keeps the process alive.
      input.pause();
    }
  }

  return {
    async text({ question, otherwise, example, refuse }) {
      const shown = otherwise ?? example;
      const answer = await ask((signal) =>
        text({
          message: question,
          input,
          output,
          signal,
          ...(shown === undefined ? {} : { placeholder: shown }),
          ...(otherwise === undefined ? {} : { defaultValue: otherwise }),
          validate: (typed) => refuse?.((typed ?? '').trim() || (otherwise ?? '')) ?? undefined,
        }),
      );
      return answer.trim() || (otherwise ?? '');
    },
    choose({ question, choices, means }) {
      const options = choices.map(toOption);
      if (means === undefined) {
        return ask((signal) => select({ message: question, input, output, signal, options, maxItems: MAX_ITEMS, showInstructions: false }));
      }
      return ask(async (signal) => {
        const { chooseByTyping } = await import('./choose.ts');
        return chooseByTyping({ question, choices, means }, { input, output, signal, language, maxItems: MAX_ITEMS });
      });
    },
    confirm: (question) =>
      ask((signal) => confirm({ message: question, input, output, signal, active: say('是', 'Yes'), inactive: say('否', 'No') })),
    tell: (told) => {
      output.write(`${told}\n`);
    },
  };
}

function toOption({ value, label, hint }: Choice) {
  return { value, label: label ?? value, ...(hint === undefined ? {} : { hint }) };
}

/** The same screen without colours. Inverse video stays, as it draws the cursor. */
function stripColours(screen: NodeJS.WriteStream): Writable {
  const plain = new Writable({
    decodeStrings: false,
    write: (chunk: string, _, done) => {
      screen.write(chunk.replace(SGR, ''));
      done();
    },
  });
  return Object.defineProperties(plain, {
    isTTY: { value: true },
    columns: { get: () => screen.columns },
    rows: { get: () => screen.rows },
  });
}

/** Select Graphic Rendition sequences (ECMA-48) except 7 (inverse) and 27 (its end). */
const SGR = new RegExp(`${String.fromCharCode(27)}\\[(?!2?7m)[\\d;]*m`, 'g');
