/**
 * Asks questions while a command runs: the person at the terminal answers, or a test. `src/commands/ask.ts` gives the questions in the user's
 * language and free of control characters. Every method but `tell` rejects with Interrupted on Ctrl-C, Esc or the end of the input.
 */
export interface Asker {
  /** Resolves to a line of text, trimmed. */
  text(question: TextQuestion): Promise<string>;
  /** Resolves to the `value` of a choice. */
  choose(question: ChoiceQuestion): Promise<string>;
  confirm(question: string): Promise<boolean>;
  /** Prints a message, which may have several lines. */
  tell(text: string): void;
}

export interface TextQuestion {
  readonly question: string;
  /** Default answer, shown. Without it, an empty answer goes to `refuse`. */
  readonly otherwise?: string | undefined;
  /** Placeholder. */
  readonly example?: string | undefined;
  /** Returns why an answer is invalid, in which case it is asked again, or null. */
  readonly refuse?: ((answer: string) => string | null) | undefined;
}

export interface ChoiceQuestion {
  readonly question: string;
  readonly choices: readonly Choice[];
  /** Whether typed text matches a choice. With it, typing filters the list; without it, only arrow keys choose. */
  readonly means?: ((typed: string, value: string) => boolean) | undefined;
}

export interface Choice {
  readonly value: string;
  /** Shown instead of the value. */
  readonly label?: string | undefined;
  /** A few words shown after the label. */
  readonly hint?: string | undefined;
}

export interface AskerStyle {
  readonly language: 'zh' | 'en';
  readonly colour: boolean;
}
