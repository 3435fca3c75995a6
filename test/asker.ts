import { Interrupted } from '../src/failures.ts';
import type { Asker, ChoiceQuestion, TextQuestion } from '../src/host/asker.ts';

/** Questions and notices, in order. */
export interface Conversation extends Asker {
  readonly heard: readonly string[];
}

/**
 * An asker that gives these answers, one per question: a text is typed (for a list it filters the entries, and the first is taken), a
 * boolean is yes or no, null is Ctrl-C. A rejected answer is followed by the next one. The test fails when more is asked.
 */
export function answers(...given: readonly (string | boolean | null)[]): Conversation {
  const left = [...given];
  const heard: string[] = [];
  const next = (question: string): string | boolean => {
    heard.push(question);
    const answer = left.shift();
    if (answer === undefined) throw new Error(`No answer is left for “${question}”`);
    if (answer === null) throw new Interrupted();
    return answer;
  };
  return {
    heard,
    async text({ question, otherwise, refuse }: TextQuestion) {
      for (;;) {
        const answer = String(next(question)).trim() || (otherwise ?? '');
        const why = refuse?.(answer) ?? null;
        if (why === null) return answer;
        heard.push(why);
      }
    },
    async choose({ question, choices, means }: ChoiceQuestion) {
      const typed = String(next(question));
      const found = choices.find(({ value }) => means?.(typed, value) ?? value === typed);
      if (found === undefined) throw new Error(`“${typed}” is none of ${choices.map(({ value }) => value).join(', ')}`);
      return found.value;
    },
    async confirm(question) {
      return next(question) === true;
    },
    tell: (text) => {
      heard.push(text);
    },
  };
}
