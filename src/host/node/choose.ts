import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';
import { AutocompletePrompt } from '@clack/core';
import { limitOptions, S_BAR, S_BAR_END, S_RADIO_ACTIVE, S_RADIO_INACTIVE, symbol } from '@clack/prompts';
import type { ChoiceQuestion } from '../asker.ts';

interface ListOptions {
  readonly input: Readable;
  readonly output: Writable;
  readonly signal: AbortSignal;
  readonly language: 'zh' | 'en';
  /** Entries that are visible at once. */
  readonly maxItems: number;
}

/**
 * A list that typing filters, drawn in the style of clack, whose own `autocomplete` has English texts only.
 *
 * @returns the chosen value, or clack's cancel symbol
 */
export async function chooseByTyping(
  { question, choices, means }: ChoiceQuestion & { readonly means: NonNullable<ChoiceQuestion['means']> },
  { input, output, signal, language, maxItems }: ListOptions,
): Promise<string | symbol> {
  const words =
    language === 'zh'
      ? { search: '查找：', example: '输入名称、别名或拼音首字母', none: '没有找到，请改一改', keys: '↑/↓ 选择 · 回车确定' }
      : { search: 'Search: ', example: 'a name, an alias or initials', none: 'Nothing found', keys: '↑/↓ choose · Enter takes it' };
  const bar = (text: string) => `${styleText('cyan', S_BAR)}  ${text}`;
  const prompt = new AutocompletePrompt({
    options: choices.map(({ value, label, hint }) => ({ value, label: label ?? value, hint: hint ?? '' })),
    filter: (typed, { value }) => typed.trim() === '' || means(typed, value),
    input,
    output,
    signal,
    validate: (value) => (typeof value === 'string' ? undefined : words.none),
    render() {
      const title = [styleText('gray', S_BAR), `${symbol(this.state)}  ${question}`];
      if (this.state === 'submit') {
        const taken = this.options.filter(({ value }) => value === this.focusedValue).map(({ label }) => label);
        return [...title, `${styleText('gray', S_BAR)}  ${styleText('dim', taken.join())}`].join('\n');
      }
      if (this.state === 'cancel') return [...title, styleText('gray', S_BAR)].join('\n');
      const typed = this.userInput === '' ? styleText('dim', words.example) : this.userInputWithCursor;
      const head = [...title, bar(`${words.search}${typed}`)];
      const foot = [bar(styleText('dim', words.keys)), styleText('cyan', S_BAR_END)];
      const found = limitOptions({
        cursor: this.cursor,
        options: this.filteredOptions,
        columnPadding: 3,
        rowPadding: head.length + foot.length,
        maxItems,
        output,
        style: ({ label, hint }, active) => {
          const beside = hint === '' ? '' : styleText('dim', `  ${hint}`);
          return active
            ? `${styleText('green', S_RADIO_ACTIVE)} ${label}${beside}`
            : `${styleText('dim', `${S_RADIO_INACTIVE} ${label}`)}${beside}`;
        },
      });
      return [...head, ...(found.length === 0 ? [styleText('yellow', words.none)] : found).map(bar), ...foot].join('\n');
    },
  });
  // `validate` accepts nothing else.
  return (await prompt.prompt()) as string | symbol;
}
