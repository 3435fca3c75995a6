import { Writable } from 'node:stream';
import { confirm, isCancel, select, text } from '@clack/prompts';
import { Interrupted } from '../../failures.ts';
import type { Asker, AskerStyle, Choice } from '../asker.ts';

/** Most entries of a list that stand on the screen at once. */
const LINES = 10;

/** Where a person types and reads. */
export interface Terminal {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
}

/** The person at a terminal. */
export function nodeAsker({ language, colour }: AskerStyle, { input, output: screen }: Terminal): Asker {
  const output = colour ? screen : withoutColours(screen);
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);

  /** The answer to a question; the end of the input (Ctrl-D, a closed terminal) calls off as Ctrl-C does. */
  async function asked<T>(question: (signal: AbortSignal) => Promise<T>): Promise<Exclude<T, symbol>> {
    const ended = new AbortController();
    const end = () => ended.abort();
    // In raw mode the terminal hands Ctrl-D on as a key.
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
      // Else the process would wait for more of it.
      input.pause();
    }
  }

  return {
    async text({ question, otherwise, example, refuse }) {
      const shown = otherwise ?? example;
      const answer = await asked((signal) =>
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
      const options = choices.map(optionOf);
      if (means === undefined) {
        return asked((signal) => select({ message: question, input, output, signal, options, maxItems: LINES, showInstructions: false }));
      }
      return asked(async (signal) => {
        const { chooseByTyping } = await import('./choose.ts');
        return chooseByTyping({ question, choices, means }, { input, output, signal, language, lines: LINES });
      });
    },
    confirm: (question) =>
      asked((signal) => confirm({ message: question, input, output, signal, active: say('是', 'Yes'), inactive: say('否', 'No') })),
    tell: (told) => {
      output.write(`${told}\n`);
    },
  };
}

function optionOf({ value, label, hint }: Choice) {
  return { value, label: label ?? value, ...(hint === undefined ? {} : { hint }) };
}

/** A screen as the prompts write to it, though without colours; the cursor stays: it is drawn as an inverse letter. */
function withoutColours(screen: NodeJS.WriteStream): Writable {
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

/** Colours and weights of ECMA-48 (SGR), but for inverse and its end. */
const SGR = new RegExp(`${String.fromCharCode(27)}\\[(?!2?7m)[\\d;]*m`, 'g');
