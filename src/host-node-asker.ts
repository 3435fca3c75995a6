import { Writable } from 'node:stream';
import { autocomplete, confirm, isCancel, select, text } from '@clack/prompts';
import type { Asker, AskerStyle, Choice } from './asker.ts';
import { Interrupted } from './failures.ts';

/** A list longer than this is narrowed by typing. */
const LINES = 10;

/** The person at this terminal, asked on standard error: standard output is for data. */
export function nodeAsker({ language, colour }: AskerStyle): Asker {
  const output = terminal(colour);
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);

  /** The answer to a question; the end of the input (Ctrl-D, a closed terminal) calls off as Ctrl-C does. */
  async function asked<T>(question: (signal: AbortSignal) => Promise<T>): Promise<Exclude<T, symbol>> {
    const ended = new AbortController();
    const end = () => ended.abort();
    // In raw mode the terminal hands Ctrl-D on as a key.
    const endOnKey = (_: unknown, key: { name?: string; ctrl?: boolean }) => {
      if (key.ctrl === true && key.name === 'd') end();
    };
    process.stdin.once('end', end).once('close', end).on('keypress', endOnKey);
    try {
      const answer = await question(ended.signal);
      if (isCancel(answer)) throw new Interrupted();
      return answer as Exclude<T, symbol>;
    } finally {
      process.stdin.off('end', end).off('close', end).off('keypress', endOnKey);
      // Else the process would wait for more of it.
      process.stdin.pause();
    }
  }

  return {
    async text({ question, otherwise, example, refuse }) {
      const shown = otherwise ?? example;
      const answer = await asked((signal) =>
        text({
          message: question,
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
        return asked((signal) => select({ message: question, output, signal, options, maxItems: LINES, showInstructions: false }));
      }
      return asked((signal) =>
        autocomplete({
          message: question,
          output,
          signal,
          options,
          maxItems: LINES,
          placeholder: say('打字查找，可用名称、别名、拼音首字母', 'Type to search'),
          filter: (typed, { value }) => typed.trim() === '' || means(typed, value),
        }),
      );
    },
    confirm: (question) =>
      asked((signal) => confirm({ message: question, output, signal, active: say('是', 'Yes'), inactive: say('否', 'No') })),
    tell: (told) => {
      output.write(`${told}\n`);
    },
  };
}

function optionOf({ value, label, hint }: Choice) {
  return { value, label: label ?? value, ...(hint === undefined ? {} : { hint }) };
}

/** Standard error as the prompts write to it; without colours when none are wanted, though the cursor stays: it is drawn as an inverse letter. */
function terminal(colour: boolean): Writable {
  if (colour) return process.stderr;
  const plain = new Writable({
    decodeStrings: false,
    write: (chunk: string, _, done) => {
      process.stderr.write(chunk.replace(SGR, ''));
      done();
    },
  });
  return Object.defineProperties(plain, {
    isTTY: { value: true },
    columns: { get: () => process.stderr.columns },
    rows: { get: () => process.stderr.rows },
  });
}

/** Colours and weights of ECMA-48 (SGR), but for inverse and its end. */
const SGR = new RegExp(`${String.fromCharCode(27)}\\[(?!2?7m)[\\d;]*m`, 'g');
